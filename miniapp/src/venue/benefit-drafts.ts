import { ANY_TIME } from '@benefit/shared/venue/benefit-time-rules';
import { AUDIENCES } from '@benefit/shared/venue/benefit-rules';
import type { Audience, BenefitKind } from '@benefit/shared/venue/benefit-rules';
import type { BenefitDraft } from '@benefit/shared/venue/joining-rules';

export const isFor = ({ holder, grade }: Audience, audience: Audience): boolean =>
  holder === audience.holder && grade === audience.grade;

/** A benefit as the editor begins it. */
export function newBenefit(benefitId: string, { holder, grade }: Audience, kind: BenefitKind): BenefitDraft {
  const counted = kind === 'free-loans' || kind === 'free-services';
  return {
    ...{ benefitId, holder, grade, kind, reducedFen: null, openLimit: null, service: '', terms: '' },
    percentOff: kind === 'percentage-off' ? 10 : null,
    basis: 'purchase',
    quota: counted ? { limit: 1, every: 1, unit: kind === 'free-loans' ? 'quarter' : 'month' } : null,
    quotaFor: 'outlet',
    times: ANY_TIME,
    combinable: false,
    offlineSafe: kind !== 'deposit-waiver',
  };
}

/** The same benefit of another kind: what both have stays. */
export function asKind(draft: BenefitDraft, kind: BenefitKind): BenefitDraft {
  const { benefitId, terms, combinable, times } = draft;
  return { ...newBenefit(benefitId, draft, kind), terms, combinable, times };
}

/** The nearest audience before this one that has benefits, to begin from its; null where none has. */
export function modelFor(benefits: readonly BenefitDraft[], audience: Audience): Audience | null {
  const at = AUDIENCES.findIndex((each) => isFor(each, audience));
  const before = AUDIENCES.slice(0, at).reverse();
  return before.find((each) => benefits.some((benefit) => isFor(benefit, each))) ?? null;
}

/** The benefits of one audience for another, under ids of their own. */
export const copiedFor = (
  benefits: readonly BenefitDraft[],
  from: Audience,
  { holder, grade }: Audience,
  ids: readonly string[],
): BenefitDraft[] =>
  benefits
    .filter((benefit) => isFor(benefit, from))
    .map((benefit, index) => ({ ...benefit, holder, grade, benefitId: ids[index] ?? benefit.benefitId }));

/** With a benefit put in its place: where it stood, or behind the others. */
export const withBenefit = (benefits: readonly BenefitDraft[], draft: BenefitDraft): BenefitDraft[] =>
  benefits.some(({ benefitId }) => benefitId === draft.benefitId)
    ? benefits.map((each) => (each.benefitId === draft.benefitId ? draft : each))
    : [...benefits, draft];
