import { listMyPasses, revokePass } from '@benefit/shared/pass/pass-contract';
import type { Phone } from '@benefit/shared/pass/pass-contract';
import { useEffect, useState } from 'react';
import { call } from '../../../platform/call';
import type { Failure } from '../../../platform/call';
import { useRemote } from '../../../platform/use-remote';
import { useSignedIn } from '../../../platform/use-signed-in';
import { setFrozen } from '../../frozen';
import { dropPass, readPass } from '../../kept-pass';

export type Revoking =
  | { step: 'idle' }
  | { step: 'asking'; phone: Phone }
  | { step: 'sending'; phone: Phone }
  | { step: 'failed'; failure: Failure };

export function usePhones() {
  const me = useSignedIn();
  const { state, reload } = useRemote(me ? 'phones' : null, () => call(listMyPasses));
  const [revoking, setRevoking] = useState<Revoking>({ step: 'idle' });
  const [ownPassId, setOwnPassId] = useState<string | null>(null);
  useEffect(() => {
    void readPass().then((pass) => setOwnPassId(pass?.issued.passId ?? null));
  }, []);

  async function revoke(phone: Phone): Promise<void> {
    setRevoking({ step: 'sending', phone });
    const result = await call(revokePass, { params: { passId: phone.passId } });
    if (!result.ok) return setRevoking({ step: 'failed', failure: result.failure });
    if (phone.passId === ownPassId) {
      await dropPass();
      if (me) setFrozen(me.accountId, true);
    }
    await reload();
    setRevoking({ step: 'idle' });
  }

  return {
    state,
    revoking,
    ownPassId,
    onRetry: () => void reload(),
    onRevoke: (phone: Phone) => setRevoking({ step: 'asking', phone }),
    onCancel: () => setRevoking({ step: 'idle' }),
    onConfirm: () => {
      if (revoking.step === 'asking') void revoke(revoking.phone);
    },
  };
}
