import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { paidFen, refundOf, refundableFen } from './refund-rules.ts';
import type { Sums } from './refund-rules.ts';

const FIRST = { amountFen: 10_000, discountFen: 2_000 };

describe('refundOf', () => {
  it.each<[Sums[], number, Sums]>([
    [[], 8_000, { amountFen: 10_000, discountFen: 2_000 }],
    [[], 4_000, { amountFen: 5_000, discountFen: 1_000 }],
    [[], 1, { amountFen: 1, discountFen: 0 }],
    [[{ amountFen: 1, discountFen: 0 }], 7_999, { amountFen: 9_999, discountFen: 2_000 }],
  ])('after %j of %i fen is %j', (before, paidBack, row) => {
    expect(refundOf(FIRST, before, paidBack)).toEqual(row);
  });

  it('adds up to the redemption, whatever the parts', () => {
    const amounts = fc.integer({ min: 1, max: 100_000_000 }).chain((amountFen) =>
      fc.record({
        amountFen: fc.constant(amountFen),
        discountFen: fc.integer({ min: 0, max: amountFen - 1 }),
      }),
    );
    fc.assert(
      fc.property(
        amounts,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
        (first, parts) => {
          const refunds: Sums[] = [];
          for (const part of [...parts, 1]) {
            const left = refundableFen(first, refunds);
            if (left === 0) break;
            const refund = refundOf(first, refunds, Math.max(1, Math.round(left * part)));
            expect(refund.discountFen).toBeGreaterThanOrEqual(0);
            expect(paidFen(refund)).toBeGreaterThan(0);
            refunds.push(refund);
          }
          const sum = (member: keyof Sums) => refunds.reduce((total, refund) => total + refund[member], 0);
          expect([sum('amountFen'), sum('discountFen')]).toEqual([first.amountFen, first.discountFen]);
        },
      ),
    );
  });
});
