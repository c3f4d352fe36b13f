import { randomBytes } from './random-bytes';

/** Crockford's alphabet: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_CHARACTERS = 10;
const RANDOM_BYTES = 10;

/** A ULID of an instant and 80 bits: ten characters of milliseconds, sixteen of chance. */
export function ulidOf(atMs: number, chance: Uint8Array): string {
  let time = '';
  for (let rest = atMs, index = 0; index < TIME_CHARACTERS; index++) {
    time = ALPHABET.charAt(rest % 32) + time;
    rest = Math.floor(rest / 32);
  }
  let random = '';
  let bits = 0;
  let count = 0;
  for (const byte of chance.subarray(0, RANDOM_BYTES)) {
    bits = ((bits << 8) | byte) & 0xffff;
    count += 8;
    while (count >= 5) {
      count -= 5;
      random += ALPHABET.charAt((bits >> count) & 31);
    }
  }
  return time + random;
}

/** An id that the phone makes by itself, without asking anybody. */
export async function newId(): Promise<string> {
  return ulidOf(Date.now(), await randomBytes(RANDOM_BYTES));
}
