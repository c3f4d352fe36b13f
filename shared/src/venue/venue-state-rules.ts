/**
 * The life of a venue (product.md, States): one table that says which action leads from where to where
 * and whose it is. What else must hold of a step stands with the step (`joining-rules.ts`).
 */

export const VENUE_STATUSES = [
  'draft',
  'submitted',
  'returned',
  'recommended',
  'live',
  'suspended',
  'paused',
  'ended',
  'removed',
] as const;
export type VenueStatus = (typeof VENUE_STATUSES)[number];

export const VENUE_ACTIONS = [
  'submit',
  'recommend',
  'return',
  'go-live',
  'suspend',
  'lift',
  'pause',
  'resume',
  'end',
  'remove',
] as const;
export type VenueAction = (typeof VENUE_ACTIONS)[number];

/** Who acts: the venue's manager, its sponsor's officer, the credit office, or the calendar. */
export const VENUE_ACTORS = ['manager', 'sponsor', 'office', 'calendar'] as const;
export type VenueActor = (typeof VENUE_ACTORS)[number];

export interface VenueTransition {
  from: VenueStatus;
  action: VenueAction;
  by: VenueActor;
  to: VenueStatus;
}

const rows = (
  by: VenueActor,
  action: VenueAction,
  to: VenueStatus,
  ...from: VenueStatus[]
): VenueTransition[] => from.map((status) => ({ from: status, action, by, to }));

/** Every transition there is; what is not here is refused (`not-allowed-now`). */
export const VENUE_TRANSITIONS: readonly VenueTransition[] = [
  ...rows('manager', 'submit', 'submitted', 'draft', 'returned'),
  ...rows('sponsor', 'recommend', 'recommended', 'submitted'),
  ...rows('sponsor', 'return', 'returned', 'submitted'),
  ...rows('office', 'return', 'returned', 'recommended'),
  ...rows('office', 'go-live', 'live', 'recommended'),
  ...rows('office', 'suspend', 'suspended', 'live'),
  ...rows('office', 'lift', 'live', 'suspended'),
  ...rows('manager', 'pause', 'paused', 'live'),
  ...rows('manager', 'resume', 'live', 'paused'),
  ...rows('calendar', 'resume', 'live', 'paused'),
  ...rows('manager', 'end', 'ended', 'live'),
  ...rows('calendar', 'end', 'ended', 'live'),
  ...rows('office', 'remove', 'removed', 'live', 'suspended', 'paused'),
];

/** Where an action by this actor leads from a state; null where the table has no such row. */
export const venueTransitionFor = (
  from: VenueStatus,
  action: VenueAction,
  by: VenueActor,
): VenueTransition | null =>
  VENUE_TRANSITIONS.find((row) => row.from === from && row.action === action && row.by === by) ?? null;

/** What an actor may do to a venue in this state. */
export const venueActionsIn = (from: VenueStatus, by: VenueActor): VenueAction[] =>
  VENUE_TRANSITIONS.filter((row) => row.from === from && row.by === by).map(({ action }) => action);

/** States of a venue that is or was live: it has a ledger, which is kept, and an office that watches over it. */
export const wasLive = (status: VenueStatus): boolean =>
  ['live', 'suspended', 'paused', 'ended', 'removed'].includes(status);

/** States in which everybody sees a venue: a draft is its own business, and what was removed is taken down. */
export const isPublic = (status: VenueStatus): boolean => wasLive(status) && status !== 'removed';

/** Steps that are told with words: why it is sent back, suspended, ended or removed. */
export const REASON_REQUIRED_FOR: readonly VenueAction[] = ['return', 'suspend', 'pause', 'end', 'remove'];

export const venueStatusText: Record<VenueStatus, string> = {
  draft: '填写中',
  submitted: '待推荐单位核对',
  returned: '退回补正',
  recommended: '待信用办上线',
  live: '推行中',
  suspended: '已暂停优惠',
  paused: '暂停营业',
  ended: '已结束',
  removed: '已清退',
};

export const venueActionText: Record<VenueAction, string> = {
  submit: '提交',
  recommend: '推荐',
  return: '退回补正',
  'go-live': '上线',
  suspend: '暂停优惠',
  lift: '恢复优惠',
  pause: '暂停营业',
  resume: '恢复营业',
  end: '结束推行',
  remove: '清退',
};

/** Why nothing can be had at a venue now, for the till; null where it can. */
export const stoppedText: Record<Exclude<VenueStatus, 'live'>, string> = {
  draft: '本网点还没有上线',
  submitted: '本网点还没有上线',
  returned: '本网点还没有上线',
  recommended: '本网点还没有上线',
  suspended: '信用办已暂停本网点的信用优惠，请联系网点负责人',
  paused: '本网点暂停营业期间不办理信用优惠',
  ended: '本网点已结束推行信用优惠',
  removed: '本网点已被清退，不再办理信用优惠（郑经信用办〔2024〕21号 五（一））',
};
