/** What a redemption or a refund says of money: the price, and the part of it that was not paid. In fen. */
export interface Sums {
  amountFen: number;
  discountFen: number;
}

/** What was paid for it. */
export const paidFen = ({ amountFen, discountFen }: Sums): number => amountFen - discountFen;

/** What can still be paid back of a redemption after its earlier refunds. */
export const refundableFen = (first: Sums, refunds: readonly Sums[]): number =>
  refunds.reduce((left, refund) => left - paidFen(refund), paidFen(first));

/**
 * A refund as the ledger writes it: the part of the price that is taken back, and the part of the discount
 * that goes with it, so that row by row the ledger adds up to what was really paid (rule 7). The last refund
 * takes what is left of both; until then a part of a fen stays with the holder.
 *
 * @param paidBackFen what the holder gets back, from 1 to `refundableFen`
 */
export function refundOf(first: Sums, refunds: readonly Sums[], paidBackFen: number): Sums {
  if (paidBackFen === refundableFen(first, refunds)) {
    const taken = (member: keyof Sums) => refunds.reduce((sum, refund) => sum + refund[member], 0);
    return {
      amountFen: first.amountFen - taken('amountFen'),
      discountFen: first.discountFen - taken('discountFen'),
    };
  }
  // all integers: at most 10^8 · 10^8, far above 2^53, so the division comes before it can hurt
  const discountFen = Number((BigInt(first.discountFen) * BigInt(paidBackFen)) / BigInt(paidFen(first)));
  return { amountFen: paidBackFen + discountFen, discountFen };
}
