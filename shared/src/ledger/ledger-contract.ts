import * as z from 'zod/mini';
import type { Endpoint } from '../endpoint.ts';
import { Fen, Id, Instant, PageQuery, pageOf } from '../schema.ts';
import { BENEFIT_KINDS } from '../venue/benefit-rules.ts';

/** One use of a benefit as its holder sees it. */
export const LedgerRecord = z.object({
  redemptionId: Id,
  /** The row's number in the venue's ledger, to quote: 台账 第 131 号. */
  number: z.int(),
  venueId: Id,
  venueName: z.string(),
  benefitTitle: z.string(),
  kind: z.enum(BENEFIT_KINDS),
  redeemedAt: Instant,
  amountFen: z.optional(Fen),
  discountFen: z.optional(Fen),
  voided: z.boolean(),
  voidedAt: z.optional(Instant),
  voidReason: z.optional(z.string()),
  /** Whether something has to come back still: a book lent without a deposit. */
  open: z.boolean(),
  returnedAt: z.optional(Instant),
  /** What was paid back of it. */
  refundedFen: z.optional(Fen),
  clause: z.string(),
  /** The enterprise that it was given to, where one showed its pass. */
  enterpriseName: z.optional(z.string()),
});
export type LedgerRecord = z.infer<typeof LedgerRecord>;

export const listMyRecords = {
  method: 'GET',
  path: '/me/records',
  access: ['citizen'],
  status: 200,
  query: PageQuery,
  response: pageOf(LedgerRecord),
  summary: 'What I have used, newest first, 50 a page',
} as const satisfies Endpoint;
