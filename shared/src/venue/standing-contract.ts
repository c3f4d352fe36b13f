import * as z from 'zod/mini';
import type { Endpoint } from '../endpoint.ts';
import { Day, Id, Instant, PageQuery, pageOf, typedText } from '../schema.ts';
import { JOINING_STEPS, SPONSOR_CHECKS } from './joining-rules.ts';
import { REMOVAL_DECISIONS, REMOVAL_GROUNDS } from './removal-rules.ts';
import { CHECK_STATES } from './yearly-check-rules.ts';
import { VENUE_ACTIONS, VENUE_STATUSES } from './venue-state-rules.ts';

/** Where a venue stands, as those who check it and watch over it see it. */
export const VenueStanding = z.object({
  venueId: Id,
  name: z.string(),
  kind: z.enum(['bookstore', 'library']),
  district: z.string(),
  address: z.string(),
  servicePhone: z.string(),
  status: z.enum(VENUE_STATUSES),
  /** Goes along with a step, so that of two officers one is told. */
  version: z.int(),
  /** What the caller may do now. */
  actions: z.array(z.enum(VENUE_ACTIONS)),
});
export type VenueStanding = z.infer<typeof VenueStanding>;

/** A venue in the list of those who watch over it, with what asks for their attention. */
export const WatchedVenue = z.extend(VenueStanding, {
  /** Uses of the last thirty days, voided ones among them. */
  uses: z.int(),
  /** What readers told and nobody has answered. */
  openComplaints: z.int(),
  /** Months that are past their day and not confirmed. */
  lateReports: z.int(),
  /** Where the sponsor's yearly check stands; null of a venue that is not in force. */
  check: z.nullable(z.enum(CHECK_STATES)),
});
export type WatchedVenue = z.infer<typeof WatchedVenue>;

/** The sponsor's yearly check of a venue in force (五（一）). */
export const YearlyCheck = z.object({
  /** The day of the last, and who checked; null before the first. */
  lastOn: z.nullable(Day),
  by: z.nullable(z.string()),
  /** The day from which the next is due. */
  nextOn: Day,
  state: z.enum(CHECK_STATES),
});
export type YearlyCheck = z.infer<typeof YearlyCheck>;

/** A removal under way, or the one that was carried out (五（一）). */
export const Removal = z.object({
  removalId: Id,
  ground: z.enum(REMOVAL_GROUNDS),
  reason: z.string(),
  /** The sponsor that proposed it. */
  by: z.string(),
  proposedAt: Instant,
  /** Until when the venue may speak. */
  hearingUntil: Instant,
  /** What the venue said; null where it has said nothing. */
  statement: z.nullable(z.string()),
  decision: z.nullable(z.enum(REMOVAL_DECISIONS)),
  decisionReason: z.nullable(z.string()),
  /** What the caller may do about it now. */
  actions: z.array(z.enum(['state', 'decide'])),
});
export type Removal = z.infer<typeof Removal>;

export const VenueHistory = z.extend(VenueStanding, {
  /** The last day of a pause, `yyyy-mm-dd`. */
  pausedUntil: z.nullable(z.string()),
  removal: z.nullable(Removal),
  /** Null of a venue that is not in force. */
  check: z.nullable(YearlyCheck),
  /** Whether the caller may note a yearly check. */
  mayCheck: z.boolean(),
  /** Whether the caller may propose that the venue is removed. */
  mayProposeRemoval: z.boolean(),
  /** Newest first. */
  timeline: z.array(
    z.object({
      at: Instant,
      action: z.enum(VENUE_ACTIONS),
      /** The office, the sponsor or the venue. */
      by: z.string(),
      reason: z.nullable(z.string()),
    }),
  ),
});
export type VenueHistory = z.infer<typeof VenueHistory>;

export const listStandings = {
  method: 'GET',
  path: '/venue-standings',
  access: ['office', 'sponsor', 'operator'],
  status: 200,
  query: z.extend(PageQuery, { status: z.optional(z.enum(VENUE_STATUSES)) }),
  response: pageOf(WatchedVenue),
  summary: "The venues of a sponsor, or in an office's area, by name, 50 a page; no drafts",
} as const satisfies Endpoint;

export const getStanding = {
  method: 'GET',
  path: '/venues/{venueId}/standing',
  access: ['manager', 'office', 'sponsor', 'operator'],
  status: 200,
  response: VenueHistory,
  summary: 'Where a venue stands, and what led there',
} as const satisfies Endpoint;

export const takeVenueStep = {
  method: 'POST',
  path: '/venues/{venueId}/transitions',
  access: ['manager', 'sponsor', 'office'],
  status: 200,
  request: z.strictObject({
    version: z.int().check(z.minimum(0)),
    action: z.enum(VENUE_ACTIONS),
    /** Needed for a return, a suspension, a pause, an end and a removal: the history keeps it. */
    reason: z.optional(typedText(200)),
    /** With `recommend`: everything that was checked. */
    checks: z.optional(z.array(z.enum(SPONSOR_CHECKS)).check(z.maxLength(SPONSOR_CHECKS.length))),
    /** With `return`: what has to be mended. */
    steps: z.optional(z.array(z.enum(JOINING_STEPS)).check(z.maxLength(JOINING_STEPS.length))),
    /** With `pause`: the last day of it. */
    until: z.optional(Day),
  }),
  response: VenueHistory,
  summary: 'Take a step of the state table; at the tills it holds from the next request on',
} as const satisfies Endpoint;

export const recordYearlyCheck = {
  method: 'POST',
  path: '/venues/{venueId}/yearly-checks',
  access: ['sponsor'],
  status: 201,
  request: z.strictObject({
    /** All of them: who finds something proposes the venue's removal. */
    checks: z.array(z.enum(SPONSOR_CHECKS)).check(z.maxLength(SPONSOR_CHECKS.length)),
  }),
  response: VenueHistory,
  summary: 'Note that the sponsor has checked a venue for the year',
} as const satisfies Endpoint;

export const proposeRemoval = {
  method: 'POST',
  path: '/venues/{venueId}/removals',
  access: ['sponsor'],
  status: 201,
  request: z.strictObject({
    ground: z.enum(REMOVAL_GROUNDS),
    /** What happened, with its evidence in words. */
    reason: typedText(500),
    /** The last day on which the venue may speak. */
    hearingUntil: Day,
  }),
  response: VenueHistory,
  summary: 'Propose that a venue is removed; it is heard first',
} as const satisfies Endpoint;

export const stateOnRemoval = {
  method: 'POST',
  path: '/venues/{venueId}/removals/{removalId}/statement',
  access: ['manager'],
  status: 200,
  request: z.strictObject({ statement: typedText(1000) }),
  response: VenueHistory,
  summary: 'What the venue says to its removal, once',
} as const satisfies Endpoint;

export const decideRemoval = {
  method: 'POST',
  path: '/venues/{venueId}/removals/{removalId}/decision',
  access: ['sponsor'],
  status: 200,
  request: z.strictObject({ decision: z.enum(REMOVAL_DECISIONS), reason: typedText(500) }),
  response: VenueHistory,
  summary: 'Decide on a removal once the venue was heard, or had its time; the office carries it out',
} as const satisfies Endpoint;
