import type { Grade } from '@benefit/shared/credit/grade-rules';
import { AUDIENCES } from '@benefit/shared/venue/benefit-rules';
import { ANY_TIME } from '@benefit/shared/venue/benefit-time-rules';
import type { BenefitDraft } from '@benefit/shared/venue/joining-rules';
import { newId } from '../platform/ids.ts';

/** How generous a venue is to a grade; a better grade is never worse (rule 4). */
const GENEROSITY: Record<Grade, { books: number; percentOff: number; services: number }> = {
  T150: { books: 10, percentOff: 20, services: 10 },
  T120: { books: 6, percentOff: 15, services: 6 },
  T100: { books: 3, percentOff: 10, services: 3 },
  excellent: { books: 20, percentOff: 20, services: 20 },
  good: { books: 12, percentOff: 15, services: 12 },
};

/** Free loans: two a quarter at the bookstore, more at libraries. */
const LOANS = { bookstore: 2, library: 4 } as const;

/**
 * A benefit of each of the four kinds for each holder and grade of 附件 1. Terms name no grade.
 *
 * @param since their ids lie in the order in which they are announced
 */
export function demoBenefits(venueKind: 'bookstore' | 'library', since: Date): BenefitDraft[] {
  const drafts = AUDIENCES.flatMap(({ holder, grade }): Omit<BenefitDraft, 'benefitId'>[] => {
    const { books, percentOff, services } = GENEROSITY[grade];
    const plain = {
      ...{ holder, grade, reducedFen: null, openLimit: null, percentOff: null, service: '' },
      ...{
        basis: 'purchase' as const,
        quotaFor: 'outlet' as const,
        times: ANY_TIME,
        combinable: false,
        offlineSafe: true,
      },
    };
    return [
      {
        ...plain,
        kind: 'deposit-waiver',
        openLimit: books,
        quota: { limit: 4, every: 1, unit: 'month' },
        terms: `办理借阅免收押金，同时在借不超过 ${books} 册，30 天内归还。`,
        offlineSafe: false,
      },
      {
        ...plain,
        kind: 'percentage-off',
        percentOff,
        quota: null,
        terms: '按实际标价计算，特价商品除外，不与其他折扣同享。',
      },
      {
        ...plain,
        kind: 'free-loans',
        quota: { limit: LOANS[venueKind], every: 1, unit: 'quarter' },
        terms: '每次 1 册，借期 15 天。',
      },
      {
        ...plain,
        kind: 'free-services',
        service: '打印',
        quota: { limit: services, every: 1, unit: 'month' },
        terms: '每次不超过 5 张，黑白 A4。',
      },
    ];
  });
  return drafts.map((draft, index) => ({ ...draft, benefitId: newId(new Date(since.getTime() + index)) }));
}
