import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readVectors } from '../../fixtures/vectors.ts';
import { asciiBytes } from './bytes.ts';
import { isAcceptablePublicKey, strictVerify } from './ed25519-rules.ts';
import { parseCode, issuerMessage, showMessage } from './pass-code.ts';
import { bytesOfHex, nodeVerify, publicKeyOf, signBy, tweetnaclVerify } from '../../fixtures/signers.ts';

const strictTweetnacl = strictVerify(tweetnaclVerify);
const strictNode = strictVerify(nodeVerify);

/** The curve again, in BigInt, as RFC 8032 §5.1 writes it. */
const P = 2n ** 255n - 19n;
const L = 2n ** 252n + 27742317777372353535851937790883648493n;
const mod = (value: bigint) => ((value % P) + P) % P;
const power = (base: bigint, exponent: bigint): bigint => {
  if (exponent === 0n) return 1n;
  const half = power(mod(base * base), exponent >> 1n);
  return exponent & 1n ? mod(half * base) : half;
};
const D = mod(-121665n * power(121666n, P - 2n));
const isSquare = (value: bigint) => value === 0n || power(value, (P - 1n) / 2n) === 1n;
const hasPoint = (y: bigint) => isSquare(mod((y * y - 1n) * power(mod(D * y * y + 1n), P - 2n)));

const littleEndian = (value: bigint): Uint8Array =>
  Uint8Array.from({ length: 32 }, (_, index) => Number((value >> BigInt(8 * index)) & 255n));
const integerOf = (bytes: Uint8Array): bigint =>
  bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
const ySquaredOfOrder8 = [1n, -1n].map((sign) => {
  // Order 8 doubles to y = 0, which asks for d·y⁴ + 2·y² − 1 = 0.
  const root = mod(1n + D);
  const squareRoot = rootOf(root);
  return mod((-1n + sign * squareRoot) * power(D, P - 2n));
});

/** Square root modulo p (RFC 8032 §5.1.3), 0 where there is none. */
function rootOf(value: bigint): bigint {
  const candidate = power(value, (P + 3n) / 8n);
  if (mod(candidate * candidate) === value) return candidate;
  const other = mod(candidate * power(2n, (P - 1n) / 4n));
  return mod(other * other) === value ? other : 0n;
}

const smallOrderY = (): bigint[] => {
  const roots = ySquaredOfOrder8.filter(isSquare).map(rootOf);
  return [0n, 1n, P - 1n, ...roots.flatMap((root) => [root, mod(-root)])];
};

/** The secret scalar of a seed (RFC 8032 §5.1.5), modulo L. */
const scalarOf = (anySeed: Uint8Array): bigint => {
  const half = createHash('sha512').update(anySeed).digest().subarray(0, 32);
  const clamped = (integerOf(half) & ((1n << 254n) - 8n)) | (1n << 254n);
  return clamped % L;
};

const seed = new Uint8Array(32).fill(5);
const key = publicKeyOf(seed);
const message = asciiBytes('show');
const signature = signBy(seed, message);

describe('isAcceptablePublicKey', () => {
  it('takes the keys that phones make', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (anySeed) =>
        isAcceptablePublicKey(publicKeyOf(anySeed)),
      ),
      { numRuns: 20 },
    );
  });

  it('refuses every point of small order, in either sign and either spelling', () => {
    const all = smallOrderY();
    expect(new Set(all).size).toBe(5);
    for (const y of all) {
      for (const spelling of [y, y + P].filter((value) => value < 2n ** 255n)) {
        const bytes = littleEndian(spelling);
        expect(isAcceptablePublicKey(bytes)).toBe(false);
        bytes[31] = (bytes[31] ?? 0) | 0x80;
        expect(isAcceptablePublicKey(bytes)).toBe(false);
      }
    }
  });

  it.each([
    { name: 'y = p + 3, a second spelling of 3', bytes: littleEndian(P + 3n) },
    { name: 'y = p + 18, the largest number', bytes: littleEndian(P + 18n) },
    { name: '31 bytes', bytes: key.slice(1) },
    { name: '33 bytes', bytes: Uint8Array.of(...key, 0) },
    { name: 'no bytes', bytes: new Uint8Array() },
  ])('refuses $name', ({ bytes }) => {
    expect(isAcceptablePublicKey(bytes)).toBe(false);
  });

  it('tells points from other numbers as RFC 8032 does', () => {
    const numbers = fc.oneof(
      fc.bigInt({ min: 2n, max: P - 2n }),
      fc.bigInt({ min: 2n, max: 50n }),
      fc.bigInt({ min: 2n, max: 50n }).map((distance) => P - distance),
    );
    fc.assert(
      fc.property(numbers, (y) => {
        fc.pre(!smallOrderY().includes(y));
        expect(isAcceptablePublicKey(littleEndian(y))).toBe(hasPoint(y));
      }),
      { numRuns: 200 },
    );
  });
});

describe('strictVerify', () => {
  it('accepts what was signed, by both libraries', () => {
    expect(strictTweetnacl(key, message, signature)).toBe(true);
    expect(strictNode(key, message, signature)).toBe(true);
  });

  it('refuses S + L, which tweetnacl alone would take', () => {
    const second = signature.slice();
    second.set(littleEndian(integerOf(signature.slice(32)) + L), 32);
    expect(tweetnaclVerify(key, message, second)).toBe(true);
    expect(strictTweetnacl(key, message, second)).toBe(false);
    expect(strictNode(key, message, second)).toBe(false);
  });

  it.each([
    { name: 'S = L', s: L, asked: false },
    { name: 'S = L − 1', s: L - 1n, asked: true },
    { name: 'S = 2^256 − 1', s: 2n ** 256n - 1n, asked: false },
    { name: 'S = 0', s: 0n, asked: true },
  ])('asks the library about $name: $asked', ({ s, asked }) => {
    const other = signature.slice();
    other.set(littleEndian(s), 32);
    expect(strictVerify(() => true)(key, message, other)).toBe(asked);
  });

  it('refuses a key of small order, with which one signature fits any message', () => {
    const zeroKey = littleEndian(1n);
    // Any R = s·B with its S = s: an honest key pair is one.
    const universal = Uint8Array.of(...key, ...littleEndian(scalarOf(seed)));
    expect(tweetnaclVerify(zeroKey, message, universal)).toBe(true);
    expect(tweetnaclVerify(zeroKey, asciiBytes('another'), universal)).toBe(true);
    expect(strictTweetnacl(zeroKey, message, universal)).toBe(false);
    expect(strictNode(zeroKey, message, universal)).toBe(false);
  });

  it.each([
    { name: 'of small order', point: littleEndian(1n) },
    { name: 'in a second spelling', point: littleEndian(P + 3n) },
  ])('refuses a key or an R $name without asking', ({ point }) => {
    const other = signature.slice();
    other.set(point, 0);
    expect(strictVerify(() => true)(key, message, other)).toBe(false);
    expect(strictVerify(() => true)(point, message, signature)).toBe(false);
  });

  it.each([
    { name: 'a key of 31 bytes', publicKey: key.slice(1), given: signature },
    { name: 'a signature of 63 bytes', publicKey: key, given: signature.slice(1) },
    { name: 'an empty signature', publicKey: key, given: new Uint8Array() },
  ])('refuses $name without asking', ({ publicKey, given }) => {
    expect(strictVerify(() => true)(publicKey, message, given)).toBe(false);
  });

  it('makes both libraries agree on whatever was changed', () => {
    const bits = fc.array(fc.nat(96 * 8 - 1), { maxLength: 3 });
    fc.assert(
      fc.property(bits, (flips) => {
        const all = Uint8Array.of(...key, ...signature);
        for (const bit of flips) all[bit >> 3] = (all[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const [changedKey, changedSignature] = [all.slice(0, 32), all.slice(32)];
        const answer = strictTweetnacl(changedKey, message, changedSignature);
        expect(strictNode(changedKey, message, changedSignature)).toBe(answer);
      }),
      { numRuns: 40 }, // tweetnacl is slow under Jest: some 50 ms a verification
    );
  });

  it('makes both libraries agree on every signature of pass-codes.json', () => {
    const { issuer, cases } = readVectors<{ issuer: { publicKey: string }; cases: { code: string }[] }>(
      'pass-codes.json',
    );
    for (const { code } of cases) {
      const parsed = parseCode(code);
      if (!parsed) continue;
      const { credential, credentialBytes, step, issuerSignature, deviceSignature } = parsed;
      const signed = [
        [bytesOfHex(issuer.publicKey), issuerMessage(credentialBytes.slice(0, 59)), issuerSignature],
        [credential.devicePublicKey, showMessage(credentialBytes, step), deviceSignature],
      ] as const;
      for (const each of signed) expect(strictNode(...each)).toBe(strictTweetnacl(...each));
    }
  });
});
