import { createPrivateKey, createPublicKey, sign as signWith, verify as verifyWith } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Ed25519Verify } from '@benefit/shared/pass/ed25519-rules';

/** DER in front of a raw seed (PKCS #8) and a raw public key (SPKI), RFC 8410. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** A signing key from its 32-byte seed. */
export const signingKey = (seed: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' });

/** The 32 bytes of a signing key's public half. */
export const publicKeyBytes = (key: KeyObject): Uint8Array =>
  new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(SPKI_PREFIX.length));

export const sign = (key: KeyObject, message: Uint8Array): Uint8Array =>
  new Uint8Array(signWith(null, message, key));

/** Keys that were read already, by the array that holds them: an issuing key stays, a phone's is gone with its code. */
const readKeys = new WeakMap<Uint8Array, KeyObject>();

/** node:crypto behind the rules' interface; what is strict about it is decided before it. */
export const verify: Ed25519Verify = (publicKey, message, signature) => {
  let key = readKeys.get(publicKey);
  if (key === undefined) {
    key = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, publicKey]), format: 'der', type: 'spki' });
    readKeys.set(publicKey, key);
  }
  return verifyWith(null, message, key, signature);
};
