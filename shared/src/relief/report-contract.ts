import * as z from 'zod/mini';
import type { Endpoint } from '../endpoint.ts';
import { FileLinks } from '../files/files-contract.ts';
import {
  Bytes,
  Day,
  Id,
  Instant,
  PageQuery,
  optionalText,
  pageOf,
  typedLines,
  typedText,
} from '../schema.ts';
import { HOLDER_KINDS } from '../venue/benefit-rules.ts';
import { CATEGORY_CODES } from './category-rules.ts';
import { REPORT_DISTRICTS } from './district-rules.ts';
import { EVIDENCE_KINDS, EVIDENCE_STATES } from './evidence-rules.ts';
import { REPORT_ACTIONS, REPORT_STATES } from './report-state-rules.ts';

/** Longest description of a deed, in characters. */
export const DEED_MAX = 1000;

export const EvidenceDeclaration = z.strictObject({
  /** Made on the phone. */
  evidenceId: Id,
  fileName: typedText(200),
  sizeBytes: z.int().check(z.minimum(0), z.maximum(1024 ** 3)),
  mediaType: typedText(100),
  /** Taken in the app, or chosen from the album. */
  source: z.enum(['camera', 'album']),
  challenge: z.optional(Bytes.check(z.maxLength(200))),
});
export type EvidenceDeclaration = z.infer<typeof EvidenceDeclaration>;

/** Values of a category's own fields, by key; numbers for hours and fen. */
export const CategoryValues = z.record(
  z.string().check(z.minLength(1), z.maxLength(40)),
  z.union([optionalText(200), z.number()]),
);
export type CategoryValues = z.infer<typeof CategoryValues>;

export const Declarations = z.strictObject({
  /** 具有完全民事行为能力 (四 2). */
  capable: z.boolean(),
  /** 郑州市常住市民 (四 2). */
  resident: z.boolean(),
  /** 自主自愿 (四). */
  voluntary: z.boolean(),
});

/** Where the deed was done, from the phone, only if the person allows it. WGS 84 degrees. */
export const Position = z.strictObject({
  latitude: z.number().check(z.minimum(-90), z.maximum(90)),
  longitude: z.number().check(z.minimum(-180), z.maximum(180)),
});

export const ReportContent = z.strictObject({
  campaignId: Id,
  categoryCode: z.enum(CATEGORY_CODES),
  fields: CategoryValues,
  deed: typedLines(DEED_MAX),
  startedOn: Day,
  endedOn: Day,
  district: z.enum(REPORT_DISTRICTS),
  place: optionalText(200),
  position: z.optional(Position),
  /** Who can confirm it. */
  witness: z.optional(optionalText(100)),
  declarations: Declarations,
  evidence: z.array(EvidenceDeclaration).check(z.maxLength(30)),
});
export type ReportContent = z.infer<typeof ReportContent>;

export const PutReportRequest = z.extend(ReportContent, {
  /** The version this content replaces; absent for a new report. */
  version: z.optional(z.int().check(z.minimum(1))),
});
export type PutReportRequest = z.infer<typeof PutReportRequest>;

/** A piece of evidence as its reporter sees it. */
export const EvidenceStatus = z.object({
  evidenceId: Id,
  receivedBytes: z.int(),
  state: z.enum(EVIDENCE_STATES),
  fileName: z.string(),
  sizeBytes: z.int(),
  mediaType: z.string(),
  source: z.enum(['camera', 'album']),
  kind: z.nullable(z.enum(EVIDENCE_KINDS)),
  /** Why it is refused, in words. */
  refusal: z.optional(z.object({ code: z.string(), text: z.string() })),
  links: z.optional(FileLinks),
});
export type EvidenceStatus = z.infer<typeof EvidenceStatus>;

/**
 * What has to be supplemented. `item` is the name of a field of the content (`deed`, `startedOn`,
 * `endedOn`, `district`, `place`, `witness`, `declarations`, `fields`, `fields.<key>`), `evidence`
 * for the list as a whole, or the id of one piece of evidence.
 */
export const ReturnItem = z.object({ item: z.string(), text: z.string() });
export type ReturnItem = z.infer<typeof ReturnItem>;

export const TimelineEntry = z.object({
  at: Instant,
  action: z.enum([...REPORT_ACTIONS, 'hand-on', 'bulk']),
  /** The unit, to the reporter; to officers the person too. */
  by: z.string(),
  /** The state it led to. */
  status: z.enum(REPORT_STATES),
  text: z.string(),
  reason: z.optional(z.string()),
  clause: z.optional(z.string()),
  items: z.optional(z.array(ReturnItem)),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

/** What is next, and how long it takes. */
export const NextStep = z.object({
  text: z.string(),
  by: z.string(),
  /** When it is due; null where no limit runs. */
  dueAt: z.nullable(Instant),
});

export type NextStep = z.infer<typeof NextStep>;

/** Something to look at before submitting or deciding; never a refusal by itself. */
export const ReportHint = z.object({
  code: z.enum([
    'same-deed',
    'same-receipt',
    'similar-photo',
    'same-file',
    'taken-outside',
    'far-away',
    'edited',
  ]),
  text: z.string(),
  evidenceId: z.optional(Id),
});
export type ReportHint = z.infer<typeof ReportHint>;

export const Report = z.object({
  reportId: Id,
  /** 申报 `RB-260811-0417`; null until it is submitted. */
  number: z.nullable(z.string()),
  version: z.int(),
  status: z.enum(REPORT_STATES),
  campaignId: Id,
  campaignTitle: z.string(),
  categoryCode: z.string(),
  categoryName: z.string(),
  clause: z.string(),
  holder: z.enum(HOLDER_KINDS),
  maskedName: z.string(),
  maskedNumber: z.string(),
  fields: CategoryValues,
  deed: z.string(),
  startedOn: Day,
  endedOn: Day,
  district: z.string(),
  place: z.string(),
  position: z.optional(Position),
  witness: z.string(),
  declarations: Declarations,
  evidence: z.array(EvidenceStatus),
  timeline: z.array(TimelineEntry),
  /** What to supplement, while it is returned. */
  items: z.array(ReturnItem),
  next: z.nullable(NextStep),
  department: z.nullable(z.string()),
  /** Bulk reports and the like have no phone behind them. */
  origin: z.enum(['self', 'bulk']),
  mayWithdraw: z.boolean(),
  mayAppeal: z.boolean(),
  hints: z.array(ReportHint),
  createdAt: Instant,
  submittedAt: z.nullable(Instant),
  updatedAt: Instant,
});
export type Report = z.infer<typeof Report>;

export const putReport = {
  method: 'PUT',
  path: '/reports/{reportId}',
  access: ['citizen'],
  status: 200,
  request: PutReportRequest,
  response: Report,
  summary: 'Keep a report under the id the phone made: 201 when new, 200 when the same or changed',
} as const satisfies Endpoint;

export const submitReport = {
  method: 'POST',
  path: '/reports/{reportId}/submission',
  access: ['citizen'],
  status: 200,
  request: z.strictObject({ version: z.int().check(z.minimum(1)) }),
  response: Report,
  summary: 'Hand the report in',
} as const satisfies Endpoint;

export const withdrawReport = {
  method: 'POST',
  path: '/reports/{reportId}/withdrawal',
  access: ['citizen'],
  status: 200,
  request: z.strictObject({ reason: z.optional(typedLines(200)) }),
  response: Report,
  summary: 'Withdraw a report before it is confirmed',
} as const satisfies Endpoint;

export const appealReport = {
  method: 'POST',
  path: '/reports/{reportId}/appeal',
  access: ['citizen'],
  status: 200,
  request: z.strictObject({ reason: z.optional(typedLines(500)) }),
  response: Report,
  summary: 'Appeal once against 不予受理 or 不予认定',
} as const satisfies Endpoint;

export const getReport = {
  method: 'GET',
  path: '/reports/{reportId}',
  access: ['citizen', 'department', 'office'],
  status: 200,
  response: Report,
  summary: 'A report with its timeline, for its reporter and the officers who may see it',
} as const satisfies Endpoint;

export const MyReport = z.object({
  reportId: Id,
  number: z.nullable(z.string()),
  version: z.int(),
  status: z.enum(REPORT_STATES),
  campaignId: Id,
  campaignTitle: z.string(),
  categoryName: z.string(),
  deed: z.string(),
  startedOn: Day,
  endedOn: Day,
  district: z.string(),
  evidenceCount: z.int(),
  /** How many pieces of evidence have not arrived. */
  missing: z.int(),
  /** Number of items to supplement. */
  items: z.int(),
  points: z.nullable(z.int()),
  updatedAt: Instant,
});
export type MyReport = z.infer<typeof MyReport>;

export const listMyReports = {
  method: 'GET',
  path: '/me/reports',
  access: ['citizen'],
  status: 200,
  query: PageQuery,
  response: pageOf(MyReport),
  summary: 'My reports, newest first',
} as const satisfies Endpoint;

export const makeChallenge = {
  method: 'POST',
  path: '/evidence-challenges',
  access: ['citizen'],
  status: 201,
  response: z.object({ challenge: Bytes, expiresAt: Instant }),
  summary: 'A challenge that a photo taken in the app may carry: it was announced after this instant',
} as const satisfies Endpoint;
