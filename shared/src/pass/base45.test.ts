import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { asciiBytes } from './bytes.ts';
import { base45Length, decodeBase45, encodeBase45 } from './base45.ts';

describe('Base45', () => {
  // RFC 9285 §4.3 and §4.4.
  it.each([
    { bytes: 'AB', text: 'BB8' },
    { bytes: 'Hello!!', text: '%69 VD92EX0' },
    { bytes: 'base-45', text: 'UJCLQE7W581' },
    { bytes: 'ietf!', text: 'QED8WEX0' },
    { bytes: '', text: '' },
  ])('reads and writes $text', ({ bytes, text }) => {
    expect(encodeBase45(asciiBytes(bytes))).toBe(text);
    expect(decodeBase45(text)).toEqual(asciiBytes(bytes));
  });

  it.each([
    { name: 'the largest group', text: 'FGW', bytes: [0xff, 0xff] },
    { name: 'one above it (RFC 9285 §6)', text: 'GGW', bytes: null },
    { name: 'the largest single byte', text: 'U5', bytes: [0xff] },
    { name: 'one above it', text: 'V5', bytes: null },
    { name: 'the largest triple of the alphabet', text: ':::', bytes: null },
    { name: 'one character', text: 'A', bytes: null },
    { name: 'one character too many', text: 'BB8A', bytes: null },
    { name: 'lower case', text: 'bb8', bytes: null },
    { name: 'a character outside the alphabet', text: 'B,8', bytes: null },
    { name: 'a character above the table', text: 'BB\u4e00', bytes: null },
    { name: 'half a surrogate pair', text: 'BB\ud842', bytes: null },
    { name: 'NUL', text: 'BB\u0000', bytes: null },
  ])('judges $name', ({ text, bytes }) => {
    expect(decodeBase45(text)).toEqual(bytes && Uint8Array.from(bytes));
  });

  it('gives back the bytes it was given', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const text = encodeBase45(bytes);
        expect(text).toHaveLength(base45Length(bytes.length));
        expect(text).toMatch(/^[0-9A-Z $%*+\-./:]*$/);
        expect(decodeBase45(text)).toEqual(bytes);
      }),
    );
  });

  it('has one text for one content: whatever it reads, it writes the same', () => {
    const alphabet = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:');
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: alphabet, maxLength: 12 }));
    fc.assert(
      fc.property(texts, (text) => {
        const bytes = decodeBase45(text);
        expect(bytes === null || encodeBase45(bytes) === text).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
