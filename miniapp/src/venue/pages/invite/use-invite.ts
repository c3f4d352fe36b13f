import { acceptInvite } from '@benefit/shared/venue/staff-contract';
import { useRouter } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { wantAfterLogin } from '../../../platform/after-login';
import { call } from '../../../platform/call';
import type { Answer, Failure } from '../../../platform/call';
import { replace } from '../../../platform/navigation';
import { hasOwnScanner, scanCode } from '../../../platform/scan-code';
import { useSession } from '../../../platform/session';
import { useSignedIn } from '../../../platform/use-signed-in';

/** Joining a venue with the code that its manager showed. */
export function useInvite() {
  const params = useRouter().params;
  const phase = useSession((session) => session.phase);
  useEffect(() => {
    const { code: given } = params;
    if (phase === 'signed-out' && given !== undefined) wantAfterLogin('invite', { code: given });
  }, [phase, params]);
  const me = useSignedIn();
  const reloadMe = useSession((session) => session.reloadMe);
  const [code, setCode] = useState(params['code'] ?? '');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [joined, setJoined] = useState<Answer<typeof acceptInvite> | null>(null);
  const sending = useRef(false);

  /** A phone whose camera opens no pages of the mini-program reads the code here. */
  async function scan(): Promise<void> {
    const scanned = await scanCode();
    const found = scanned.kind === 'read' ? /[?&]code=(\d{10})(?!\d)/.exec(scanned.text)?.[1] : undefined;
    if (found !== undefined) setCode(found);
  }

  async function join(): Promise<void> {
    if (sending.current || code === '') return;
    sending.current = true;
    setBusy(true);
    const result = await call(acceptInvite, { body: { code } });
    sending.current = false;
    setBusy(false);
    setFailure(result.ok ? null : result.failure);
    if (!result.ok) return;
    setJoined(result.value);
    await reloadMe();
  }

  return {
    ready: me !== null,
    canScan: hasOwnScanner,
    onScan: () => void scan(),
    code,
    busy,
    failure,
    joined,
    onCode: (text: string) => setCode(text.replace(/\D/g, '').slice(0, 10)),
    onJoin: () => void join(),
    onCounter: () => replace('enrol'),
  };
}
