/** The grounds of a removal (五（一）); its list ends in 等信用问题, so the last one is told in words. */
export const REMOVAL_GROUNDS = ['accident', 'publicity', 'listed', 'other'] as const;
export type RemovalGround = (typeof REMOVAL_GROUNDS)[number];

export const removalGroundText: Record<RemovalGround, string> = {
  accident: '年度内出现安全责任事故',
  publicity: '年度内出现重大负面舆情',
  listed: '列入失信联合惩戒名单',
  other: '其他信用问题',
};

/** What the sponsor decides after the venue was heard. */
export const REMOVAL_DECISIONS = ['upheld', 'dropped'] as const;
export type RemovalDecision = (typeof REMOVAL_DECISIONS)[number];

export const removalDecisionText: Record<RemovalDecision, string> = {
  upheld: '决定清退',
  dropped: '不予清退',
};

/** How many days a venue has at least to speak: our safeguard, no clause sets them. */
export const MIN_HEARING_DAYS = 3;
export const MAX_HEARING_DAYS = 30;

/** What keeps a sponsor from deciding now; null where nothing does. */
export function hearingFault(
  removal: { hearingUntil: Date; statement: string | null },
  now: Date,
): 'not-heard' | null {
  return removal.statement === null && now < removal.hearingUntil ? 'not-heard' : null;
}
