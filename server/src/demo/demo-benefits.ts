import type { Grade } from '@benefit/shared/credit/grade-rules';
import type { Quota } from '@benefit/shared/ledger/quota-rules';
import { AUDIENCES } from '@benefit/shared/venue/benefit-rules';
import type { BenefitKind, HolderKind } from '@benefit/shared/venue/benefit-rules';

export interface DemoBenefit {
  kind: BenefitKind;
  title: string;
  holder: HolderKind;
  grade: Grade;
  terms: string;
  percentOff: number | null;
  quota: Quota | null;
  /** Of a deposit waiver: how many may be out at once. */
  openLimit: number | null;
  offlineSafe: boolean;
}

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

/** A benefit of each of the four kinds for each holder and grade of 附件 1. Titles and terms name no grade. */
export function demoBenefits(venueKind: 'bookstore' | 'library'): DemoBenefit[] {
  return AUDIENCES.flatMap(({ holder, grade }) => {
    const { books, percentOff, services } = GENEROSITY[grade];
    const loans = LOANS[venueKind];
    const what = venueKind === 'bookstore' ? '购书' : '文创和复印';
    return [
      {
        kind: 'deposit-waiver',
        title: `免押金借 ${books} 册`,
        holder,
        grade,
        terms: `办理借阅免收押金，同时在借不超过 ${books} 册，30 天内归还。`,
        percentOff: null,
        quota: { limit: 4, every: 1, unit: 'month' },
        openLimit: books,
        offlineSafe: false,
      },
      {
        kind: 'percentage-off',
        title: `${what}优惠 ${percentOff}%`,
        holder,
        grade,
        terms: '按实际标价计算，特价商品除外，不与其他折扣同享。',
        percentOff,
        quota: null,
        openLimit: null,
        offlineSafe: true,
      },
      {
        kind: 'free-loans',
        title: `每季度免费借阅 ${loans} 次`,
        holder,
        grade,
        terms: '每次 1 册，借期 15 天。',
        percentOff: null,
        quota: { limit: loans, every: 1, unit: 'quarter' },
        openLimit: null,
        offlineSafe: true,
      },
      {
        kind: 'free-services',
        title: `每月免费打印 ${services} 次`,
        holder,
        grade,
        terms: '每次不超过 5 张，黑白 A4。',
        percentOff: null,
        quota: { limit: services, every: 1, unit: 'month' },
        openLimit: null,
        offlineSafe: true,
      },
    ] satisfies DemoBenefit[];
  });
}
