import { stepAt } from '@benefit/shared/pass/pass-code';
import { useEffect, useRef, useState } from 'react';
import { serverNow } from '../platform/server-clock';
import { isExpired, isHalfGone } from './kept-pass';
import type { KeptPass } from './kept-pass';
import { codeAt, secondsLeft } from './show-code';
import type { ShownCode } from './show-code';

const SECOND_MS = 1000;
/** How often a renewal is asked for once it is due. */
const DUE_EVERY_MS = 60_000;

/**
 * The code on show and the seconds until the next, turning with the server's clock.
 *
 * @param onDue the pass should be renewed
 */
export function useShownCode(
  pass: KeptPass | null,
  onDue: () => void,
): (ShownCode & { left: number }) | null {
  const [shown, setShown] = useState<{ pass: KeptPass; code: ShownCode; left: number } | null>(null);
  const due = useRef({ onDue, askedAt: 0 });
  useEffect(() => {
    due.current.onDue = onDue;
  });

  useEffect(() => {
    if (!pass) return undefined;
    let code: ShownCode | undefined;
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const now = serverNow();
      const next = turned(pass, code, now);
      code = next;
      setShown({ pass, code: next, left: secondsLeft(now / SECOND_MS) });
      const isDue = isHalfGone(pass, now) || isExpired(pass, now);
      if (isDue && Date.now() - due.current.askedAt > DUE_EVERY_MS) {
        due.current.askedAt = Date.now();
        due.current.onDue();
      }
      // A little past the turn of the second, so that none is shown twice.
      timer = setTimeout(tick, SECOND_MS - (now % SECOND_MS) + 5);
    };
    tick();
    return () => clearTimeout(timer);
  }, [pass]);

  return shown && shown.pass === pass ? { ...shown.code, left: shown.left } : null;
}

function turned(pass: KeptPass, code: ShownCode | undefined, now: number): ShownCode {
  const seconds = Math.floor(now / SECOND_MS);
  return code && code.step === stepAt(seconds) ? code : codeAt(pass, seconds);
}
