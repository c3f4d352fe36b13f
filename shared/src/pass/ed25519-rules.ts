import { isOnCurve } from './edwards-curve.ts';

/**
 * Verifies an Ed25519 signature (RFC 8032): 32 bytes of key, 64 of signature. It answers false to
 * whatever it cannot make sense of and does not throw.
 */
export type Ed25519Verify = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

const KEY_LENGTH = 32;
const SIGNATURE_LENGTH = 64;

/** The group's order L, little-endian (RFC 8032 §5.1). */
const GROUP_ORDER = bytesOfHex('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010');

/** The field's prime p = 2^255 − 19, little-endian. */
const FIELD_PRIME = bytesOfHex('edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f');

/**
 * The y coordinates of the eight points whose order divides 8: 0, 1, −1 and the two of order 8.
 * Each stands for both signs of x.
 */
const SMALL_ORDER_Y = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
].map(bytesOfHex);

/**
 * Puts one strictness before every library, because they differ: tweetnacl takes S ≥ L, keys of
 * small order and y ≥ p (as y − p); OpenSSL refuses the first, and some of its versions the others;
 * libsodium refuses points of small order. With a key of small order one signature fits many messages; with S + L or another
 * spelling of a point one use of a code would have two texts.
 *
 * R is held to the same rule as the key: tweetnacl and OpenSSL compare R byte by byte and so refuse
 * a second spelling themselves, and an honest R is of small order once in 2^249 signatures.
 *
 * Left over are keys with a part of small order. On these the verification without cofactor, which
 * both tweetnacl and OpenSSL do, differs from the one with it; so no library with cofactor (ZIP 215)
 * may be put behind this.
 */
export function strictVerify(verify: Ed25519Verify): Ed25519Verify {
  return (publicKey, message, signature) =>
    publicKey.length === KEY_LENGTH &&
    signature.length === SIGNATURE_LENGTH &&
    isBelow(signature.subarray(32), GROUP_ORDER) &&
    isStrictPoint(publicKey) &&
    isStrictPoint(signature.subarray(0, 32)) &&
    verify(publicKey, message, signature);
}

/**
 * Whether a phone's public key may go into a credential: 32 bytes, the only spelling of its point,
 * on the curve and not of small order. Costs about a millisecond.
 */
export function isAcceptablePublicKey(bytes: Uint8Array): boolean {
  return bytes.length === KEY_LENGTH && isStrictPoint(bytes) && isOnCurve(bytes);
}

/** Whether 32 bytes spell a y below p that is not of small order; the cheap half, without the curve. */
function isStrictPoint(bytes: Uint8Array): boolean {
  const y = bytes.slice();
  y[31] = (y[31] ?? 0) & 0x7f; // the top bit is the sign of x
  return (
    isBelow(y, FIELD_PRIME) && !SMALL_ORDER_Y.some((small) => small.every((byte, index) => byte === y[index]))
  );
}

/** Whether `left` < `right`, both little-endian and of one length. Not in constant time: nothing here is secret. */
function isBelow(left: Uint8Array, right: Uint8Array): boolean {
  for (let index = right.length - 1; index >= 0; index--) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function bytesOfHex(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, index) =>
    parseInt(hex.slice(index * 2, index * 2 + 2), 16),
  );
}
