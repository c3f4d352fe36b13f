import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  amountFault,
  discountFen,
  MAX_AMOUNT_FEN,
  payableFen,
  percentOffText,
  readYuan,
  yuanText,
} from './amount-rules.ts';

const amounts = fc.integer({ min: 1, max: MAX_AMOUNT_FEN });
const percents = fc.integer({ min: 1, max: 100 });

describe('discountFen', () => {
  it.each([
    { amountFen: 8600, percentOff: 20, expected: 1720 },
    { amountFen: 1, percentOff: 1, expected: 1 },
    { amountFen: 99, percentOff: 1, expected: 1 },
    { amountFen: 100, percentOff: 1, expected: 1 },
    { amountFen: 101, percentOff: 1, expected: 2 },
    { amountFen: 999, percentOff: 15, expected: 150 },
    { amountFen: 1000, percentOff: 15, expected: 150 },
    { amountFen: 1001, percentOff: 15, expected: 151 },
    { amountFen: 12_345, percentOff: 100, expected: 12_345 },
    { amountFen: MAX_AMOUNT_FEN, percentOff: 33, expected: 33_000_000 },
    { amountFen: MAX_AMOUNT_FEN, percentOff: 100, expected: MAX_AMOUNT_FEN },
  ])('takes $expected off $amountFen at $percentOff %', ({ amountFen, percentOff, expected }) => {
    expect(discountFen(amountFen, percentOff)).toBe(expected);
    expect(payableFen(amountFen, percentOff)).toBe(amountFen - expected);
  });

  it('errs in favour of the holder, by less than a fen, and never beyond the amount', () => {
    fc.assert(
      fc.property(amounts, percents, (amountFen, percentOff) => {
        const hundredths = discountFen(amountFen, percentOff) * 100 - amountFen * percentOff;
        expect(hundredths >= 0 && hundredths < 100).toBe(true);
        expect(payableFen(amountFen, percentOff)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

it.each([
  [1, null],
  [0, 'too-small'],
  [-1, 'too-small'],
  [100_000_000, null],
  [100_000_001, 'too-large'],
  [1.5, 'not-whole-fen'],
  [NaN, 'not-whole-fen'],
  [Infinity, 'not-whole-fen'],
])('finds in %d fen: %s', (amountFen, fault) => {
  expect(amountFault(amountFen)).toBe(fault);
});

describe('yuan', () => {
  it.each([
    [1250, '¥12.50'],
    [0, '¥0.00'],
    [5, '¥0.05'],
    [100, '¥1.00'],
    [-1250, '-¥12.50'],
    [100_000_000, '¥1000000.00'],
  ])('of %d fen are %s', (fen, text) => {
    expect(yuanText(fen)).toBe(text);
  });

  it.each([
    ['12.5', 1250],
    ['12.50', 1250],
    ['12', 1200],
    ['12.', 1200],
    ['.5', 50],
    ['0.01', 1],
    ['007', 700],
    ['0', 0],
    ['1000000', 100_000_000],
    ['999999999.99', 99_999_999_999],
    ['1000000000', null],
    ['12.345', null],
    ['.', null],
    ['', null],
    ['1.2.3', null],
    ['-1', null],
    ['1e3', null],
    ['1,000', null],
    [' 12', null],
    ['１２', null],
    ['¥12', null],
  ])('typed as %j are %s fen', (text, fen) => {
    expect(readYuan(text)).toBe(fen);
  });

  it('are read back as they are written', () => {
    fc.assert(fc.property(amounts, (fen) => readYuan(yuanText(fen).slice(1)) === fen));
  });
});

it.each([
  [20, '优惠20%（实付80%，即8折）'],
  [15, '优惠15%（实付85%，即8.5折）'],
  [5, '优惠5%（实付95%，即9.5折）'],
  [12, '优惠12%（实付88%，即8.8折）'],
  [1, '优惠1%（实付99%，即9.9折）'],
  [99, '优惠99%（实付1%，即0.1折）'],
  [90, '优惠90%（实付10%，即1折）'],
  [100, '优惠100%（免费）'],
])('says %d %% off as %s', (percentOff, text) => {
  expect(percentOffText(percentOff)).toBe(text);
});
