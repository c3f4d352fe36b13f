import { describe, expect, test } from '@jest/globals';
import { typeAmount, typeDigits, typedAmountFen } from './amount-entry';
import type { PadKey } from './key-reader';

const typeAll = (keys: string) =>
  [...keys].map((key) => (key === '<' ? 'delete' : key) as PadKey).reduce(typeAmount, '');

describe('typeAmount', () => {
  test.each([
    ['86', '86'],
    ['86.5', '86.5'],
    ['86.507', '86.50'],
    ['1.2.3', '1.23'],
    ['.5', '0.5'],
    ['007', '7'],
    ['0.', '0.'],
    ['1000000', '1000000'],
    ['1000000.01', '1000000.0'],
    ['1000001', '100000'],
    ['86<<<<5', '5'],
  ])('%s is kept as %s', (keys, text) => {
    expect(typeAll(keys)).toBe(text);
  });
});

test.each([
  ['', null],
  ['0', null],
  ['0.00', null],
  ['0.01', 1],
  ['86.', 8600],
  ['1000000', 100_000_000],
])('%j is %s fen', (text, fen) => {
  expect(typedAmountFen(text)).toBe(fen);
});

test('sixteen digits and no more', () => {
  const digits = ([...'37632325825707409'] as PadKey[]).reduce(typeDigits, '');
  expect(digits).toBe('3763232582570740');
  expect(typeDigits(digits, 'delete')).toHaveLength(15);
});
