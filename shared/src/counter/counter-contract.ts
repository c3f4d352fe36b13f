import * as z from 'zod/mini';
import type { Endpoint } from '../endpoint.ts';
import { FixableBy } from '../refusal.ts';
import { Fen, Id, Instant, PageQuery, pageOf, typedText } from '../schema.ts';
import { OpenWaiver } from './return-contract.ts';
import { BENEFIT_KINDS, HOLDER_KINDS } from '../venue/benefit-rules.ts';

/**
 * What a till may know of a refusal. It has no member for a score, a grade, a name or a reason
 * that lies with the holder: rule 23 holds by this schema, whatever a screen does.
 */
export const TillRefusal = z.object({
  code: z.string(),
  text: z.string(),
  fixableBy: FixableBy,
  retry: z.boolean(),
  availableAt: z.optional(Instant),
});
export type TillRefusal = z.infer<typeof TillRefusal>;

/** A benefit as the till offers it: what it is and what is left of it, never whose grade it is for. */
export const OfferedBenefit = z.object({
  benefitId: Id,
  kind: z.enum(BENEFIT_KINDS),
  title: z.string(),
  terms: z.string(),
  percentOff: z.optional(z.int()),
  /** Uses left in the present period; null where there is no limit. */
  remaining: z.nullable(z.int()),
  /** When a used-up benefit starts anew, or when one that is limited to times can be had. */
  availableAt: z.optional(Instant),
  /** When it can be had, and that uses at other outlets count as well, in words; missing where nothing limits it. */
  limits: z.optional(z.string()),
  /** Whether now lies outside of its times. */
  notNow: z.optional(z.literal(true)),
  /** Of what has to come back: how many the holder has out, and may have. */
  open: z.optional(z.object({ count: z.int(), limit: z.int() })),
  offlineSafe: z.boolean(),
});
export type OfferedBenefit = z.infer<typeof OfferedBenefit>;

const refused = <V extends string>(verdict: V) =>
  z.object({ verdict: z.literal(verdict), refusal: TillRefusal });

export const ScanAnswer = z.discriminatedUnion('verdict', [
  z.object({
    verdict: z.literal('ok'),
    /** Opaque, signed, good for five minutes; the redemption is asked for with it. */
    scan: z.string(),
    holder: z.object({
      /** Of who shows the code: 张**. */
      maskedName: z.string(),
      kind: z.enum(HOLDER_KINDS),
      /** Registered name of the enterprise whose code it is. */
      enterpriseName: z.optional(z.string()),
    }),
    benefits: z.array(OfferedBenefit),
    /** What the holder has out at this venue, oldest first: brought back, it is returned from here. */
    openWaivers: z.array(OpenWaiver),
  }),
  z.object({
    verdict: z.literal('already-used'),
    refusal: TillRefusal,
    usedAt: Instant,
    venueName: z.string(),
  }),
  refused('malformed'),
  refused('unknown-key'),
  refused('bad-signature'),
  refused('expired'),
  refused('stale'),
  refused('unknown-pass'),
  refused('revoked'),
  refused('not-admitted'),
  refused('refused'),
]);
export type ScanAnswer = z.infer<typeof ScanAnswer>;

export const scan = {
  method: 'POST',
  path: '/counter/scans',
  access: ['cashier', 'manager'],
  terminal: true,
  status: 200,
  request: z.strictObject({
    /** QR text or the sixteen digits, as read; any content gets a verdict. */
    code: z.string().check(z.maxLength(4096)),
  }),
  response: ScanAnswer,
  summary: 'Verify a code and say what its holder can have here; consumes nothing',
} as const satisfies Endpoint;

export const RedeemRequest = z.strictObject({
  scan: z.string().check(z.minLength(1), z.maxLength(1024)),
  benefitId: Id,
  /** What the purchase or deposit costs, 1–100,000,000 fen; required for `percentage-off`. */
  amountFen: z.optional(z.int().check(z.minimum(1), z.maximum(100_000_000))),
  note: z.optional(typedText(200)),
});
export type RedeemRequest = z.infer<typeof RedeemRequest>;

export const Redemption = z.object({
  redemptionId: Id,
  number: z.int(),
  benefitId: Id,
  benefitTitle: z.string(),
  amountFen: z.optional(Fen),
  discountFen: z.optional(Fen),
  /** Uses left after this one; null where there is no limit. */
  remaining: z.nullable(z.int()),
  redeemedAt: Instant,
});
export type Redemption = z.infer<typeof Redemption>;

export const redeem = {
  method: 'POST',
  path: '/counter/redemptions',
  access: ['cashier', 'manager'],
  terminal: true,
  idempotent: true,
  status: 201,
  request: RedeemRequest,
  response: Redemption,
  summary: 'Give the benefit once and write the ledger row; the same key repeats the answer',
} as const satisfies Endpoint;

export const VoidRow = z.object({
  redemptionId: Id,
  number: z.int(),
  /** The redemption this row takes back. */
  voids: z.object({ redemptionId: Id, number: z.int() }),
  reason: z.string(),
  voidedAt: Instant,
});
export type VoidRow = z.infer<typeof VoidRow>;

export const voidRedemption = {
  method: 'POST',
  path: '/counter/redemptions/{redemptionId}/void',
  access: ['cashier', 'manager'],
  terminal: true,
  status: 200,
  request: z.strictObject({ reason: typedText(200) }),
  response: VoidRow,
  summary: 'Void a redemption: the quota comes back, the code stays used',
} as const satisfies Endpoint;

export const RefundRow = z.object({
  redemptionId: Id,
  number: z.int(),
  /** The redemption of which a part is paid back. */
  refunds: z.object({ redemptionId: Id, number: z.int() }),
  paidBackFen: Fen,
  refundedAt: Instant,
});
export type RefundRow = z.infer<typeof RefundRow>;

export const refundRedemption = {
  method: 'POST',
  path: '/counter/redemptions/{redemptionId}/refunds',
  access: ['cashier', 'manager'],
  terminal: true,
  idempotent: true,
  status: 201,
  request: z.strictObject({
    /** What the holder really gets back, at most what was paid. */
    paidBackFen: z.int().check(z.minimum(1), z.maximum(100_000_000)),
  }),
  response: RefundRow,
  summary: 'Pay back a purchase, or a part of it; the same key repeats the answer',
} as const satisfies Endpoint;

/** A row of the venue's day, as the till may see it. */
export const TodayRow = z.object({
  redemptionId: Id,
  number: z.int(),
  /** 张**, or an enterprise's registered name. */
  maskedName: z.string(),
  venueName: z.string(),
  benefitTitle: z.string(),
  kind: z.enum(BENEFIT_KINDS),
  redeemedAt: Instant,
  amountFen: z.optional(Fen),
  discountFen: z.optional(Fen),
  note: z.optional(z.string()),
  voided: z.boolean(),
  voidedAt: z.optional(Instant),
  /** What was paid back of it. */
  refundedFen: z.optional(Fen),
});
export type TodayRow = z.infer<typeof TodayRow>;

export const today = {
  method: 'GET',
  path: '/counter/today',
  access: ['cashier', 'manager'],
  terminal: true,
  status: 200,
  query: PageQuery,
  response: z.extend(pageOf(TodayRow), {
    /** Of the whole day, voided rows not counted in the first three. */
    totals: z.object({
      redemptions: z.int(),
      amountFen: z.int(),
      discountFen: z.int(),
      /** What was paid back on this day, whenever it was bought. */
      refundedFen: z.int(),
      voided: z.int(),
      byBenefit: z.array(z.object({ benefitTitle: z.string(), redemptions: z.int() })),
    }),
  }),
  summary: "The venue's day, newest first, with its totals",
} as const satisfies Endpoint;

/** What the caller can have at one venue now, and what is left of it. */
export const listMyBenefits = {
  method: 'GET',
  path: '/venues/{venueId}/my-benefits',
  access: ['citizen'],
  status: 200,
  response: z.object({ benefits: z.array(OfferedBenefit) }),
  summary: 'My benefits at a venue and what is left of each',
} as const satisfies Endpoint;
