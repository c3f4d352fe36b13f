import { expect, it } from '@jest/globals';
import { refundFen } from './refund-amount';

it.each([
  ['17', 8_500, 1_700],
  ['17.5', 8_500, 1_750],
  [' 85.00 ', 8_500, 8_500],
  ['85.01', 8_500, null],
  ['0', 8_500, null],
  ['0.01', 8_500, 1],
  ['', 8_500, null],
  ['1.234', 8_500, null],
  ['十元', 8_500, null],
])('reads %j of %i fen as %j', (amount, left, fen) => {
  expect(refundFen(amount, left)).toBe(fen);
});
