import type { BookTotals } from '@benefit/shared/ledger/book-contract';
import type { BookSums } from '@benefit/shared/ledger/book-rules';
import { BENEFIT_KINDS } from '@benefit/shared/venue/benefit-rules';
import type { BenefitKind } from '@benefit/shared/venue/benefit-rules';

/** What the benefits of each kind come to together; kinds without a row are missing. */
export function sumsByKind(byBenefit: BookTotals['byBenefit']): (BookSums & { kind: BenefitKind })[] {
  return BENEFIT_KINDS.flatMap((kind) => {
    const own = byBenefit.filter((sums) => sums.kind === kind);
    if (own.length === 0) return [];
    const sum = (member: keyof BookSums) => own.reduce((total, sums) => total + sums[member], 0);
    return [
      {
        kind,
        redemptions: sum('redemptions'),
        voids: sum('voids'),
        returns: sum('returns'),
        refunds: sum('refunds'),
        net: sum('net'),
        discountFen: sum('discountFen'),
      },
    ];
  });
}
