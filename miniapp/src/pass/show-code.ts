import { formatManualCode, manualDigits } from '@benefit/shared/pass/manual-code';
import { STEP_SECONDS, assembleCode, showMessage, stepAt } from '@benefit/shared/pass/pass-code';
import { hmac } from 'fast-sha256';
import nacl from 'tweetnacl';
import { fromBase64url } from '../platform/base64url';
import type { KeptPass } from './kept-pass';

export interface ShownCode {
  step: number;
  /** Text of the QR code. */
  text: string;
  /** The sixteen digits, in groups of four. */
  digits: string;
}

/**
 * The code of an instant. No network, no request.
 *
 * @param unixSeconds by the server's clock
 */
export function codeAt({ seed, issued }: KeptPass, unixSeconds: number): ShownCode {
  const step = stepAt(unixSeconds);
  const credential = fromBase64url(issued.credential);
  const { secretKey } = nacl.sign.keyPair.fromSeed(fromBase64url(seed));
  const signature = nacl.sign.detached(showMessage(credential, step), secretKey);
  const digits = manualDigits(fromBase64url(issued.manual.secret), unixSeconds, hmac);
  return {
    step,
    text: assembleCode(credential, step, signature),
    digits: formatManualCode(issued.manual.number, digits),
  };
}

/** Seconds until the next code, 1–15. */
export function secondsLeft(unixSeconds: number): number {
  return STEP_SECONDS - (Math.floor(unixSeconds) % STEP_SECONDS);
}
