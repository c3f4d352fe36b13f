import { concatBytes, uint32Bytes } from './bytes.ts';
import { STEP_TOLERANCE, stepAt } from './pass-code.ts';

/**
 * The sixteen digits under the QR code, for a broken camera: an eight-digit number that belongs to
 * the pass, and eight digits of TOTP (RFC 6238: HMAC-SHA-256, X = 15 s, T0 = 0).
 */

/** HMAC-SHA-256: 32 bytes. The server has node:crypto, the phone a library. */
export type HmacSha256 = (key: Uint8Array, message: Uint8Array) => Uint8Array;

export const MANUAL_NUMBER_LENGTH = 8;
export const MANUAL_DIGITS_LENGTH = 8;

const MAX_TYPED_LENGTH = 4096;

/** The digits a pass shows at an instant. */
export function manualDigits(secret: Uint8Array, unixSeconds: number, hmac: HmacSha256): string {
  return digitsOfStep(secret, stepAt(unixSeconds), hmac);
}

/** `3763 2325 8257 0740`: groups of four are what people read out and type best. */
export function formatManualCode(number: string, digits: string): string {
  return (number + digits).replace(/(\d{4})(?=\d)/g, '$1 ');
}

/**
 * Reads sixteen digits as typed: between the groups of four a single space may stand, at the end
 * white space is dropped. Null for anything else: it may still be a QR code's text.
 */
export function parseManualCode(text: string): { number: string; digits: string } | null {
  if (text.length > MAX_TYPED_LENGTH) return null;
  const groups = /^([0-9]{4}) ?([0-9]{4}) ?([0-9]{4}) ?([0-9]{4})[\t\n\v\f\r ]*$/.exec(text);
  return groups && { number: `${groups[1]}${groups[2]}`, digits: `${groups[3]}${groups[4]}` };
}

/**
 * The step whose digits these are, at most two from now, or null. The step is what the ledger keeps:
 * the digits count as that step's code.
 *
 * All five steps are computed and compared in full, whichever matches, so that the time taken says
 * nothing about the right digits.
 */
export function matchManualDigits(
  secret: Uint8Array,
  digits: string,
  now: number,
  hmac: HmacSha256,
): number | null {
  let match: number | null = null;
  for (let distance = -STEP_TOLERANCE; distance <= STEP_TOLERANCE; distance++) {
    const step = stepAt(now) + distance;
    const isMatch = isSameText(digitsOfStep(secret, step, hmac), digits);
    // T0 = 0: before it there are no steps. Of two that show the same digits the earlier is taken.
    if (isMatch && Number.isSafeInteger(step) && step >= 0 && match === null) match = step;
  }
  return match;
}

/** RFC 4226 §5.3: 31 bits at the offset that the last nibble names. */
function digitsOfStep(secret: Uint8Array, step: number, hmac: HmacSha256): string {
  // The counter has 64 bits; shifts in JavaScript have 32, hence the division.
  const counter = concatBytes(uint32Bytes(Math.floor(step / 2 ** 32)), uint32Bytes(step));
  const mac = hmac(secret, counter);
  const offset = (mac[mac.length - 1] ?? 0) & 15;
  const truncated =
    ((mac[offset] ?? 0) & 127) * 2 ** 24 +
    (mac[offset + 1] ?? 0) * 2 ** 16 +
    (mac[offset + 2] ?? 0) * 2 ** 8 +
    (mac[offset + 3] ?? 0);
  return String(truncated % 10 ** MANUAL_DIGITS_LENGTH).padStart(MANUAL_DIGITS_LENGTH, '0');
}

/** Compares without stopping at the first difference. The length of the digits is no secret. */
function isSameText(expected: string, given: string): boolean {
  let difference = expected.length ^ given.length;
  for (let index = 0; index < expected.length; index++) {
    difference |= expected.charCodeAt(index) ^ given.charCodeAt(index);
  }
  return difference === 0;
}
