/** Base45, RFC 9285: the alphabet of a QR code's alphanumeric mode, three characters for two bytes. */

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** Value of each character code up to 'Z'; -1 where there is none. */
const VALUES = Int8Array.from({ length: 91 }, (_, code) => ALPHABET.indexOf(String.fromCharCode(code)));

/** Length of the text that `byteCount` bytes make. */
export function base45Length(byteCount: number): number {
  return Math.floor(byteCount / 2) * 3 + (byteCount % 2) * 2;
}

export function encodeBase45(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index + 1 < bytes.length; index += 2) {
    const value = (bytes[index] ?? 0) * 256 + (bytes[index + 1] ?? 0);
    text += characters(value, 3);
  }
  return bytes.length % 2 === 1 ? text + characters(bytes[bytes.length - 1] ?? 0, 2) : text;
}

/**
 * The bytes of a text, or null if it is not exactly what `encodeBase45` makes: a character outside
 * the alphabet, a length that no bytes have, or a group above the largest value of its bytes.
 * Never throws.
 */
export function decodeBase45(text: string): Uint8Array | null {
  const rest = text.length % 3;
  if (rest === 1) return null;
  const groups = (text.length - rest) / 3;
  const bytes = new Uint8Array(groups * 2 + rest / 2);
  for (let group = 0; group < groups; group++) {
    const value = groupValue(text, group * 3, 3);
    if (value < 0 || value > 0xffff) return null;
    bytes[group * 2] = value >> 8;
    bytes[group * 2 + 1] = value;
  }
  if (rest === 2) {
    const value = groupValue(text, groups * 3, 2);
    if (value < 0 || value > 0xff) return null;
    bytes[groups * 2] = value;
  }
  return bytes;
}

/** The least significant digit first, as RFC 9285 §4 has it. */
function characters(value: number, count: number): string {
  let text = '';
  for (let left = value, index = 0; index < count; index++) {
    text += ALPHABET.charAt(left % 45);
    left = Math.floor(left / 45);
  }
  return text;
}

/** Value of `count` characters from `start` on; -1 if one is not in the alphabet. */
function groupValue(text: string, start: number, count: number): number {
  let value = 0;
  for (let index = start + count - 1; index >= start; index--) {
    const digit = VALUES[text.charCodeAt(index)] ?? -1;
    if (digit < 0) return -1;
    value = value * 45 + digit;
  }
  return value;
}
