import * as z from 'zod/mini';
import type { Endpoint } from '../endpoint.ts';
import { FieldError } from '../problem.ts';
import { Id, Instant, PageQuery, pageOf, typedText } from '../schema.ts';
import { HOLDER_KINDS } from '../venue/benefit-rules.ts';

/** Most rows of one file. */
export const BULK_MAX_ROWS = 20_000;
/** Largest file, in bytes. */
export const BULK_MAX_BYTES = 10 * 1024 * 1024;

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What becomes of a row: taken, held until the person agrees in the app, or wrong. */
export const BULK_OUTCOMES = ['ready', 'held', 'wrong'] as const;
export type BulkOutcome = (typeof BULK_OUTCOMES)[number];

export const BulkRow = z.object({
  /** The line of the sheet, the heading being the first. */
  line: z.int(),
  outcome: z.enum(BULK_OUTCOMES),
  /** Cells by column, as they are to be shown: numbers masked. */
  cells: z.record(z.string(), z.string()),
  /** Which cells are at fault and why; `path` is the column. */
  errors: z.array(FieldError),
});
export type BulkRow = z.infer<typeof BulkRow>;

export const BulkReport = z.object({
  bulkReportId: Id,
  campaignId: Id,
  campaignTitle: z.string(),
  department: z.string(),
  holder: z.enum(HOLDER_KINDS),
  fileName: z.string(),
  sizeBytes: z.int(),
  sha256: z.string(),
  status: z.enum(['checked', 'committed', 'dropped']),
  counts: z.object({ all: z.int(), ready: z.int(), held: z.int(), wrong: z.int() }),
  /** Columns of the sheet, in its order. */
  columns: z.array(z.object({ key: z.string(), label: z.string() })),
  checkedMs: z.int(),
  uploadedAt: Instant,
  uploadedBy: z.string(),
  committedAt: z.nullable(Instant),
  /** An earlier upload of the very same file that was committed. */
  sameAs: z.nullable(z.object({ bulkReportId: Id, committedAt: Instant })),
});
export type BulkReport = z.infer<typeof BulkReport>;

export const bulkTemplate = {
  method: 'GET',
  path: '/bulk-reports/template',
  access: ['department', 'office'],
  status: 200,
  query: z.strictObject({ holder: z.enum(HOLDER_KINDS) }),
  response: null,
  produces: [XLSX],
  summary: 'The sheet to fill in (郑信用办〔2021〕23号 四 3)',
} as const satisfies Endpoint;

export const uploadBulk = {
  method: 'POST',
  path: '/bulk-reports',
  access: ['department'],
  status: 201,
  consumes: XLSX,
  query: z.strictObject({ campaignId: Id, holder: z.enum(HOLDER_KINDS), fileName: typedText(200) }),
  response: BulkReport,
  summary: 'Check a filled sheet row by row; nothing is taken yet',
} as const satisfies Endpoint;

export const listBulk = {
  method: 'GET',
  path: '/bulk-reports',
  access: ['department', 'office'],
  status: 200,
  query: PageQuery,
  response: pageOf(BulkReport),
  summary: 'Sheets of the department, newest first',
} as const satisfies Endpoint;

export const getBulk = {
  method: 'GET',
  path: '/bulk-reports/{bulkReportId}',
  access: ['department', 'office'],
  status: 200,
  response: BulkReport,
  summary: 'A sheet and its counts',
} as const satisfies Endpoint;

export const listBulkRows = {
  method: 'GET',
  path: '/bulk-reports/{bulkReportId}/rows',
  access: ['department', 'office'],
  status: 200,
  query: z.strictObject({
    /** `attention` is what is wrong or held. */
    outcome: z.optional(z.enum([...BULK_OUTCOMES, 'attention'])),
    cursor: z.optional(z.string().check(z.maxLength(20))),
  }),
  response: pageOf(BulkRow),
  summary: 'Rows of a sheet with what is wrong with each',
} as const satisfies Endpoint;

export const commitBulk = {
  method: 'POST',
  path: '/bulk-reports/{bulkReportId}/commit',
  access: ['department'],
  status: 200,
  response: z.object({ taken: z.int(), held: z.int(), wrong: z.int(), alreadyCommitted: z.boolean() }),
  summary: 'Take the good rows as recognised by the department, keep those without consent; once',
} as const satisfies Endpoint;

export const dropBulk = {
  method: 'DELETE',
  path: '/bulk-reports/{bulkReportId}',
  access: ['department'],
  status: 204,
  response: null,
  summary: 'Give up a checked sheet',
} as const satisfies Endpoint;

export const bulkOutcome = {
  method: 'GET',
  path: '/bulk-reports/{bulkReportId}/outcome',
  access: ['department', 'office'],
  status: 200,
  response: null,
  produces: [XLSX],
  summary: 'What was taken and what not, line by line, as a sheet',
} as const satisfies Endpoint;

/** A deed that a department reported and that waits for the person's own consent. */
export const HeldRow = z.object({
  heldId: Id,
  campaignTitle: z.string(),
  department: z.string(),
  categoryName: z.string(),
  clause: z.string(),
  deed: z.string(),
  startedOn: z.string(),
  endedOn: z.string(),
  place: z.string(),
  reportedAt: Instant,
});
export type HeldRow = z.infer<typeof HeldRow>;

export const listHeldRows = {
  method: 'GET',
  path: '/me/held-reports',
  access: ['citizen'],
  status: 200,
  response: z.object({ items: z.array(HeldRow) }),
  summary: 'What departments reported of me and waits for my consent',
} as const satisfies Endpoint;

export const answerHeldRow = {
  method: 'POST',
  path: '/me/held-reports/{heldId}/answer',
  access: ['citizen'],
  status: 200,
  request: z.strictObject({ agree: z.boolean() }),
  response: z.object({ agreed: z.boolean(), reportId: z.nullable(Id) }),
  summary: 'Agree that it counts, or not',
} as const satisfies Endpoint;
