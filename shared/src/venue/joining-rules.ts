import { canonicalJson } from '../canonical-json.ts';
import { gradeText } from '../credit/grade-rules.ts';
import { readCreditCode } from '../identity/credit-code-rules.ts';
import { quotaFault } from '../ledger/quota-rules.ts';

import { isCalendarDay } from '../shanghai-time.ts';
import type { Weekday } from '../shanghai-time.ts';
import { gradeCoverageFaults } from './benefit-rules.ts';
import type { Audience } from './benefit-rules.ts';
import { gradeOrderFaults } from './benefit-worth-rules.ts';
import type { BenefitWorth } from './benefit-worth-rules.ts';
import { benefitTimesFault, isLasting } from './benefit-time-rules.ts';
import { isCityPlace } from './map-rules.ts';
import type { VenueStatus } from './venue-state-rules.ts';

/** The five steps of joining, in their order; a return names some of them. */
export const JOINING_STEPS = ['unit', 'benefits', 'announcement', 'commitment', 'listing'] as const;
export type JoiningStep = (typeof JOINING_STEPS)[number];

export const joiningStepText: Record<JoiningStep, string> = {
  unit: '单位信息',
  benefits: '优惠措施',
  announcement: '推行公告',
  commitment: '承诺书',
  listing: '上线材料',
};

/** The clause of 郑经信用办〔2024〕21号 that asks for a step. */
export const JOINING_CLAUSES: Record<JoiningStep, string> = {
  unit: '五（一）',
  benefits: '四 2',
  announcement: '四 1、附件1',
  commitment: '五（二）、附件3',
  listing: '五（三）、附件4',
};

/**
 * What the sponsor checks off one by one before recommending (五（一）): each is confirmed, or the venue
 * is sent back.
 */
export const SPONSOR_CHECKS = [
  'credit-normal',
  'no-violation',
  'no-accident',
  'no-publicity',
  'not-listed',
] as const;
export type SponsorCheck = (typeof SPONSOR_CHECKS)[number];

export const sponsorCheckText: Record<SponsorCheck, string> = {
  'credit-normal': '企业信用状况正常',
  'no-violation': '无违法违规行为',
  'no-accident': '本年度无安全责任事故',
  'no-publicity': '本年度无重大负面舆情',
  'not-listed': '本年度未列入失信联合惩戒名单',
};

/** Where a benefit stands while it is being written. */
export interface BenefitDraft extends BenefitWorth, Audience {
  benefitId: string;
  terms: string;
  /** 可否同享: whether it may be had together with the venue's other offers. */
  combinable: boolean;
  offlineSafe: boolean;
}

/** Everything a venue fills in but the commitment, which is signed as it stands. */
export interface JoiningContent {
  unit: {
    name: string;
    kind: 'bookstore' | 'library';
    creditCode: string;
    headName: string;
    /** Collected and never public (附件4 负责人电话). */
    headPhone: string;
    sponsorId: string | null;
  };
  benefits: BenefitDraft[];
  /** Why neighbouring grades have the same, where they do. */
  sameReason: string;
  announcement: {
    openEnded: boolean;
    /** The last day, `yyyy-mm-dd`; without meaning where it is open-ended. */
    until: string;
    /** How many days before it starts a change for the worse is announced. */
    noticeDays: number;
  };
  listing: {
    district: string;
    address: string;
    servicePhone: string;
    openingTimes: { weekday: Weekday; from: string; to: string }[];
    /** Closed on statutory holidays, whatever the week says. */
    closedOnHolidays: boolean;
    /** 优惠时间: when the benefits can be had, in words. */
    benefitTimes: string;
    /** Where it is on the map (GCJ-02), in degrees; null where it was not entered. */
    position: { latitude: number; longitude: number } | null;
    features: string;
    more: string;
    pictureIds: string[];
  };
}

export const MAX_PICTURES = 9;
export const MAX_BENEFITS = 80;
const MAX_OPEN = 1000;
export const MIN_NOTICE_DAYS = 7;
const MIN_YEARS = 2;

/** One thing that is still missing or wrong, by step and field. */
export interface JoiningFault {
  step: JoiningStep;
  /** Where it stands in the content: `unit.name`, `benefits.person.T150`. */
  path: string;
  text: string;
}

/** What stands beside the content and decides with it. */
export interface JoiningFacts {
  /** The day on which it is looked at, Asia/Shanghai; a running time is counted from it. */
  today: string;
  signed: boolean;
  /** Whether the scan of the sealed paper is there, or is not asked for. */
  sealed: boolean;
}

/** Everything that keeps a venue from going live (rule 6); none where it is ready. */
export function joiningFaults(content: JoiningContent, facts: JoiningFacts): JoiningFault[] {
  return [
    ...unitFaults(content.unit),
    ...benefitFaults(content),
    ...announcementFaults(content.announcement, facts.today),
    ...commitmentFaults(facts),
    ...listingFaults(content.listing),
  ];
}

function unitFaults(unit: JoiningContent['unit']): JoiningFault[] {
  const code = readCreditCode(unit.creditCode.trim());
  return faults('unit', [
    ['name', isBlank(unit.name), '请填写单位名称'],
    ['creditCode', !code.ok, '请填写 18 位统一社会信用代码'],
    ['headName', isBlank(unit.headName), '请填写负责人姓名'],
    ['headPhone', !isPhone(unit.headPhone), '请填写负责人电话'],
    ['sponsorId', unit.sponsorId === null, '请选择推荐单位'],
  ]);
}

function benefitFaults({ benefits, sameReason }: JoiningContent): JoiningFault[] {
  const found: JoiningFault[] = [];
  const say = (path: string, text: string) =>
    found.push({ step: 'benefits', path: `benefits.${path}`, text });
  for (const benefit of benefits) {
    const text = benefitFault(benefit);
    if (text !== null) say(benefit.benefitId, text);
  }
  for (const audience of gradeCoverageFaults(benefits.filter(({ times }) => isLasting(times)))) {
    const limited = benefits.some(
      ({ holder, grade }) => holder === audience.holder && grade === audience.grade,
    );
    say(
      `${audience.holder}.${audience.grade}`,
      `${audienceText(audience)}还没有优惠${limited ? '（限定日期的不算）' : ''}`,
    );
  }
  for (const { benefitId } of countedTwice(benefits))
    say(benefitId, '同级别的同类优惠，各店合计次数的只能有一项');
  for (const { better, code, text } of gradeOrderFaults(benefits)) {
    const path = `${better.holder}.${better.grade}`;
    if (code === 'worse') say(path, text);
    else if (isBlank(sameReason)) found.push({ step: 'benefits', path: 'sameReason', text });
  }
  return found;
}

/**
 * Names what counts its uses together at all outlets of a unit: the same kind of benefit (and service) for
 * the same grade, whatever each outlet calls it. Null where every outlet counts for itself.
 *
 * @param creditCode of the unit (GB 32100)
 */
export function unitQuotaName(
  creditCode: string,
  { holder, grade, kind, service, quota, quotaFor }: BenefitDraft,
): string | null {
  if (quota === null || quotaFor === 'outlet') return null;
  return [creditCode.trim().toUpperCase(), holder, grade, kind, service.trim()].join('|');
}

/** Benefits that would share one count with another of the same outlet. */
const countedTwice = (benefits: readonly BenefitDraft[]): BenefitDraft[] =>
  benefits.filter((benefit, at) => {
    const name = unitQuotaName('', benefit);
    return name !== null && benefits.slice(0, at).some((each) => unitQuotaName('', each) === name);
  });

/** What is wrong with one benefit by itself, in words; null where nothing is. */
export function benefitFault(benefit: BenefitDraft): string | null {
  const { kind, percentOff, reducedFen, openLimit, service, quota, terms } = benefit;
  if (kind === 'percentage-off' && !isWhole(percentOff, 1, 100)) return '优惠比例请填 1 到 100';
  if (kind === 'deposit-waiver' && reducedFen !== null && !isWhole(reducedFen, 1, 100_000_000))
    return '减免金额请填 0.01 元以上';
  if (kind === 'deposit-waiver' && openLimit !== null && !isWhole(openLimit, 1, MAX_OPEN))
    return `同时未还的上限请填 1 到 ${MAX_OPEN}`;
  if (kind === 'free-services' && isBlank(service)) return '请填写免费的服务';
  if ((kind === 'free-loans' || kind === 'free-services') && quota === null) return '请填写次数';
  if (quota !== null && quotaFault(quota) !== null) return '次数和周期请填整数';
  const wrongTimes = benefitTimesFault(benefit.times);
  if (wrongTimes !== null) return wrongTimes;
  return isBlank(terms) ? '请填写使用条件' : null;
}

function announcementFaults({ openEnded, until, noticeDays }: JoiningContent['announcement'], today: string) {
  const earliest = yearsAfter(today, MIN_YEARS);
  return faults('announcement', [
    ['until', !openEnded && !isCalendarDay(until), '请填写截止日期，或选择长期有效'],
    [
      'until',
      !openEnded && isCalendarDay(until) && until < earliest,
      `推行时间至少两年，截止日期不早于 ${earliest}（四 3）`,
    ],
    [
      'noticeDays',
      !isWhole(noticeDays, MIN_NOTICE_DAYS, 365),
      `优惠变少时至少提前 ${MIN_NOTICE_DAYS} 天公告`,
    ],
  ]);
}

function commitmentFaults({ signed, sealed }: JoiningFacts): JoiningFault[] {
  return faults('commitment', [
    ['signed', !signed, '承诺书还没有签署'],
    ['sealed', !sealed, '请上传盖章的承诺书扫描件'],
  ]);
}

function listingFaults(listing: JoiningContent['listing']): JoiningFault[] {
  return faults('listing', [
    ['district', isBlank(listing.district), '请选择所在区县'],
    ['address', isBlank(listing.address), '请填写地址'],
    [
      'position',
      listing.position !== null && !isCityPlace(listing.position),
      '地图位置不在郑州，请核对纬度和经度',
    ],
    ['servicePhone', !isPhone(listing.servicePhone), '请填写客服电话'],
    ['openingTimes', listing.openingTimes.length === 0, '请填写营业时间'],
    ['benefitTimes', isBlank(listing.benefitTimes), '请填写优惠时间'],
    ['pictureIds', listing.pictureIds.length === 0, '请上传至少一张单位图片'],
  ]);
}

/** The steps of the content; the commitment is signed, not written. */
export const CONTENT_STEPS = ['unit', 'benefits', 'announcement', 'listing'] as const;

/**
 * Steps that a manager may write in a state: all of a draft, the named ones of what was returned, and
 * of a venue in force what it publishes itself. Its unit stays as it was checked by the sponsor.
 *
 * @param returned steps that were named when it was sent back
 */
export function editableSteps(status: VenueStatus, returned: readonly JoiningStep[]): JoiningStep[] {
  if (status === 'draft') return [...JOINING_STEPS];
  if (status === 'returned') return JOINING_STEPS.filter((step) => returned.includes(step));
  return status === 'live' || status === 'paused' ? ['benefits', 'announcement', 'listing'] : [];
}

/** Whether a venue is still being filled in: its commitment can be signed, and sealed anew. */
export const isWritten = (status: VenueStatus): boolean => status === 'draft' || status === 'returned';

/** Steps of which something differs between two contents. */
export function changedSteps(before: JoiningContent, after: JoiningContent): JoiningStep[] {
  const part = ({ unit, benefits, sameReason, announcement, listing }: JoiningContent) => ({
    unit,
    benefits: { benefits, sameReason },
    announcement,
    listing,
  });
  const [one, other] = [part(before), part(after)];
  return CONTENT_STEPS.filter((step) => canonicalJson(one[step]) !== canonicalJson(other[step]));
}

/** A form that nothing was written into yet. */
export const emptyJoining = (): JoiningContent => ({
  unit: { name: '', kind: 'bookstore', creditCode: '', headName: '', headPhone: '', sponsorId: null },
  benefits: [],
  sameReason: '',
  announcement: { openEnded: true, until: '', noticeDays: MIN_NOTICE_DAYS },
  listing: {
    district: '',
    address: '',
    servicePhone: '',
    openingTimes: [],
    closedOnHolidays: false,
    benefitTimes: '营业时间内均可享受',
    position: null,
    features: '',
    more: '',
    pictureIds: [],
  },
});

/** 个人 150 分及以上, 企业 信用评价“优”, 企业（按法定代表人）120 分至不满 150 分. */
export function audienceText({ holder, grade }: Audience): string {
  if (holder === 'person') return `个人 ${gradeText[grade]}`;
  const rated = grade === 'excellent' || grade === 'good';
  return rated ? `企业 ${gradeText[grade]}` : `企业（按法定代表人）${gradeText[grade]}`;
}

/** The same day some years on, `yyyy-mm-dd`; 29 February becomes 1 March. */
export function yearsAfter(day: string, years: number): string {
  const later = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
  return isCalendarDay(later) ? later : `${later.slice(0, 4)}-03-01`;
}

const isBlank = (text: string): boolean => text.trim() === '';
const isWhole = (value: number | null, min: number, max: number): boolean =>
  value !== null && Number.isInteger(value) && value >= min && value <= max;
/** A mobile number, or a fixed one with its area code; digits, spaces and hyphens. */
const isPhone = (text: string): boolean => /^\d{7,12}$/.test(text.replace(/[\s-]/g, ''));

const faults = (
  step: JoiningStep,
  asked: readonly (readonly [field: string, wrong: boolean, text: string])[],
): JoiningFault[] =>
  asked.flatMap(([field, wrong, text]) => (wrong ? [{ step, path: `${step}.${field}`, text }] : []));
