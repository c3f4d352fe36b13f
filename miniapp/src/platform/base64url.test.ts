import { describe, expect, it } from '@jest/globals';
import { fromBase64url, toBase64url } from './base64url';

describe('base64url', () => {
  it.each([0, 1, 2, 3, 31, 32, 123])('agrees with node on %i bytes, both ways', (length) => {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 151 + 250) % 256);
    const text = Buffer.from(bytes).toString('base64url');
    expect(toBase64url(bytes)).toBe(text);
    expect([...fromBase64url(text)]).toEqual([...bytes]);
  });

  it.each(['A', 'AA=', 'A+', 'A/', 'A A'])('refuses %p', (text) => {
    expect(() => fromBase64url(text)).toThrow(RangeError);
  });
});
