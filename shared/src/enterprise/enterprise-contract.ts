import * as z from 'zod/mini';
import { GRADES } from '../credit/grade-rules.ts';
import type { Endpoint } from '../endpoint.ts';
import { FileLinks } from '../files/files-contract.ts';
import { LedgerRecord } from '../ledger/ledger-contract.ts';
import { HolderRefusal } from '../refusal.ts';
import { EVIDENCE_STATES } from '../relief/evidence-rules.ts';
import { Id, Instant, PageQuery, pageOf, typedText } from '../schema.ts';

/** What an enterprise hands in (附件1 四（一）): 营业执照, 法定代表人身份证件, 信用等级. */
export const ENTERPRISE_FILE_PURPOSES = ['licence', 'identity', 'rating'] as const;
export type EnterpriseFilePurpose = (typeof ENTERPRISE_FILE_PURPOSES)[number];

/** A document of an enterprise, with what became of it. */
export const EnterpriseFile = z.object({
  fileId: Id,
  purpose: z.enum(ENTERPRISE_FILE_PURPOSES),
  name: z.string(),
  sizeBytes: z.int(),
  mediaType: z.string(),
  state: z.enum(EVIDENCE_STATES),
  /** Why it was not kept. */
  refusal: z.optional(z.object({ code: z.string(), text: z.string() })),
  links: z.optional(FileLinks),
});
export type EnterpriseFile = z.infer<typeof EnterpriseFile>;

/** Who may show an enterprise's pass besides its representative. */
export const Agent = z.object({
  agentId: Id,
  /** 张*三. */
  maskedName: z.string(),
  addedAt: Instant,
});
export type Agent = z.infer<typeof Agent>;

/** An enterprise as one of its people sees it. */
export const Enterprise = z.object({
  enterpriseId: Id,
  name: z.string(),
  creditCode: z.string(),
  role: z.enum(['representative', 'agent']),
  /** The caller's own entry among the agents; null for the representative. */
  agentId: z.nullable(Id),
  /**
   * Whether it takes part now. The grade is for the representative alone: where the score decides, it
   * says which score that is.
   */
  standing: z.union([
    z.object({ eligible: z.literal(true), grade: z.optional(z.enum(GRADES)) }),
    z.object({ eligible: z.literal(false), refusal: HolderRefusal }),
  ]),
  /** Whether the business licence has arrived; before, no pass is issued. */
  licensed: z.boolean(),
  /** What only the representative sees; null for an agent. */
  own: z.nullable(
    z.object({
      /** The representative's word that the own score may decide; it counts only without a rating. */
      scoreConsent: z.boolean(),
      rated: z.boolean(),
      licence: z.nullable(EnterpriseFile),
      agents: z.array(Agent),
    }),
  ),
});
export type Enterprise = z.infer<typeof Enterprise>;

export const listMyEnterprises = {
  method: 'GET',
  path: '/me/enterprises',
  access: ['citizen'],
  status: 200,
  response: z.object({ items: z.array(Enterprise) }),
  summary: 'Enterprises that I represent or am an agent of',
} as const satisfies Endpoint;

export const bindEnterprise = {
  method: 'POST',
  path: '/enterprises',
  access: ['citizen'],
  status: 201,
  request: z.strictObject({ creditCode: typedText(18) }),
  response: Enterprise,
  summary: 'Bind an enterprise whose registered legal representative I am; again changes nothing',
} as const satisfies Endpoint;

export const putEnterpriseFile = {
  method: 'PUT',
  path: '/enterprises/{enterpriseId}/files/{fileId}',
  access: ['citizen'],
  status: 200,
  request: z.strictObject({
    purpose: z.enum(ENTERPRISE_FILE_PURPOSES),
    name: typedText(200),
    sizeBytes: z.int().check(z.minimum(1), z.maximum(1_000_000_000)),
    mediaType: typedText(100),
  }),
  response: EnterpriseFile,
  summary: 'Announce a document before it is uploaded; a new licence takes the place of the old one',
} as const satisfies Endpoint;

export const giveScoreConsent = {
  method: 'POST',
  path: '/enterprises/{enterpriseId}/score-consent',
  access: ['citizen'],
  status: 204,
  response: null,
  summary: 'The representative lets the own score decide where there is no rating',
} as const satisfies Endpoint;

export const withdrawScoreConsent = {
  method: 'DELETE',
  path: '/enterprises/{enterpriseId}/score-consent',
  access: ['citizen'],
  status: 204,
  response: null,
  summary: 'Take that consent back: it decides nothing from the next scan on',
} as const satisfies Endpoint;

export const inviteAgent = {
  method: 'POST',
  path: '/enterprises/{enterpriseId}/agent-invites',
  access: ['citizen'],
  status: 201,
  response: z.object({ code: z.string(), expiresAt: Instant }),
  summary: 'A one-time code with which somebody becomes an agent, good for ten minutes',
} as const satisfies Endpoint;

export const acceptAgentInvite = {
  method: 'POST',
  path: '/agent-invites/accepted',
  access: ['citizen'],
  status: 200,
  request: z.strictObject({ code: typedText(32) }),
  response: Enterprise,
  summary: 'Become an agent with a code of the representative',
} as const satisfies Endpoint;

export const removeAgent = {
  method: 'DELETE',
  path: '/enterprises/{enterpriseId}/agents/{agentId}',
  access: ['citizen'],
  status: 204,
  response: null,
  summary: 'Take an agent off, or leave: the passes die at once',
} as const satisfies Endpoint;

export const listEnterpriseRecords = {
  method: 'GET',
  path: '/enterprises/{enterpriseId}/records',
  access: ['citizen'],
  status: 200,
  query: PageQuery,
  response: pageOf(z.extend(LedgerRecord, { agentName: z.string() })),
  summary: 'What the enterprise has used and through whom, for its representative; newest first',
} as const satisfies Endpoint;
