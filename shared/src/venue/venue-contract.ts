import * as z from 'zod/mini';
import { GRADES } from '../credit/grade-rules.ts';
import type { Endpoint } from '../endpoint.ts';
import { QUOTA_UNITS } from '../ledger/quota-rules.ts';
import { Id, PageQuery, pageOf, typedText } from '../schema.ts';
import { BENEFIT_KINDS, HOLDER_KINDS } from './benefit-rules.ts';
import { MAP_GROUNDS } from './map-rules.ts';
import { VENUE_STATUSES } from './venue-state-rules.ts';

export const QuotaTerms = z.object({
  limit: z.int(),
  every: z.int(),
  unit: z.enum(QUOTA_UNITS),
});

/** One benefit of a venue, as announced. */
export const Benefit = z.object({
  benefitId: Id,
  kind: z.enum(BENEFIT_KINDS),
  title: z.string(),
  holder: z.enum(HOLDER_KINDS),
  grade: z.enum(GRADES),
  terms: z.string(),
  /** The part taken off, 1–100; only for `percentage-off`. */
  percentOff: z.optional(z.int()),
  quota: z.nullable(QuotaTerms),
  /** When it can be had, and that uses at other outlets count as well, in words; missing where nothing limits it. */
  limits: z.optional(z.string()),
  /** 可否同享: whether it may be had together with the venue's other offers; missing where nothing is said. */
  combinable: z.optional(z.boolean()),
  /** Whether it may be given while the counter has no network. */
  offlineSafe: z.boolean(),
});
export type Benefit = z.infer<typeof Benefit>;

export const Venue = z.object({
  venueId: Id,
  name: z.string(),
  kind: z.enum(['bookstore', 'library']),
  district: z.string(),
  address: z.string(),
  status: z.enum(VENUE_STATUSES),
  openNow: z.boolean(),
  /** 营业中，至 21:30 · 明天 9:00 营业 */
  openingText: z.string(),
  servicePhone: z.string(),
  benefits: z.array(Benefit),
  /** How far it is, where the list was asked for from a place, in metres as the crow flies. */
  distance: z.optional(z.int()),
});
export type Venue = z.infer<typeof Venue>;

export const VenueDetail = z.extend(Venue, {
  features: z.string(),
  openingTimes: z.array(z.object({ weekday: z.int(), from: z.string(), to: z.string() })),
  announcedOn: z.nullable(z.string()),
  /** Closed on statutory holidays. */
  closedOnHolidays: z.boolean(),
  /** 优惠时间, in words. */
  benefitTimes: z.nullable(z.string()),
  more: z.nullable(z.string()),
  /** Where it is on the map (GCJ-02), in degrees. */
  position: z.nullable(z.object({ latitude: z.number(), longitude: z.number() })),
  /** Short signed addresses, in the venue's order. */
  pictures: z.array(z.object({ preview: z.string(), thumbnail: z.string() })),
});
export type VenueDetail = z.infer<typeof VenueDetail>;

export const listVenues = {
  method: 'GET',
  path: '/venues',
  access: 'anyone',
  status: 200,
  query: z.extend(PageQuery, {
    district: z.optional(typedText(20)),
    kind: z.optional(z.enum(['bookstore', 'library'])),
    /** Part of the name or address. */
    q: z.optional(typedText(40)),
    /** Those that give a benefit of this kind to persons of this grade. */
    benefit: z.optional(z.enum(BENEFIT_KINDS)),
    grade: z.optional(z.enum(GRADES)),
    /** Those that are open at this moment. */
    open: z.optional(z.literal('now')),
    /** `34.72,113.74`: the nearest first; those that have no place come last. */
    near: z.optional(z.string().check(z.regex(/^-?\d{1,2}(\.\d{1,6})?,-?\d{1,3}(\.\d{1,6})?$/))),
  }),
  response: z.extend(pageOf(Venue), {
    /** How many venues there are under the same filters, on all pages. */
    total: z.int(),
    /** Districts that have a venue, for the filter. */
    districts: z.array(z.string()),
    /** What a map of them can be drawn upon in a browser; WeChat has its own. */
    ground: z.enum(MAP_GROUNDS),
  }),
  summary: 'Live venues by name, or the nearest first',
} as const satisfies Endpoint;

export const getVenue = {
  method: 'GET',
  path: '/venues/{venueId}',
  access: 'anyone',
  status: 200,
  response: VenueDetail,
  summary: 'One venue with its benefits and opening times',
} as const satisfies Endpoint;
