import * as z from 'zod/mini';
import { RATINGS } from '../credit/grade-rules.ts';
import type { Endpoint } from '../endpoint.ts';
import { EnterpriseFile } from '../enterprise/enterprise-contract.ts';
import { Day, Id, Instant, PageQuery, pageOf } from '../schema.ts';

/** What became of an application (附件1 四（二）审核). */
export const APPLICATION_STATES = ['waiting', 'accepted', 'refused'] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

export const applicationStateText: Record<ApplicationState, string> = {
  waiting: '待核实',
  accepted: '已通过',
  refused: '未通过',
};

/** An enterprise's application to one venue (附件1 四（一）企业申请). */
export const Application = z.object({
  applicationId: Id,
  enterpriseId: Id,
  enterpriseName: z.string(),
  creditCode: z.string(),
  venueId: Id,
  venueName: z.string(),
  state: z.enum(APPLICATION_STATES),
  appliedAt: Instant,
  answeredAt: z.nullable(Instant),
  /** The venue's words with its answer. */
  reason: z.nullable(z.string()),
  /** The last day on which an accepted one holds. */
  validUntil: z.nullable(Day),
  /** Whether the venue gives the enterprise its benefits today. */
  inForce: z.boolean(),
});
export type Application = z.infer<typeof Application>;

/** The same with what its venue verifies it by; documents are gone some days after the answer. */
export const ApplicationDetail = z.extend(Application, {
  /** 张*三, who applied. */
  representativeName: z.string(),
  /** What the sources say now. */
  verification: z.object({
    /** Whether the registry still names this representative. */
    representativeRegistered: z.boolean(),
    rating: z.nullable(z.enum(RATINGS)),
    /** Whether it takes part by its rating, or by its representative's score, which nobody is told. */
    eligible: z.boolean(),
  }),
  documents: z.array(EnterpriseFile),
});
export type ApplicationDetail = z.infer<typeof ApplicationDetail>;

export const applyToVenues = {
  method: 'POST',
  path: '/enterprises/{enterpriseId}/applications',
  access: ['citizen'],
  status: 201,
  request: z.strictObject({
    venueId: Id,
    /** True for every venue in force of that one's sponsor. */
    all: z.boolean(),
    /** The representative's identity document, uploaded before. */
    identityFileId: Id,
    /** Proof of the rating, where there is one. */
    ratingFileId: z.optional(Id),
  }),
  response: z.object({ items: z.array(Application) }),
  summary: 'Apply to a venue, or to all of its sponsor, for benefits to an enterprise',
} as const satisfies Endpoint;

export const listEnterpriseApplications = {
  method: 'GET',
  path: '/enterprises/{enterpriseId}/applications',
  access: ['citizen'],
  status: 200,
  query: PageQuery,
  response: pageOf(Application),
  summary: 'Applications of an enterprise, newest first, for its representative and agents',
} as const satisfies Endpoint;

export const listVenueApplications = {
  method: 'GET',
  path: '/venues/{venueId}/applications',
  access: ['manager'],
  status: 200,
  query: PageQuery,
  response: z.extend(pageOf(Application), { waiting: z.int() }),
  summary: 'Applications to a venue, newest first',
} as const satisfies Endpoint;

export const getApplication = {
  method: 'GET',
  path: '/venues/{venueId}/applications/{applicationId}',
  access: ['manager'],
  status: 200,
  response: ApplicationDetail,
  summary: 'An application with its documents and what the sources say; who looked is noted',
} as const satisfies Endpoint;

export const answerApplication = {
  method: 'POST',
  path: '/venues/{venueId}/applications/{applicationId}/answer',
  access: ['manager'],
  status: 200,
  request: z.strictObject({
    accepted: z.boolean(),
    /** Told to the representative; may be empty only where it is accepted. */
    reason: z.string().check(z.maxLength(200)),
    /** For an accepted one: tomorrow to three years from today. */
    validUntil: z.optional(Day),
  }),
  response: Application,
  summary: 'Answer an application, once',
} as const satisfies Endpoint;
