import { readYuan } from '@benefit/shared/counter/amount-rules';

/** What was typed in fen; null where it is no amount that can be paid back. */
export function refundFen(amount: string, leftFen: number): number | null {
  const fen = readYuan(amount.trim());
  return fen === null || fen < 1 || fen > leftFen ? null : fen;
}
