import type { Endpoint } from '@benefit/shared/endpoint';
import { useRouter } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { wantAfterLogin } from '../platform/after-login';
import { call } from '../platform/call';
import type { Answer, Failure, Result } from '../platform/call';
import type { PageName } from '../platform/navigation';
import { hasOwnScanner, scanCode } from '../platform/scan-code';
import { useSession } from '../platform/session';
import { useSignedIn } from '../platform/use-signed-in';

/**
 * Joining something with a ten-digit code that somebody showed: scanned, typed, or from the address.
 *
 * @param page that opens with the code, for whoever has to log in first
 * @param accept the call that takes the code
 */
export function useInviteCode<E extends Endpoint>(page: PageName, accept: E) {
  const params = useRouter().params;
  const phase = useSession((session) => session.phase);
  useEffect(() => {
    const { code: given } = params;
    if (phase === 'signed-out' && given !== undefined) wantAfterLogin(page, { code: given });
  }, [phase, params, page]);
  const me = useSignedIn();
  const reloadMe = useSession((session) => session.reloadMe);
  const [code, setCode] = useState(params['code'] ?? '');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [joined, setJoined] = useState<Answer<E> | null>(null);
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
    const result: Result<Answer<E>> = await call(accept, { body: { code } } as Parameters<typeof call<E>>[1]);
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
    code,
    busy,
    failure,
    joined,
    onScan: () => void scan(),
    onCode: (text: string) => setCode(text.replace(/\D/g, '').slice(0, 10)),
    onJoin: () => void join(),
  };
}
