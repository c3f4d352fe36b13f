import { MAX_AMOUNT_FEN, amountFault, readYuan } from '@benefit/shared/counter/amount-rules';
import type { PadKey } from './key-reader';

/** The amount as it is being typed: `86.`, `86.5`; empty at first. */
export function typeAmount(text: string, key: PadKey): string {
  if (key === 'enter') return text;
  if (key === 'delete') return text.slice(0, -1);
  const next = key === '.' && text === '' ? '0.' : text === '0' && key !== '.' ? key : text + key;
  const fen = readYuan(next);
  return fen === null || fen > MAX_AMOUNT_FEN ? text : next;
}

/** What was typed, in fen, once it is an amount that the till takes. */
export function typedAmountFen(text: string): number | null {
  const fen = readYuan(text);
  return fen !== null && amountFault(fen) === null ? fen : null;
}

/** Eight digits of the pass and eight that change. */
export const MANUAL_LENGTH = 16;

/** A number of sixteen digits as it is being typed. */
export function typeDigits(digits: string, key: PadKey): string {
  if (key === 'delete') return digits.slice(0, -1);
  return /^[0-9]$/.test(key) && digits.length < MANUAL_LENGTH ? digits + key : digits;
}
