import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readVectors } from '../../fixtures/vectors.ts';
import { asciiBytes } from './bytes.ts';
import { formatManualCode, manualDigits, matchManualDigits, parseManualCode } from './manual-code.ts';
import type { HmacSha256 } from './manual-code.ts';

interface Vector {
  secret: string;
  number: string;
  now: number;
  digits: string;
  code: string;
}

const hmac: HmacSha256 = (key, message) => createHmac('sha256', key).update(message).digest();
const SECRET = asciiBytes('12345678901234567890123456789012');

describe('manual-codes.json', () => {
  it.each(readVectors<Vector[]>('manual-codes.json'))(
    '$code at $now',
    ({ secret, number, now, digits, code }) => {
      const key = Buffer.from(secret, 'hex');
      expect(manualDigits(key, now, hmac)).toBe(digits);
      expect(formatManualCode(number, digits)).toBe(code);
      expect(parseManualCode(code)).toEqual({ number, digits });
      expect(matchManualDigits(key, digits, now, hmac)).toBe(Math.floor(now / 15));
    },
  );
});

describe('manualDigits', () => {
  // RFC 6238 appendix B, SHA-256, whose steps are of 30 s: half the time gives the same counter.
  it.each([
    [59, '46119246'],
    [1111111109, '68084774'],
    [1111111111, '67062674'],
    [1234567890, '91819424'],
    [2000000000, '90698825'],
    [20000000000, '77737706'],
  ])('agrees with RFC 6238 at %d s', (rfcSeconds, digits) => {
    expect(manualDigits(SECRET, Math.floor(rfcSeconds / 30) * 15, hmac)).toBe(digits);
  });

  it.each([2 ** 32 - 1, 2 ** 32, 2 ** 32 + 1, 2 ** 40 + 7])('counts step %d in all 64 bits', (step) => {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(step));
    const seen: Uint8Array[] = [];
    manualDigits(SECRET, step * 15 + 14, (key, message) => {
      seen.push(message);
      return hmac(key, message);
    });
    expect(seen).toEqual([Uint8Array.from(counter)]);
  });
});

describe('matchManualDigits', () => {
  const now = 1795003600;
  const step = Math.floor(now / 15);
  it.each([
    { name: 'two steps old', distance: -2, expected: step - 2 },
    { name: 'three steps old', distance: -3, expected: null },
    { name: 'two steps ahead', distance: 2, expected: step + 2 },
    { name: 'three steps ahead', distance: 3, expected: null },
  ])('judges digits $name', ({ distance, expected }) => {
    expect(matchManualDigits(SECRET, manualDigits(SECRET, now + distance * 15, hmac), now, hmac)).toBe(
      expected,
    );
  });

  it.each(['', '1', '00000000', '827ABCDE', '82570740 '])('refuses %j', (digits) => {
    expect(matchManualDigits(SECRET, digits, now, hmac)).toBeNull();
  });

  it('refuses the right digits with one more', () => {
    expect(matchManualDigits(SECRET, `${manualDigits(SECRET, now, hmac)}0`, now, hmac)).toBeNull();
  });

  it('knows no step before 0', () => {
    expect(matchManualDigits(SECRET, manualDigits(SECRET, -15, hmac), 0, hmac)).toBeNull();
    expect(matchManualDigits(SECRET, manualDigits(SECRET, 0, hmac), 0, hmac)).toBe(0);
  });

  it.each([NaN, Infinity, -Infinity])('matches nothing at %s', (clock) => {
    expect(matchManualDigits(SECRET, '00000000', clock, hmac)).toBeNull();
  });

  it('asks for all five steps whichever matches', () => {
    const count = (digits: string) => {
      let calls = 0;
      matchManualDigits(SECRET, digits, now, (key, message) => (calls++, hmac(key, message)));
      return calls;
    };
    expect([count(manualDigits(SECRET, now - 30, hmac)), count('00000000')]).toEqual([5, 5]);
  });
});

describe('parseManualCode', () => {
  const read = { number: '12345678', digits: '90123456' };
  it.each([
    ['1234567890123456', read],
    ['1234 5678 9012 3456', read],
    ['12345678 90123456', read],
    ['1234 5678 9012 3456\r\n', read],
    ['1234567890123456 \t', read],
    ['1234  5678 9012 3456', null],
    ['123 45678 9012 3456', null],
    [' 1234567890123456', null],
    ['123456789012345', null],
    ['12345678901234567', null],
    ['1234-5678-9012-3456', null],
    ['１２３４567890123456', null],
    ['1234567890123456\u00a0', null],
    ['1234567890123456' + ' '.repeat(10_000), null],
    ['', null],
  ])('reads %j', (text, expected) => {
    expect(parseManualCode(text)).toEqual(expected);
  });

  it('reads back what it formats', () => {
    const eight = fc.stringMatching(/^[0-9]{8}$/);
    fc.assert(
      fc.property(eight, eight, (number, digits) => {
        const code = formatManualCode(number, digits);
        expect(code).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/);
        expect(parseManualCode(code)).toEqual({ number, digits });
      }),
    );
  });
});
