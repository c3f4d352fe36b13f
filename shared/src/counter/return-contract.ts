import * as z from 'zod/mini';
import type { Endpoint } from '../endpoint.ts';
import { Id, Instant, PageQuery, pageOf } from '../schema.ts';

/** A deposit that was waived and for which nothing has come back yet, as a till may see it. */
export const OpenWaiver = z.object({
  redemptionId: Id,
  number: z.int(),
  maskedName: z.string(),
  benefitId: Id,
  benefitTitle: z.string(),
  since: Instant,
  note: z.optional(z.string()),
});
export type OpenWaiver = z.infer<typeof OpenWaiver>;

export const ReturnRow = z.object({
  redemptionId: Id,
  number: z.int(),
  /** The redemption that this row closes. */
  returns: z.object({ redemptionId: Id, number: z.int() }),
  returnedAt: Instant,
});
export type ReturnRow = z.infer<typeof ReturnRow>;

export const listOpenWaivers = {
  method: 'GET',
  path: '/counter/open-waivers',
  access: ['cashier', 'manager'],
  terminal: true,
  status: 200,
  query: z.extend(PageQuery, {
    /** Of the ledger: 台账 第 119 号. */
    number: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(2_147_483_647))),
  }),
  response: z.extend(pageOf(OpenWaiver), {
    /** How many are open at the venue, whatever was asked for. */
    total: z.int(),
  }),
  summary: "What is still out of what was lent without a deposit at the terminal's venue, oldest first",
} as const satisfies Endpoint;

export const returnRedemption = {
  method: 'POST',
  path: '/counter/redemptions/{redemptionId}/return',
  access: ['cashier', 'manager'],
  terminal: true,
  status: 200,
  response: ReturnRow,
  summary: 'The book or the deposit came back: closes the waiver, the quota stays used',
} as const satisfies Endpoint;
