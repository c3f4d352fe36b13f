import { randomBytes, randomFillSync, randomInt } from 'node:crypto';
import { incrementBase32, ulid } from 'ulid';

/** Crockford's alphabet: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ID_LENGTH = 26;
const TIME_LENGTH = 10;

/** Random bytes for ids, drawn many at once: by itself ulid asks the system for each of its 16 characters. */
const pool = Buffer.alloc(4096);
let drawn = pool.length;

function randomFraction(): number {
  if (drawn === pool.length) {
    randomFillSync(pool);
    drawn = 0;
  }
  return pool.readUInt8(drawn++) / 256;
}

let last = { ms: -1, id: '' };

/**
 * A new row id: a ULID, so that rows lie in the order of their making. Of several in one millisecond
 * each is the next after the one before (ULID, Monotonicity), on one server.
 */
export function newId(at: Date): string {
  const ms = at.getTime();
  const id =
    ms === last.ms
      ? last.id.slice(0, TIME_LENGTH) + incrementBase32(last.id.slice(TIME_LENGTH))
      : ulid(ms, randomFraction);
  last = { ms, id };
  return id;
}

/** A secret of 256 random bits for a token, as base64url. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/**
 * Writes 16 bytes in the form of every other id (26 Crockford characters), so that a pass has one
 * name in its code, in paths and in the database.
 */
export function idFromBytes(bytes: Uint8Array): string {
  let value = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let text = '';
  for (let i = 0; i < ID_LENGTH; i++) {
    text = ALPHABET.charAt(Number(value & 31n)) + text;
    value >>= 5n;
  }
  return text;
}

/** Ten random digits: a code that is used once and soon, and that one person can read to another. */
export const newDigits = (): string => Array.from({ length: 10 }, () => randomInt(10)).join('');
