import { describe, expect, it } from '@jest/globals';
import {
  assembleCredential,
  credentialBody,
  issuerMessage,
  verifyCode,
} from '@benefit/shared/pass/pass-code';
import { parseManualCode } from '@benefit/shared/pass/manual-code';
import nacl from 'tweetnacl';
import { toBase64url } from '../platform/base64url';
import { isExpired, isHalfGone } from './kept-pass';
import type { KeptPass } from './kept-pass';
import { codeAt, secondsLeft } from './show-code';

const NOW = 1_795_305_600;
const issuer = nacl.sign.keyPair.fromSeed(new Uint8Array(32).fill(7));
const seed = new Uint8Array(32).fill(9);

function issuedPass(): KeptPass {
  const body = credentialBody({
    keyId: 3,
    passId: new Uint8Array(16).fill(1),
    holder: 'person',
    grade: 'T150',
    issuedAt: NOW,
    expiresAt: NOW + 86_400,
    devicePublicKey: nacl.sign.keyPair.fromSeed(seed).publicKey,
  });
  const credential = assembleCredential(body, nacl.sign.detached(issuerMessage(body), issuer.secretKey));
  return {
    seed: toBase64url(seed),
    issuedAtMs: NOW * 1000,
    issued: {
      passId: '01J00000000000000000000000',
      credential: toBase64url(credential),
      expiresAt: new Date((NOW + 86_400) * 1000).toISOString(),
      serverTime: new Date(NOW * 1000).toISOString(),
      manual: { number: '37632325', secret: toBase64url(new Uint8Array(32).fill(5)) },
    },
  };
}

const verdictAt = (text: string, now: number) =>
  verifyCode(
    text,
    now,
    (keyId) => (keyId === 3 ? issuer.publicKey : null),
    (key, message, signature) => nacl.sign.detached.verify(message, signature, key),
  ).verdict;

describe('codeAt', () => {
  it('is taken by a counter now and turned away when it is stale', () => {
    const { text } = codeAt(issuedPass(), NOW + 20);
    expect(verdictAt(text, NOW + 20)).toBe('ok');
    expect(verdictAt(text, NOW + 90)).toBe('stale');
  });

  it('stays the same within a step and changes with the next', () => {
    const pass = issuedPass();
    expect(codeAt(pass, NOW + 14)).toEqual(codeAt(pass, NOW));
    expect(codeAt(pass, NOW + 15).text).not.toBe(codeAt(pass, NOW).text);
  });

  it('gives sixteen digits that begin with the number of the pass', () => {
    expect(parseManualCode(codeAt(issuedPass(), NOW).digits)?.number).toBe('37632325');
  });
});

describe('the life of a kept pass', () => {
  it.each([
    { hours: 12, half: false, expired: false },
    { hours: 12.001, half: true, expired: false },
    { hours: 24, half: true, expired: false },
    { hours: 24.001, half: true, expired: true },
  ])('after $hours h: more than half gone $half, expired $expired', ({ hours, half, expired }) => {
    const now = (NOW + hours * 3600) * 1000;
    expect(isHalfGone(issuedPass(), now)).toBe(half);
    expect(isExpired(issuedPass(), now)).toBe(expired);
  });
});

describe('secondsLeft', () => {
  it.each([
    [NOW, 15],
    [NOW + 14, 1],
    [NOW + 14.9, 1],
  ])('at %d is %d', (at, left) => {
    expect(secondsLeft(at)).toBe(left);
  });
});
