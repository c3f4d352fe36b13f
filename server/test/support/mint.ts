import { randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import {
  assembleCode,
  assembleCredential,
  credentialBody,
  issuerMessage,
  showMessage,
  stepAt,
} from '@benefit/shared/pass/pass-code';
import { publicKeyBytes, sign, signingKey } from '../../src/pass/ed25519.ts';
import { unixSeconds } from '../../src/platform/clock.ts';
import { Keyring } from '../../src/platform/crypto/keyring.ts';
import type { TestApp } from './app.ts';

/** The key that signs the server's own passes. */
export function serverKey(t: TestApp): { keyId: number; signing: KeyObject } {
  const [entry] = t.app.get(Keyring).current.pass;
  if (entry === undefined) throw new Error('No pass key');
  return { keyId: entry.keyId, signing: signingKey(Buffer.from(entry.seed, 'base64url')) };
}

export const strangersKey = (): KeyObject => signingKey(randomBytes(32));

/**
 * A code that no phone was issued, well-formed in every byte.
 *
 * @param issuer the key it is signed with, under the id it claims
 */
export function mintCode(
  t: TestApp,
  issuer: { keyId: number; signing: KeyObject },
  { lifeSeconds = 3600, stepsAhead = 0 }: { lifeSeconds?: number; stepsAhead?: number } = {},
): string {
  const phone = strangersKey();
  const now = unixSeconds(t.clock.now());
  const body = credentialBody({
    keyId: issuer.keyId,
    passId: new Uint8Array(randomBytes(16)),
    holder: 'person',
    grade: 'T150',
    issuedAt: now - 7200,
    expiresAt: now + lifeSeconds,
    devicePublicKey: publicKeyBytes(phone),
  });
  const credential = assembleCredential(body, sign(issuer.signing, issuerMessage(body)));
  const step = stepAt(now) + stepsAhead;
  return assembleCode(credential, step, sign(phone, showMessage(credential, step)));
}
