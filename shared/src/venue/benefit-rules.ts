import type { Grade } from '../credit/grade-rules.ts';

/** 减免押金 · 打折优惠 · 免费借阅 · 免费服务 (郑经信用办〔2024〕21号 附件1 二). */
export const BENEFIT_KINDS = ['deposit-waiver', 'percentage-off', 'free-loans', 'free-services'] as const;
export type BenefitKind = (typeof BENEFIT_KINDS)[number];

export const benefitKindText: Record<BenefitKind, string> = {
  'deposit-waiver': '减免押金',
  'percentage-off': '打折优惠',
  'free-loans': '免费借阅',
  'free-services': '免费服务',
};

export const HOLDER_KINDS = ['person', 'enterprise'] as const;
export type HolderKind = (typeof HOLDER_KINDS)[number];

/** Whom a benefit is for. */
export interface Audience {
  holder: HolderKind;
  grade: Grade;
}

/** Each scale from the best grade down. A rating and a score are never compared. */
export const GRADE_SCALES: readonly (readonly Grade[])[] = [
  ['T150', 'T120', 'T100'],
  ['excellent', 'good'],
];

/**
 * Every audience that an announcement gives benefits to (附件1 二): persons by score; enterprises by
 * rating, and by their legal representative's score where there is no rating.
 */
export const AUDIENCES: readonly Audience[] = [
  { holder: 'person', grade: 'T150' },
  { holder: 'person', grade: 'T120' },
  { holder: 'person', grade: 'T100' },
  { holder: 'enterprise', grade: 'excellent' },
  { holder: 'enterprise', grade: 'good' },
  { holder: 'enterprise', grade: 'T150' },
  { holder: 'enterprise', grade: 'T120' },
  { holder: 'enterprise', grade: 'T100' },
];

/**
 * The benefits a holder can have: those of the own grade; where the venue defines none for it, those
 * of the next lower grade of the same scale that has any. In the venue's order.
 *
 * Source: 郑经信用办〔2024〕21号 四 2; a better grade is never left with less than a worse one.
 */
export function benefitsForGrade<T extends Audience>(
  benefits: readonly T[],
  holder: HolderKind,
  grade: Grade,
): T[] {
  const scale = GRADE_SCALES.find((grades) => grades.includes(grade)) ?? [];
  for (const each of scale.slice(scale.indexOf(grade))) {
    const found = benefits.filter((benefit) => benefit.holder === holder && benefit.grade === each);
    if (found.length > 0) return found;
  }
  return [];
}

/** The audiences for which a venue defines no benefit of their own; it goes live when there are none (四 2). */
export function gradeCoverageFaults(benefits: readonly Audience[]): Audience[] {
  return AUDIENCES.filter(
    ({ holder, grade }) => !benefits.some((benefit) => benefit.holder === holder && benefit.grade === grade),
  );
}
