import * as z from 'zod/mini';
import type { Endpoint } from '../endpoint.ts';
import { Id, Instant, PageQuery, pageOf, typedText } from '../schema.ts';
import { VENUE_ACTIONS, VENUE_STATUSES } from './venue-state-rules.ts';

/** What the credit office does to a venue that is in force; the rest of the table comes with joining. */
export const OFFICE_STEPS = ['suspend', 'lift'] as const;
export type OfficeStep = (typeof OFFICE_STEPS)[number];

/** Where a venue stands, as the office that watches over it sees it. */
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
  actions: z.array(z.enum(OFFICE_STEPS)),
});
export type VenueStanding = z.infer<typeof VenueStanding>;

export const VenueHistory = z.extend(VenueStanding, {
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
  access: ['office'],
  status: 200,
  query: PageQuery,
  response: pageOf(VenueStanding),
  summary: "The venues in the office's area that are or were live, by name, 50 a page",
} as const satisfies Endpoint;

export const getStanding = {
  method: 'GET',
  path: '/venues/{venueId}/standing',
  access: ['office'],
  status: 200,
  response: VenueHistory,
  summary: 'Where a venue stands, and what led there',
} as const satisfies Endpoint;

export const takeVenueStep = {
  method: 'POST',
  path: '/venues/{venueId}/transitions',
  access: ['office'],
  status: 200,
  request: z.strictObject({
    version: z.int().check(z.minimum(0)),
    action: z.enum(OFFICE_STEPS),
    /** Needed for a suspension: the history keeps it. */
    reason: z.optional(typedText(200)),
  }),
  response: VenueHistory,
  summary: 'Suspend a venue or lift its suspension, from the next request at its tills on',
} as const satisfies Endpoint;
