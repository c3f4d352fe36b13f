import * as z from 'zod/mini';
import { GRADES, RATINGS } from '../credit/grade-rules.ts';
import type { Endpoint } from '../endpoint.ts';
import { FileLinks } from '../files/files-contract.ts';
import { EVIDENCE_STATES } from '../relief/evidence-rules.ts';
import { Day, Id, Instant, optionalText, typedLines, typedText } from '../schema.ts';
import { BENEFIT_KINDS, HOLDER_KINDS } from './benefit-rules.ts';
import { QUOTA_SCOPES } from './benefit-worth-rules.ts';
import { SIGNER_ROLES } from './commitment-rules.ts';
import { JOINING_STEPS, MAX_BENEFITS, MAX_PICTURES } from './joining-rules.ts';
import { QuotaTerms } from './venue-contract.ts';
import { VENUE_STATUSES } from './venue-state-rules.ts';

export const SPONSOR_KINDS = ['street', 'park', 'other'] as const;
export type SponsorKind = (typeof SPONSOR_KINDS)[number];

export const sponsorKindText: Record<SponsorKind, string> = {
  street: '街道、镇办',
  park: '园区、管委',
  other: '其他推荐单位',
};

/** A unit that vouches for venues (郑经信用办〔2024〕21号 五（一）). */
export const Sponsor = z.object({
  sponsorId: Id,
  name: z.string(),
  kind: z.enum(SPONSOR_KINDS),
  district: z.string(),
});
export type Sponsor = z.infer<typeof Sponsor>;

const Clock = z.string().check(z.regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$/));
/** `yyyy-mm-dd`, or nothing. */
const OptionalDay = z.string().check(z.regex(/^(\d{4}-\d{2}-\d{2})?$/));
/** 1 for Monday (ISO 8601). */
const WeekdayNumber = z.union([
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5),
  z.literal(6),
  z.literal(7),
]);

const BenefitDraft = z.strictObject({
  benefitId: Id,
  kind: z.enum(BENEFIT_KINDS),
  holder: z.enum(HOLDER_KINDS),
  grade: z.enum(GRADES),
  reducedFen: z.nullable(z.int()),
  openLimit: z.nullable(z.int()),
  percentOff: z.nullable(z.int()),
  basis: z.enum(['purchase', 'deposit']),
  service: optionalText(12),
  quota: z.nullable(QuotaTerms),
  quotaFor: z.enum(QUOTA_SCOPES),
  times: z.strictObject({
    from: OptionalDay,
    until: OptionalDay,
    weekdays: z.array(WeekdayNumber).check(z.maxLength(7)),
    hours: z.nullable(z.strictObject({ from: Clock, to: Clock })),
  }),
  terms: optionalText(300),
  combinable: z.boolean(),
  offlineSafe: z.boolean(),
});

/**
 * What a venue fills in, saved as it goes: anything may still be missing. What keeps it from going live
 * is said beside it (`JoiningFault`), by the rules of `joining-rules.ts`.
 */
export const JoiningContent = z.strictObject({
  unit: z.strictObject({
    name: optionalText(40),
    kind: z.enum(['bookstore', 'library']),
    creditCode: optionalText(18),
    headName: optionalText(32),
    headPhone: optionalText(20),
    sponsorId: z.nullable(Id),
  }),
  benefits: z.array(BenefitDraft).check(z.maxLength(MAX_BENEFITS)),
  sameReason: optionalText(200),
  announcement: z.strictObject({
    openEnded: z.boolean(),
    until: OptionalDay,
    noticeDays: z.int().check(z.minimum(0), z.maximum(10_000)),
  }),
  listing: z.strictObject({
    district: optionalText(20),
    address: optionalText(80),
    servicePhone: optionalText(20),
    /** Closed on statutory holidays, whatever the week says. */
    closedOnHolidays: z.boolean(),
    openingTimes: z
      .array(
        z.strictObject({
          weekday: WeekdayNumber,
          from: Clock,
          to: Clock,
        }),
      )
      .check(z.maxLength(28)),
    benefitTimes: optionalText(60),
    position: z.nullable(
      z.strictObject({
        latitude: z.number().check(z.minimum(-90), z.maximum(90)),
        longitude: z.number().check(z.minimum(-180), z.maximum(180)),
      }),
    ),
    features: optionalText(200),
    more: optionalText(300),
    pictureIds: z.array(Id).check(z.maxLength(MAX_PICTURES)),
  }),
});

/** What a file of a venue is for: a picture of its listing, or the scan of the sealed commitment. */
export const VENUE_FILE_PURPOSES = ['picture', 'seal'] as const;
export type VenueFilePurpose = (typeof VENUE_FILE_PURPOSES)[number];

export const VenueFile = z.object({
  fileId: Id,
  purpose: z.enum(VENUE_FILE_PURPOSES),
  name: z.string(),
  sizeBytes: z.int(),
  mediaType: z.string(),
  state: z.enum(EVIDENCE_STATES),
  /** Why it was not kept. */
  refusal: z.optional(z.object({ code: z.string(), text: z.string() })),
  links: z.optional(FileLinks),
});
export type VenueFile = z.infer<typeof VenueFile>;

/** A signature under the commitment (附件3), as it stood. */
export const Commitment = z.object({
  commitmentId: Id,
  signerName: z.string(),
  signerRole: z.enum(SIGNER_ROLES),
  signedAt: Instant,
  /** Which words these were. */
  templateVersion: z.string(),
  /** Of the text in UTF-8, hexadecimal. */
  sha256: z.string(),
  /** False once the unit's name or the template has changed: then it has to be signed anew. */
  inForce: z.boolean(),
  acknowledgedAt: z.nullable(Instant),
});
export type Commitment = z.infer<typeof Commitment>;

/** A venue's way in, as its manager and those who check it see it. */
export const Joining = z.object({
  venueId: Id,
  status: z.enum(VENUE_STATUSES),
  /** Goes along with a step (`POST …/transitions`). */
  version: z.int(),
  /** Goes along with what is saved. */
  contentVersion: z.int(),
  content: JoiningContent,
  sponsorName: z.nullable(z.string()),
  /** What is known of the unit in public, for sponsor and office; null for others, and without a code. */
  creditStanding: z.nullable(
    z.object({
      /** As it is registered; null where nobody is under this code. */
      registeredName: z.nullable(z.string()),
      rating: z.nullable(z.enum(RATINGS)),
      ratedOn: z.nullable(Day),
    }),
  ),
  files: z.array(VenueFile),
  /** What the caller may write now. */
  editable: z.array(z.enum(JOINING_STEPS)),
  /** Named when it was last sent back; null where it is not sent back now. */
  returned: z.nullable(
    z.object({ steps: z.array(z.enum(JOINING_STEPS)), reason: z.string(), by: z.string(), at: Instant }),
  ),
  /** What keeps it from going live, or from publishing what was changed. */
  faults: z.array(z.object({ step: z.enum(JOINING_STEPS), path: z.string(), text: z.string() })),
  /** The commitment as it would be signed now, one paragraph a line. */
  commitmentText: z.string(),
  /** SHA-256 of that text, to sign it by. */
  commitmentSha256: z.string(),
  commitment: z.nullable(Commitment),
  /** What is published; null before the first. */
  announced: z.nullable(
    z.object({ version: z.int(), number: z.string(), publishedOn: Day, lessFrom: z.nullable(Day) }),
  ),
  /** The day on which it first went live: its running time counts from there. */
  since: z.nullable(Day),
  /** Whether something was written since that is not published. */
  unpublished: z.boolean(),
});
export type Joining = z.infer<typeof Joining>;

/** The announcement of 附件1 as it is published. */
export const PublishedAnnouncement = z.object({
  version: z.int(),
  number: z.string(),
  date: Day,
  title: z.string(),
  parts: z.array(z.object({ heading: z.string(), lines: z.array(z.string()) })),
  unit: z.string(),
});
export type PublishedAnnouncement = z.infer<typeof PublishedAnnouncement>;

export const listSponsors = {
  method: 'GET',
  path: '/sponsors',
  access: 'signed-in',
  status: 200,
  response: z.object({ items: z.array(Sponsor) }),
  summary: 'Units that vouch for venues, by district and name',
} as const satisfies Endpoint;

export const addSponsor = {
  method: 'POST',
  path: '/sponsors',
  access: ['office'],
  status: 201,
  request: z.strictObject({ name: typedText(32), kind: z.enum(SPONSOR_KINDS), district: typedText(20) }),
  response: Sponsor,
  summary: "Add a sponsor in the office's area",
} as const satisfies Endpoint;

export const getJoining = {
  method: 'GET',
  path: '/venues/{venueId}/joining',
  access: ['manager', 'sponsor', 'office', 'operator'],
  status: 200,
  response: Joining,
  summary: 'What a venue filled in, and what is missing',
} as const satisfies Endpoint;

export const saveJoining = {
  method: 'PUT',
  path: '/venues/{venueId}/joining',
  access: 'signed-in',
  status: 200,
  request: z.strictObject({
    /** The version that was read; 0 where it is new. */
    contentVersion: z.int().check(z.minimum(0)),
    content: JoiningContent,
  }),
  response: Joining,
  summary: 'Save what a venue fills in; the first time its caller becomes the manager',
} as const satisfies Endpoint;

export const putVenueFile = {
  method: 'PUT',
  path: '/venues/{venueId}/files/{fileId}',
  access: ['manager'],
  status: 200,
  request: z.strictObject({
    purpose: z.enum(VENUE_FILE_PURPOSES),
    name: typedText(200),
    sizeBytes: z.int().check(z.minimum(1), z.maximum(1_000_000_000)),
    mediaType: typedText(100),
  }),
  response: VenueFile,
  summary: 'Announce a picture or the sealed commitment before it is uploaded',
} as const satisfies Endpoint;

export const removeVenueFile = {
  method: 'DELETE',
  path: '/venues/{venueId}/files/{fileId}',
  access: ['manager'],
  status: 204,
  response: null,
  summary: 'Take a file off',
} as const satisfies Endpoint;

export const signCommitment = {
  method: 'POST',
  path: '/venues/{venueId}/commitments',
  access: ['manager'],
  status: 201,
  request: z.strictObject({
    signerName: typedText(32),
    signerRole: z.enum(SIGNER_ROLES),
    /** SHA-256 of the text that was read, hexadecimal: nobody signs what changed meanwhile. */
    sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  }),
  response: Joining,
  summary: 'Sign the commitment as it stands',
} as const satisfies Endpoint;

export const getCommitmentCopy = {
  method: 'GET',
  path: '/venues/{venueId}/commitment-copy',
  access: ['manager', 'sponsor', 'office', 'operator'],
  status: 200,
  response: null,
  produces: ['application/pdf'],
  summary: 'What was signed as PDF, or the text to be sealed on paper where nothing is signed yet',
} as const satisfies Endpoint;

export const acknowledgeCommitment = {
  method: 'POST',
  path: '/venues/{venueId}/commitment-acknowledgements',
  access: ['operator'],
  status: 200,
  request: z.strictObject({ commitmentId: Id }),
  response: Joining,
  summary: 'The operator has received a commitment',
} as const satisfies Endpoint;

export const publishChanges = {
  method: 'POST',
  path: '/venues/{venueId}/announcements',
  access: ['manager'],
  status: 201,
  request: z.strictObject({ contentVersion: z.int().check(z.minimum(1)) }),
  response: Joining,
  summary: 'Publish what was changed at a venue in force; what gives less starts after its notice',
} as const satisfies Endpoint;

export const takeChangesBack = {
  method: 'DELETE',
  path: '/venues/{venueId}/announcements/pending',
  access: ['manager'],
  status: 200,
  response: Joining,
  summary: 'Take back what a published change would take away, before its day; the next announcement says so',
} as const satisfies Endpoint;

export const getAnnouncement = {
  method: 'GET',
  path: '/venues/{venueId}/announcement',
  access: 'anyone',
  status: 200,
  response: PublishedAnnouncement,
  summary: 'The announcement of a venue as it was last published',
} as const satisfies Endpoint;

export const POSTER_SIZES = ['A4', 'A3'] as const;
export type PosterSize = (typeof POSTER_SIZES)[number];
export const POSTER_FORMATS = ['pdf', 'png'] as const;
export type PosterFormat = (typeof POSTER_FORMATS)[number];

export const getPoster = {
  method: 'GET',
  path: '/venues/{venueId}/poster',
  access: ['manager'],
  status: 200,
  query: z.strictObject({ size: z.enum(POSTER_SIZES), format: z.enum(POSTER_FORMATS) }),
  response: null,
  produces: ['application/pdf', 'image/png'],
  summary: "What is announced as a poster for the shop, with a code that leads to the venue's page",
} as const satisfies Endpoint;

export const getCommitmentTemplate = {
  method: 'GET',
  path: '/commitment-template',
  access: ['office'],
  status: 200,
  response: z.object({ version: z.string(), text: z.string(), official: z.boolean() }),
  summary: 'The words of the commitment that are signed now',
} as const satisfies Endpoint;

export const replaceCommitmentTemplate = {
  method: 'PUT',
  path: '/commitment-template',
  access: ['office'],
  status: 200,
  request: z.strictObject({ version: typedText(16), text: typedLines(5_000) }),
  response: z.object({ version: z.string(), text: z.string(), official: z.boolean() }),
  summary: 'Put official words in place of the commitment; what was signed keeps its own',
} as const satisfies Endpoint;
