import * as z from 'zod/mini';
import { GRADES } from '../credit/grade-rules.ts';
import type { Endpoint } from '../endpoint.ts';
import { Day, Id, Instant, PageQuery, pageOf, typedText } from '../schema.ts';
import { BENEFIT_KINDS, HOLDER_KINDS } from '../venue/benefit-rules.ts';
import { LEDGER_KINDS } from './book-rules.ts';

/** A row of the ledger as the venue may see it (附件2): name and number masked, the grade for the score. */
export const BookRow = z.object({
  rowId: Id,
  /** 序号: the row's number in the venue's ledger. */
  number: z.int(),
  kind: z.enum(LEDGER_KINDS),
  /** The two tables of 附件2. */
  holder: z.enum(HOLDER_KINDS),
  /** 张*三, or an enterprise's registered name. */
  maskedName: z.string(),
  /** 4101**********1234, or an enterprise's credit code. */
  maskedNumber: z.string(),
  grade: z.enum(GRADES),
  givenAt: Instant,
  benefitTitle: z.string(),
  /** 备注, as it stands in an export. */
  remark: z.string(),
  /** The number of the row that this one takes back, closes or refunds. */
  firstNumber: z.nullable(z.int()),
  voidedByNumber: z.nullable(z.int()),
  returnedByNumber: z.nullable(z.int()),
});
export type BookRow = z.infer<typeof BookRow>;

const Sums = z.object({
  redemptions: z.int(),
  voids: z.int(),
  returns: z.int(),
  refunds: z.int(),
  net: z.int(),
  discountFen: z.int(),
});

export const BookTotals = z.object({
  all: Sums,
  byBenefit: z.array(z.extend(Sums, { benefitTitle: z.string(), kind: z.enum(BENEFIT_KINDS) })),
});
export type BookTotals = z.infer<typeof BookTotals>;

/** Which rows: days of Asia/Shanghai with both ends inside, and what they are. */
const filters = {
  from: z.optional(Day),
  to: z.optional(Day),
  grade: z.optional(z.enum(GRADES)),
  holder: z.optional(z.enum(HOLDER_KINDS)),
  kind: z.optional(z.enum(LEDGER_KINDS)),
  benefitId: z.optional(Id),
};
export const BookQuery = z.strictObject(filters);
export type BookQuery = z.infer<typeof BookQuery>;

export const BOOK_FORMATS = ['xlsx', 'pdf', 'csv'] as const;
export type BookFormat = (typeof BOOK_FORMATS)[number];

const FILES = [
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/pdf',
  'text/csv',
] as const;

export const listBook = {
  method: 'GET',
  path: '/venues/{venueId}/ledger',
  access: ['manager', 'office'],
  status: 200,
  query: z.extend(PageQuery, filters),
  response: z.extend(pageOf(BookRow), { venueName: z.string() }),
  summary: "A venue's ledger, newest first, 50 a page; names and numbers masked",
} as const satisfies Endpoint;

export const getBookTotals = {
  method: 'GET',
  path: '/venues/{venueId}/ledger/totals',
  access: ['manager', 'office'],
  status: 200,
  query: BookQuery,
  response: BookTotals,
  summary: 'What the same rows come to: uses, voids, net, saved, by benefit',
} as const satisfies Endpoint;

export const exportBook = {
  method: 'GET',
  path: '/venues/{venueId}/ledger/export',
  access: ['manager', 'office'],
  status: 200,
  query: z.extend(BookQuery, { format: z.enum(BOOK_FORMATS) }),
  response: null,
  produces: FILES,
  summary: 'The same rows as a file in the form of 附件2, oldest first; recorded in the audit log',
} as const satisfies Endpoint;

export const exportOfficialBook = {
  method: 'POST',
  path: '/venues/{venueId}/ledger/official-copies',
  access: ['office'],
  status: 200,
  request: z.strictObject({
    from: z.optional(Day),
    to: z.optional(Day),
    format: z.enum(BOOK_FORMATS),
    /** Shown to everybody who is in the copy. */
    reason: typedText(100),
  }),
  response: null,
  produces: FILES,
  summary: 'The ledger with names, numbers and scores in full, for an inspection that says why',
} as const satisfies Endpoint;
