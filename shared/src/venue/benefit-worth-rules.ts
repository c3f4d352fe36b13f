import type { Grade } from '../credit/grade-rules.ts';
import { gradeText } from '../credit/grade-rules.ts';
import { DEFAULT_OPEN_WAIVERS } from '../ledger/open-waiver-rules.ts';
import { quotaText } from '../ledger/quota-rules.ts';
import type { Quota } from '../ledger/quota-rules.ts';
import { AUDIENCES, GRADE_SCALES, benefitKindText } from './benefit-rules.ts';
import type { Audience, BenefitKind } from './benefit-rules.ts';
import { benefitTimesText, isNotNarrower } from './benefit-time-rules.ts';
import type { BenefitTimes } from './benefit-time-rules.ts';

/** What a benefit gives, without whom it is for. */
export interface BenefitWorth {
  kind: BenefitKind;
  /** Of a deposit waiver that only lowers the deposit: by how much, in fen; null waives all of it. */
  reducedFen: number | null;
  /** Of a deposit waiver: how many a holder may have open at once; null leaves it to the product's limit. */
  openLimit: number | null;
  /** The part taken off, 1–100; only for `percentage-off`. */
  percentOff: number | null;
  /** What a percentage is taken off. */
  basis: 'purchase' | 'deposit';
  /** What is free; only for `free-services`. */
  service: string;
  /** Null where there is no limit. */
  quota: Quota | null;
  /** Whether uses at the unit's other outlets count as well; without meaning where there is no limit. */
  quotaFor: QuotaScope;
  times: BenefitTimes;
}

/** Where uses count together: at one outlet, or at all of the unit, those of the same credit code. */
export const QUOTA_SCOPES = ['outlet', 'unit'] as const;
export type QuotaScope = (typeof QUOTA_SCOPES)[number];

const DAYS_OF: Record<Exclude<Quota['unit'], 'total'>, number> = {
  day: 1,
  month: 30,
  quarter: 90,
  year: 360,
};

/**
 * The name of a benefit as the announcement and the till write it; it names no grade (rule 23).
 * 免押金借 10 册，押金减 50 元，购书优惠 20%，每季度免费借阅 2 次.
 */
export function benefitTitle({
  kind,
  reducedFen,
  openLimit,
  percentOff,
  basis,
  service,
  quota,
}: BenefitWorth): string {
  switch (kind) {
    case 'deposit-waiver':
      if (reducedFen !== null) return `押金减 ${yuan(reducedFen)} 元`;
      return openLimit === null ? '免押金借阅' : `免押金借 ${openLimit} 册`;
    case 'percentage-off':
      return `${basis === 'deposit' ? '押金' : '购书'}优惠 ${percentOff ?? 0}%`;
    case 'free-loans':
      return timesOf('免费借阅', quota);
    case 'free-services':
      return timesOf(`免费${service.trim()}`, quota);
  }
}

/** 每季度免费借阅 2 次, 免费借阅共 2 次. */
function timesOf(what: string, quota: Quota | null): string {
  if (quota === null) return what;
  const often = quotaText(quota);
  if (quota.unit === 'total') return `${what}${often}`;
  const times = ` ${quota.limit} 次`;
  return `${often.slice(0, -times.length)}${what}${times}`;
}

/** 优惠20%（实付80%，即8折）: both ways of saying it, since readers know the one and the document the other. */
export function percentText(percentOff: number): string {
  const paid = 100 - percentOff;
  if (paid === 0) return '全免';
  const fold = paid % 10 === 0 ? String(paid / 10) : (paid / 10).toFixed(1);
  return `优惠 ${percentOff}%（实付 ${paid}%，即 ${fold} 折）`;
}

/** When it can be had and where its uses count, beside its name: 周六、周日 9:00–12:00，次数各店合计; or nothing. */
export function limitsText({
  times,
  quota,
  quotaFor,
}: Pick<BenefitWorth, 'times' | 'quota' | 'quotaFor'>): string {
  const together = quota !== null && quotaFor === 'unit' ? '次数各店合计' : '';
  return [benefitTimesText(times), together].filter((text) => text !== '').join('，');
}

/** Whether the first gives at least what the second does; false also where the two cannot be compared. */
export function isNotWorse(one: BenefitWorth, other: BenefitWorth): boolean {
  if (one.kind !== other.kind || !isNotScarcer(one, other) || !isNotNarrower(one.times, other.times))
    return false;
  switch (one.kind) {
    case 'deposit-waiver':
      return (
        (one.reducedFen === null || (other.reducedFen !== null && one.reducedFen >= other.reducedFen)) &&
        (one.openLimit ?? DEFAULT_OPEN_WAIVERS) >= (other.openLimit ?? DEFAULT_OPEN_WAIVERS)
      );
    case 'percentage-off':
      return one.basis === other.basis && (one.percentOff ?? 0) >= (other.percentOff ?? 0);
    case 'free-loans':
      return true;
    case 'free-services':
      return one.service.trim() === other.service.trim();
  }
}

function isNotScarcer(
  { quota: one, quotaFor }: BenefitWorth,
  { quota: other, quotaFor: scope }: BenefitWorth,
): boolean {
  if (one === null) return true;
  if (other === null || (quotaFor === 'unit' && scope === 'outlet')) return false;
  if (one.unit === 'total') return other.unit === 'total' && one.limit >= other.limit;
  // a period comes again, a total does not
  if (other.unit === 'total') return one.limit >= other.limit;
  const rate = ({ limit, every, unit }: Quota): number =>
    unit === 'total' ? limit : limit / (every * DAYS_OF[unit]);
  return rate(one) >= rate(other);
}

/** Two neighbouring grades of a scale between which something is wrong, or nothing differs. */
export interface GradeFault {
  better: Audience;
  worse: Audience;
  code: 'worse' | 'same';
  text: string;
}

/**
 * Compares neighbouring grades that both have benefits: whatever the lower one has, the better one has
 * at least as good; and the two differ (郑经信用办〔2024〕21号 四 2). Grades without a benefit are the
 * coverage's matter.
 */
export function gradeOrderFaults(benefits: readonly (BenefitWorth & Audience)[]): GradeFault[] {
  const of = (audience: Audience) =>
    benefits.filter(({ holder, grade }) => holder === audience.holder && grade === audience.grade);
  const faults: GradeFault[] = [];
  for (const holder of ['person', 'enterprise'] as const) {
    for (const scale of GRADE_SCALES) {
      for (const [index, grade] of scale.slice(0, -1).entries()) {
        const better = { holder, grade };
        const worse = { holder, grade: scale[index + 1] as Grade };
        const [upper, lower] = [of(better), of(worse)];
        if (upper.length === 0 || lower.length === 0) continue;
        const missing = lower.find((each) => !upper.some((one) => isNotWorse(one, each)));
        if (missing !== undefined) {
          const text = `${gradeText[grade]}的${benefitKindText[missing.kind]}不能比${gradeText[worse.grade]}少`;
          faults.push({ better, worse, code: 'worse', text });
        } else if (
          upper.length === lower.length &&
          upper.every((one) => lower.some((each) => isNotWorse(each, one)))
        ) {
          const text = `${gradeText[grade]}和${gradeText[worse.grade]}的优惠相同，请说明理由`;
          faults.push({ better, worse, code: 'same', text });
        }
      }
    }
  }
  return faults;
}

/** Whether the second set takes away something that the first gave: such a change waits for its notice. */
export function isMadeWorse(before: readonly BenefitWorth[], after: readonly BenefitWorth[]): boolean {
  return before.some((each) => !after.some((one) => isNotWorse(one, each)));
}

/** Whom the second set gives less than the first did. */
export const audiencesMadeWorse = (
  before: readonly (BenefitWorth & Audience)[],
  after: readonly (BenefitWorth & Audience)[],
): Audience[] =>
  AUDIENCES.filter((audience) => {
    const of = (benefits: readonly (BenefitWorth & Audience)[]) =>
      benefits.filter(({ holder, grade }) => holder === audience.holder && grade === audience.grade);
    return isMadeWorse(of(before), of(after));
  });

const yuan = (fen: number): string => (fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2));
