import { listMyPasses, revokePass } from '@benefit/shared/pass/pass-contract';
import type { Phone } from '@benefit/shared/pass/pass-contract';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../../platform/call';
import type { Failure } from '../../../platform/call';
import { useElderMode } from '../../../platform/elder-mode';
import { useRemote, valueOf } from '../../../platform/use-remote';
import { useSignedIn } from '../../../platform/use-signed-in';
import { setFrozen } from '../../frozen';
import { dropPass, readPass } from '../../kept-pass';

export type Revoking =
  | { step: 'idle' }
  | { step: 'asking'; phone: Phone }
  | { step: 'sending'; phone: Phone }
  | { step: 'done'; phone: Phone }
  | { step: 'failed'; failure: Failure };

export function usePhones() {
  const me = useSignedIn();
  const elder = useElderMode((mode) => mode.elder);
  const { state, reload } = useRemote(me ? 'phones' : null, () => call(listMyPasses));
  const [revoking, setRevoking] = useState<Revoking>({ step: 'idle' });
  // A phone that was revoked is gone from the list also when the list cannot be read anew.
  const [revokedIds, setRevokedIds] = useState<readonly string[]>([]);
  const isSending = useRef(false);
  const [ownPassId, setOwnPassId] = useState<string | null>(null);
  useEffect(() => {
    void readPass(null).then((pass) => setOwnPassId(pass?.issued.passId ?? null));
  }, []);

  const known = valueOf(state);

  async function revoke(phone: Phone): Promise<void> {
    if (isSending.current) return;
    isSending.current = true;
    setRevoking({ step: 'sending', phone });
    const result = await call(revokePass, { params: { passId: phone.passId } });
    isSending.current = false;
    if (!result.ok) return setRevoking({ step: 'failed', failure: result.failure });
    if (phone.passId === ownPassId) {
      await dropPass(null);
      if (me) setFrozen(me.accountId, null, true);
    }
    setRevokedIds((ids) => [...ids, phone.passId]);
    setRevoking({ step: 'done', phone });
    await reload();
  }

  return {
    state,
    elder,
    phones: known
      ? ownFirst(known.items, ownPassId).filter(({ passId }) => !revokedIds.includes(passId))
      : null,
    revoking,
    ownPassId,
    onRetry: () => void reload(),
    onRevoke: (phone: Phone) => setRevoking({ step: 'asking', phone }),
    onCancel: () => {
      if (!isSending.current) setRevoking({ step: 'idle' });
    },
    onConfirm: () => {
      if (revoking.step === 'asking') void revoke(revoking.phone);
    },
  };
}

function ownFirst(phones: readonly Phone[], ownPassId: string | null): Phone[] {
  const isOwn = ({ passId }: Phone): boolean => passId === ownPassId;
  return [...phones.filter(isOwn), ...phones.filter((phone) => !isOwn(phone))];
}
