import * as z from 'zod/mini';

/** Who can mend a refusal. */
export const FixableBy = z.enum(['holder', 'cashier', 'venue', 'office', 'nobody']);
export type FixableBy = z.infer<typeof FixableBy>;

/** 〔2024〕21号 names who takes part and from which score on. */
const READING_PERSONS = '郑经信用办〔2024〕21号 三（一）';
const READING_ENTERPRISES = '郑经信用办〔2024〕21号 三（二）';
const READING_BENEFITS = '郑经信用办〔2024〕21号 四 2';
/** No clause demands it; it protects the holder, the venue or the ledger. */
const SAFEGUARD = '本系统安全保障措施';
const CONSENT = '《个人信息保护法》第十三条、第十五条';

export interface RefusalRow {
  /** What is the case and what to do next, in plain words. */
  text: string;
  fixableBy: FixableBy;
  /** Whether trying again with a fresh code can help now. */
  retry: boolean;
  /** When it will work. */
  when: string;
  clause: string;
}

/**
 * Every way a pass or a benefit is refused. The reasons from `not-bound` to `blocked` lie with the
 * holder and are for the holder's eyes alone: a till only ever hears `refused` (rule 23).
 */
export const REFUSALS = {
  malformed: {
    text: '这不是信用优惠码，请顾客打开“信用优惠码”页面后重新扫码',
    fixableBy: 'cashier',
    retry: true,
    when: '扫到信用优惠码后',
    clause: SAFEGUARD,
  },
  'unknown-key': {
    text: '无法识别签发来源，请勿提供优惠',
    fixableBy: 'nobody',
    retry: false,
    when: '不会',
    clause: SAFEGUARD,
  },
  'bad-signature': {
    text: '未通过验证，请顾客刷新信用优惠码后重试',
    fixableBy: 'nobody',
    retry: false,
    when: '出示本人的有效码后',
    clause: SAFEGUARD,
  },
  expired: {
    text: '信用优惠码已过期，请顾客联网打开页面更新后再扫',
    fixableBy: 'holder',
    retry: true,
    when: '联网更新后',
    clause: SAFEGUARD,
  },
  stale: {
    text: '这个码已经变化，请扫顾客手机上正在显示的码',
    fixableBy: 'cashier',
    retry: true,
    when: '现在',
    clause: SAFEGUARD,
  },
  'unknown-pass': {
    text: '没有签发过这个码，请勿提供优惠',
    fixableBy: 'nobody',
    retry: false,
    when: '不会',
    clause: SAFEGUARD,
  },
  revoked: {
    text: '这个码已被停用，请顾客在本人手机上重新打开',
    fixableBy: 'holder',
    retry: false,
    when: '重新获取信用优惠码后',
    clause: SAFEGUARD,
  },
  'already-used': {
    text: '这个码刚刚已经用过，请等顾客手机上的码更新后再扫',
    fixableBy: 'cashier',
    retry: true,
    when: '码更新后（15 秒内）',
    clause: SAFEGUARD,
  },
  refused: {
    text: '本次暂不能享受，请在本人手机上查看原因',
    fixableBy: 'holder',
    retry: false,
    when: '本人处理后',
    clause: SAFEGUARD,
  },
  'not-admitted': {
    text: '企业还没有通过本网点的申请，请企业法定代表人在手机上申请',
    fixableBy: 'holder',
    retry: false,
    when: '网点通过申请后',
    clause: '郑经信用办〔2024〕21号 附件1 四',
  },
  'quota-used-up': {
    text: '本期次数已用完',
    fixableBy: 'nobody',
    retry: false,
    when: '下一期开始时',
    clause: READING_BENEFITS,
  },
  'benefit-not-now': {
    text: '现在不在这项优惠的时间内',
    fixableBy: 'nobody',
    retry: false,
    when: '优惠时间内',
    clause: '郑经信用办〔2024〕21号 附件1',
  },
  'waivers-open': {
    text: '免押金借的还没有归还，归还后再办理',
    fixableBy: 'holder',
    retry: false,
    when: '归还后',
    clause: SAFEGUARD,
  },
  'not-bound': {
    text: '还没有完成身份绑定，绑定后才能领取信用优惠码',
    fixableBy: 'holder',
    retry: false,
    when: '完成身份绑定后',
    clause: READING_PERSONS,
  },
  'consent-missing': {
    text: '您还没有同意使用商鼎分，同意后即可使用',
    fixableBy: 'holder',
    retry: false,
    when: '同意后立即可用',
    clause: CONSENT,
  },
  'score-below-minimum': {
    text: '您的商鼎分暂未达到信易阅优惠的要求（100 分及以上）',
    fixableBy: 'holder',
    retry: false,
    when: '商鼎分达到后',
    clause: READING_PERSONS,
  },
  'score-unavailable': {
    text: '暂时没有查到您的信用分，请稍后再试或到信用办窗口核实',
    fixableBy: 'office',
    retry: true,
    when: '查到信用分后',
    clause: READING_PERSONS,
  },
  'city-not-recognised': {
    text: '您所在城市的信用分暂未与商鼎分互认',
    fixableBy: 'office',
    retry: false,
    when: '互认城市名单更新后',
    clause: READING_PERSONS,
  },
  'rating-below-minimum': {
    text: '企业公共信用综合评价为“优”“良”的可以享受',
    fixableBy: 'holder',
    retry: false,
    when: '评价结果更新后',
    clause: READING_ENTERPRISES,
  },
  'rating-unavailable': {
    text: '暂时没有查到企业的信用评价结果，请稍后再试',
    fixableBy: 'office',
    retry: true,
    when: '查到评价结果后',
    clause: READING_ENTERPRISES,
  },
  'representative-consent-missing': {
    text: '企业暂无评价结果，需法定代表人同意使用本人的商鼎分',
    fixableBy: 'holder',
    retry: false,
    when: '法定代表人同意后',
    clause: READING_ENTERPRISES,
  },
  'representative-changed': {
    text: '企业登记的法定代表人已经变更，需由现任法定代表人重新绑定企业',
    fixableBy: 'holder',
    retry: false,
    when: '现任法定代表人绑定后',
    clause: SAFEGUARD,
  },
  'ask-representative': {
    text: '企业暂不能享受，请法定代表人在本人手机“我的企业”中查看原因',
    fixableBy: 'holder',
    retry: false,
    when: '法定代表人处理后',
    clause: READING_ENTERPRISES,
  },
  blocked: {
    text: '您的信用优惠已被暂停，请联系信用办核实',
    fixableBy: 'office',
    retry: false,
    when: '信用办核实后',
    clause: SAFEGUARD,
  },
} as const satisfies Record<string, RefusalRow>;

export type RefusalCode = keyof typeof REFUSALS;
export const REFUSAL_CODES = Object.keys(REFUSALS) as RefusalCode[];

/** Reasons that lie with the holder: one and the same answer at the till (rule 23). */
export const HOLDER_REASONS = [
  'not-bound',
  'consent-missing',
  'score-below-minimum',
  'score-unavailable',
  'city-not-recognised',
  'rating-below-minimum',
  'rating-unavailable',
  'representative-consent-missing',
  'representative-changed',
  'ask-representative',
  'blocked',
] as const satisfies readonly RefusalCode[];
export type HolderReason = (typeof HOLDER_REASONS)[number];

/** A refusal as the holder reads it, on the own phone only. */
export const HolderRefusal = z.object({
  code: z.enum(HOLDER_REASONS),
  text: z.string(),
  clause: z.string(),
  fixableBy: FixableBy,
  retry: z.boolean(),
  when: z.string(),
  availableAt: z.optional(z.string()),
});
export type HolderRefusal = z.infer<typeof HolderRefusal>;

/**
 * Says to the holder why, with the figures of the case.
 *
 * @param facts.score the holder's present score, where it is what decides
 * @param facts.minimum the least score of the scene
 */
export function holderRefusal(
  code: HolderReason,
  facts: { score?: number | null; minimum?: number; city?: string } = {},
): HolderRefusal {
  const { text, clause, fixableBy, retry, when } = REFUSALS[code];
  return { code, text: withFacts(code, text, facts), clause, fixableBy, retry, when };
}

/** Reasons of an enterprise that tell nothing of its representative's person. */
const OF_ENTERPRISE: readonly HolderReason[] = [
  'rating-below-minimum',
  'rating-unavailable',
  'representative-consent-missing',
  'representative-changed',
];

/** The same refusal of an enterprise in the words for its agents, who never learn of the score. */
export const askRepresentative = (refusal: HolderRefusal): HolderRefusal =>
  OF_ENTERPRISE.includes(refusal.code) ? refusal : holderRefusal('ask-representative');

function withFacts(
  code: HolderReason,
  text: string,
  { score, minimum, city }: { score?: number | null; minimum?: number; city?: string },
): string {
  if (code === 'score-below-minimum' && score !== undefined && score !== null && minimum !== undefined) {
    return `您当前的商鼎分为 ${score} 分，信易阅优惠需 ${minimum} 分及以上。可先了解如何提升信用分。`;
  }
  if (code === 'city-not-recognised' && city !== undefined) return `${city}的信用分暂未与商鼎分互认。`;
  return text;
}
