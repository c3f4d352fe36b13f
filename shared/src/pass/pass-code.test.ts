import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readVectors } from '../../fixtures/vectors.ts';
import type { Grade } from '../credit/grade-rules.ts';
import { GRADES } from '../credit/grade-rules.ts';
import { decodeBase45, encodeBase45 } from './base45.ts';
import {
  assembleCode,
  assembleCredential,
  CODE_TEXT_LENGTH,
  credentialBody,
  parseCode,
  readCredential,
  stepAt,
  verifyCode,
} from './pass-code.ts';
import type { Credential } from './pass-code.ts';
import { bytesOfHex, codeText, nodeVerify, publicKeyOf, tweetnaclVerify } from '../../fixtures/signers.ts';
import { VERDICTS } from './verdict.ts';

interface Vectors {
  issuer: { keyId: number; seed: string; publicKey: string };
  cases: {
    code: string;
    now: number;
    deviceSeed: string;
    passId: string;
    holder: 'person' | 'enterprise';
    grade: Grade;
    issuedAt: number;
    expiresAt: number;
    step: number;
    expect: string;
  }[];
}

const { issuer, cases } = readVectors<Vectors>('pass-codes.json');
const issuerSeed = bytesOfHex(issuer.seed);
const keys = (keyId: number) => (keyId === issuer.keyId ? bytesOfHex(issuer.publicKey) : null);

const deviceSeed = new Uint8Array(32).fill(9);
const NOW = 1795003747;
const credential: Credential = {
  keyId: issuer.keyId,
  passId: new Uint8Array(16).fill(3),
  holder: 'person',
  grade: 'T120',
  issuedAt: NOW - 100,
  expiresAt: NOW + 86_300,
  devicePublicKey: publicKeyOf(deviceSeed),
};
const text = codeText(credential, stepAt(NOW), { issuerSeed, deviceSeed });
const check = (code: string, now = NOW) => verifyCode(code, now, keys, nodeVerify).verdict;

describe('pass-codes.json', () => {
  it.each(cases.map((row, index) => ({ name: `case ${index}: ${row.expect}`, row })))('$name', ({ row }) => {
    for (const verify of [tweetnaclVerify, nodeVerify]) {
      expect(verifyCode(row.code, row.now, keys, verify).verdict).toBe(row.expect);
    }
  });

  it.each(cases.filter((row) => row.expect === 'ok'))('is written the same by us: $passId', (row) => {
    const { holder, grade, issuedAt, expiresAt } = row;
    const seed = bytesOfHex(row.deviceSeed);
    const written: Credential = {
      keyId: issuer.keyId,
      passId: bytesOfHex(row.passId),
      holder,
      grade,
      issuedAt,
      expiresAt,
      devicePublicKey: publicKeyOf(seed),
    };
    expect(codeText(written, row.step, { issuerSeed, deviceSeed: seed })).toBe(row.code);
    expect(parseCode(row.code)).toMatchObject({ credential: written, step: row.step });
  });
});

describe('verifyCode', () => {
  const { expiresAt } = credential;
  const atEnd = codeText(credential, stepAt(expiresAt), { issuerSeed, deviceSeed });
  it.each([
    { name: 'accepts the step it was drawn in', code: text, now: NOW, verdict: 'ok' },
    { name: 'accepts white space at the end', code: `${text} \t\r\n`, now: NOW, verdict: 'ok' },
    { name: 'refuses white space before', code: ` ${text}`, now: NOW, verdict: 'malformed' },
    { name: 'refuses other space at the end', code: `${text}\u00a0`, now: NOW, verdict: 'malformed' },
    { name: 'refuses text after white space', code: `${text} 0`, now: NOW, verdict: 'malformed' },
    { name: 'refuses endless white space', code: text + ' '.repeat(5000), now: NOW, verdict: 'malformed' },
    { name: 'accepts at the last second', code: atEnd, now: expiresAt, verdict: 'ok' },
    { name: 'refuses a second later', code: atEnd, now: expiresAt + 1, verdict: 'expired' },
    { name: 'names expiry before staleness', code: text, now: expiresAt + 1, verdict: 'expired' },
    { name: 'refuses by a clock that cannot be read', code: text, now: NaN, verdict: 'expired' },
    { name: 'refuses by a clock before time', code: text, now: -Infinity, verdict: 'stale' },
  ])('$name', ({ code, now, verdict }) => {
    expect(check(code, now)).toBe(verdict);
  });

  it('names a bad signature before expiry', () => {
    const forged = codeText(credential, stepAt(NOW), { issuerSeed: deviceSeed, deviceSeed });
    expect(check(forged, expiresAt + 1)).toBe('bad-signature');
  });

  it('refuses a phone that is not the enrolled one', () => {
    expect(check(codeText(credential, stepAt(NOW), { issuerSeed, deviceSeed: issuerSeed }))).toBe(
      'bad-signature',
    );
  });

  it('asks no library about a text of the wrong length', () => {
    const never = () => {
      throw new Error('must not be asked');
    };
    for (const code of ['', text.slice(1), `${text}0`, 'XY1:'.repeat(1000), '0'.repeat(CODE_TEXT_LENGTH)]) {
      expect(verifyCode(code, NOW, never, never)).toEqual({ verdict: 'malformed', code: null });
    }
  });

  it('gives a verdict to any text and accepts none that we did not sign', () => {
    const alphabet = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:');
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.string({ unit: alphabet, minLength: 287, maxLength: 287 }).map((rest) => `XY1:${rest}`),
      fc.uint8Array({ minLength: 191, maxLength: 191 }).map((bytes) => `XY1:${encodeBase45(bytes)}`),
    );
    fc.assert(
      fc.property(anyText, fc.double(), (code, now) => {
        const { verdict } = verifyCode(code, now, keys, nodeVerify);
        expect(VERDICTS).toContain(verdict);
        expect(verdict).not.toBe('ok');
      }),
      { numRuns: 1000 },
    );
  });

  it('accepts no code of which one bit was changed', () => {
    const bytes = decodeBase45(text.slice(4)) ?? new Uint8Array();
    fc.assert(
      fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
        const changed = bytes.slice();
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(check(`XY1:${encodeBase45(changed)}`)).not.toBe('ok');
      }),
      { numRuns: 200 },
    );
  });

  it('accepts no text of which one character was changed', () => {
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (place, character) => {
        const changed = text.slice(0, place) + character + text.slice(place + 1);
        expect(check(changed) === 'ok').toBe(changed === text);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the credential', () => {
  const body = credentialBody(credential);
  const bytes = assembleCredential(body, new Uint8Array(64).fill(1));

  it('is read back as it was written, for every grade', () => {
    for (const grade of GRADES) {
      const written: Credential = { ...credential, holder: 'enterprise', grade, expiresAt: 2 ** 32 - 1 };
      expect(readCredential(assembleCredential(credentialBody(written), new Uint8Array(64)))).toEqual(
        written,
      );
    }
  });

  it.each([
    { name: '122 bytes', change: (all: Uint8Array) => all.slice(1) },
    { name: '124 bytes', change: (all: Uint8Array) => Uint8Array.of(...all, 0) },
    { name: 'no bytes', change: () => new Uint8Array() },
    { name: 'another version', change: (all: Uint8Array) => all.fill(2, 0, 1) },
    { name: 'holder 0', change: (all: Uint8Array) => all.fill(0x02, 18, 19) },
    { name: 'holder 3', change: (all: Uint8Array) => all.fill(0x32, 18, 19) },
    { name: 'grade 0', change: (all: Uint8Array) => all.fill(0x10, 18, 19) },
    { name: 'grade 6', change: (all: Uint8Array) => all.fill(0x26, 18, 19) },
    { name: 'a person with a rating', change: (all: Uint8Array) => all.fill(0x14, 18, 19) },
  ])('is not read from $name', ({ change }) => {
    expect(readCredential(change(bytes.slice()))).toBeNull();
  });

  it.each([
    { name: 'a short pass id', fields: { passId: new Uint8Array(15) } },
    {
      name: 'a pass id and key that make up for each other',
      fields: { passId: new Uint8Array(15), devicePublicKey: new Uint8Array(33) },
    },
    {
      name: 'such parts whose bytes all look alike',
      fields: {
        passId: new Uint8Array(17).fill(0x12),
        devicePublicKey: new Uint8Array(31),
        issuedAt: 0x12121212,
        expiresAt: 0x12121212,
      },
    },
    { name: 'a long public key', fields: { devicePublicKey: new Uint8Array(33) } },
    { name: 'key id 256', fields: { keyId: 256 } },
    { name: 'milliseconds for seconds', fields: { issuedAt: NOW * 1000 } },
    { name: 'a fraction of a second', fields: { expiresAt: NOW + 0.5 } },
    { name: 'a person with a rating', fields: { grade: 'good' as const } },
  ])('is not written with $name', ({ fields }) => {
    expect(() => credentialBody({ ...credential, ...fields })).toThrow(RangeError);
  });

  it('is not put together from parts of the wrong length', () => {
    expect(() => assembleCredential(body, new Uint8Array(63))).toThrow(RangeError);
    expect(() => assembleCredential(body.slice(1), new Uint8Array(65))).toThrow(RangeError);
    expect(() => assembleCode(body, 1, new Uint8Array(64))).toThrow(RangeError);
  });
});

it('counts steps of 15 s', () => {
  expect([0, 14, 14.999, 15, 29, 30].map(stepAt)).toEqual([0, 0, 0, 1, 1, 2]);
});
