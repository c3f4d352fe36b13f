import type { Band, CreditPolicy, PersonGrade, Scene } from './policy-rules.ts';

/** Grades by an enterprise's rating, the best first (郑经信用办〔2024〕21号 三（二）). */
export type EnterpriseGrade = 'excellent' | 'good';
export type Grade = PersonGrade | EnterpriseGrade;

/** The scores' scale before the ratings' one, each the best first. */
export const GRADES = ['T150', 'T120', 'T100', 'excellent', 'good'] as const satisfies readonly Grade[];

/** Names of the grades for their holder and for officers; a till shows none of them (rule 23). */
export const gradeText: Record<Grade, string> = {
  T150: '150 分及以上',
  T120: '120 分至不满 150 分',
  T100: '100 分至不满 120 分',
  excellent: '信用评价“优”',
  good: '信用评价“良”',
};

export const INELIGIBLE_REASONS = [
  'score-below-minimum',
  'score-unavailable',
  'city-not-recognised',
  'rating-below-minimum',
  'rating-unavailable',
  'representative-consent-missing',
] as const;
export type IneligibleReason = (typeof INELIGIBLE_REASONS)[number];

export type Eligibility = { eligible: true; grade: Grade } | { eligible: false; reason: IneligibleReason };

export interface ScoredPerson {
  /** The city whose record decides (rule 2). */
  city: string;
  /** On that city's own scale; null without a record there. */
  score: number | null;
}

/** 信用评价结果: Henan's public credit rating of an enterprise, from the best down. */
export const RATINGS = ['优', '良', '中', '差'] as const;
export type PublicRating = (typeof RATINGS)[number];

/** A rating, null where there is none yet, `unavailable` where the source did not answer. */
export type Rating = PublicRating | null | 'unavailable';

export interface RatedEnterprise {
  rating: Rating;
  /** `consent` is the representative's own, to the use of the score for this enterprise. */
  legalRepresentative: ScoredPerson & { consent: boolean };
}

/**
 * Decides whether a person takes part in a scene and with which grade.
 *
 * The city comes before the score: of a city that is not recognised no score helps.
 * Source: 郑经信用办〔2024〕21号 三（一）, 附件1 二（一）.
 */
export function personEligibility(person: ScoredPerson, policy: CreditPolicy, scene: Scene): Eligibility {
  const minimum = policy.minimumByScene[scene];
  const partner = policy.partnerCities.find(({ city }) => city === person.city);
  if (person.city !== policy.homeCity && !partner) return no('city-not-recognised');
  if (person.score === null || !Number.isFinite(person.score)) return no('score-unavailable');

  if (person.city === policy.homeCity) {
    const grade = gradeOn(policy.bands, person.score);
    return grade && person.score >= minimum ? { eligible: true, grade } : no('score-below-minimum');
  }
  const grade = partner?.mapping ? gradeOn(partner.mapping, person.score) : baseGrade(policy);
  // The minimum is on the home scale, where a partner city's score has no place: the grade's own least score stands in.
  return grade && leastScoreOf(grade, policy) >= minimum
    ? { eligible: true, grade }
    : no('score-below-minimum');
}

/**
 * Decides whether an enterprise takes part and with which grade. A rating decides alone; only an
 * enterprise without one is judged by its legal representative's score, with that person's consent.
 *
 * Source: 郑经信用办〔2024〕21号 三（二）, 附件1 二（二）.
 */
export function enterpriseEligibility(
  enterprise: RatedEnterprise,
  policy: CreditPolicy,
  scene: Scene,
): Eligibility {
  const { rating, legalRepresentative } = enterprise;
  if (rating === '优') return { eligible: true, grade: 'excellent' };
  if (rating === '良') return { eligible: true, grade: 'good' };
  if (rating === '中' || rating === '差') return no('rating-below-minimum');
  // A source that does not answer is never “no rating”: the representative's score must not stand in for it.
  if (rating !== null) return no('rating-unavailable');
  if (!legalRepresentative.consent) return no('representative-consent-missing');
  return personEligibility(legalRepresentative, policy, scene);
}

function no(reason: IneligibleReason): Eligibility {
  return { eligible: false, reason };
}

/** The best grade whose least score is reached, in whatever order the bands stand; null below them all. */
function gradeOn(bands: readonly Band[], score: number): PersonGrade | null {
  let best: Band | null = null;
  for (const band of bands) {
    if (score >= band.min && (!best || band.min > best.min)) best = band;
  }
  return best ? best.grade : null;
}

/** What a partner city's citizen has until the city's mapping is configured. */
function baseGrade(policy: CreditPolicy): PersonGrade | null {
  return gradeOn(policy.bands, Math.min(...policy.bands.map((band) => band.min)));
}

function leastScoreOf(grade: PersonGrade, policy: CreditPolicy): number {
  return policy.bands.find((band) => band.grade === grade)?.min ?? -Infinity;
}
