import { expect, it } from '@jest/globals';
import { sumsByKind } from './book-kinds';

it('adds up the benefits of a kind, in the order of the announcement', () => {
  const sums = (redemptions: number, voids: number, discountFen: number) => ({
    redemptions,
    voids,
    returns: 1,
    refunds: 0,
    net: redemptions - voids,
    discountFen,
  });
  expect(
    sumsByKind([
      { benefitTitle: '购书优惠 10%', kind: 'percentage-off', ...sums(3, 1, 900) },
      { benefitTitle: '免押金借 3 册', kind: 'deposit-waiver', ...sums(2, 0, 0) },
      { benefitTitle: '购书优惠 20%', kind: 'percentage-off', ...sums(1, 0, 100) },
    ]),
  ).toEqual([
    { kind: 'deposit-waiver', ...sums(2, 0, 0) },
    { kind: 'percentage-off', ...sums(4, 1, 1_000), returns: 2 },
  ]);
});
