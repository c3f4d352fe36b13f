import * as z from 'zod/mini';
import type { Endpoint } from '../endpoint.ts';
import { FileLinks } from '../files/files-contract.ts';
import { FieldError } from '../problem.ts';
import { Day, Id, Instant, optionalText, typedLines, typedText } from '../schema.ts';
import { HOLDER_KINDS } from '../venue/benefit-rules.ts';
import { CATEGORY_CODES } from './category-rules.ts';
import { REPORT_DISTRICTS } from './district-rules.ts';
import { EVIDENCE_KINDS } from './evidence-rules.ts';
import { EvidenceStatus, Report, ReportHint } from './report-contract.ts';
import { DECISIONS, REPORT_STATES } from './report-state-rules.ts';

/** How long a claim lasts without activity. */
export const CLAIM_MINUTES = 15;

const filters = {
  campaignId: z.optional(Id),
  categoryCode: z.optional(z.enum(CATEGORY_CODES)),
  district: z.optional(z.enum(REPORT_DISTRICTS)),
  /** One state or several with commas; those that wait for an officer where it is not given. */
  status: z.optional(z.string().check(z.maxLength(200))),
  /** `overdue`, `due-soon` (today or the next working day), or not given. */
  age: z.optional(z.enum(['overdue', 'due-soon'])),
  /** Claimed by me. */
  mine: z.optional(z.enum(['true', 'false'])),
  /** True: only those that fit no department and wait to be handed on. */
  unassigned: z.optional(z.enum(['true', 'false'])),
  /** A report's number, a full name or a full document number. */
  q: z.optional(optionalText(60)),
};

export const Claim = z.object({
  by: z.string(),
  mine: z.boolean(),
  until: Instant,
});
export type Claim = z.infer<typeof Claim>;

/** How far the working-day limit has run. */
export const ReviewClock = z.object({
  limitDays: z.int(),
  /** null while it pauses or nothing waits. */
  dueAt: z.nullable(Instant),
  /** Working days left in halves (1.5); negative when overdue; null when no limit runs. */
  daysLeft: z.nullable(z.number()),
  paused: z.boolean(),
});
export type ReviewClock = z.infer<typeof ReviewClock>;

export const QueueItem = z.object({
  reportId: Id,
  number: z.nullable(z.string()),
  version: z.int(),
  status: z.enum(REPORT_STATES),
  holder: z.enum(HOLDER_KINDS),
  maskedName: z.string(),
  campaignTitle: z.string(),
  categoryCode: z.string(),
  categoryName: z.string(),
  clause: z.string(),
  deed: z.string(),
  district: z.string(),
  department: z.nullable(z.string()),
  origin: z.enum(['self', 'bulk']),
  submittedAt: z.nullable(Instant),
  clock: ReviewClock,
  claim: z.nullable(Claim),
  hints: z.array(ReportHint.shape.code),
});
export type QueueItem = z.infer<typeof QueueItem>;

export const listReviewReports = {
  method: 'GET',
  path: '/review/reports',
  access: ['department', 'office'],
  status: 200,
  query: z.strictObject({ ...filters, cursor: z.optional(z.string().check(z.maxLength(200))) }),
  response: z.object({
    items: z.array(QueueItem),
    next: z.nullable(z.string()),
    /** By state within the other filters, then of all that waits. */
    counts: z.object({
      byStatus: z.record(z.string(), z.int()),
      total: z.int(),
      overdue: z.int(),
      mine: z.int(),
    }),
  }),
  summary: 'Reports that wait, the most urgent first, within the officer’s area',
} as const satisfies Endpoint;

/** What a file tells of itself, with warnings; for officers alone. */
export const EvidenceDetail = z.extend(EvidenceStatus, {
  kind: z.nullable(z.enum(EVIDENCE_KINDS)),
  sha256: z.optional(z.string()),
  takenAt: z.optional(Instant),
  /** Metres from the stated position, where both are known. */
  metresAway: z.optional(z.int()),
  device: z.optional(z.string()),
  software: z.optional(z.string()),
  width: z.optional(z.int()),
  height: z.optional(z.int()),
  durationSeconds: z.optional(z.number()),
  /** Whether the malware scanner saw it. */
  scan: z.enum(['clean', 'not-scanned']),
  /** The announcement came after this challenge was fetched. */
  challengedAt: z.optional(Instant),
  warnings: z.array(ReportHint),
});
export type EvidenceDetail = z.infer<typeof EvidenceDetail>;

/** The same file or a look-alike photo in another report. A hint. */
export const Double = z.object({
  evidenceId: Id,
  /** 0–7 of 64 bits; 0 with `sameBytes` is the very file. */
  distance: z.int(),
  sameBytes: z.boolean(),
  links: z.optional(FileLinks),
  other: z.object({
    reportId: Id,
    /** False where the other report lies outside the officer's area: then only that it exists. */
    visible: z.boolean(),
    number: z.nullable(z.string()),
    maskedName: z.string(),
    categoryName: z.string(),
    status: z.enum(REPORT_STATES),
    takenAt: z.optional(Instant),
    links: z.optional(FileLinks),
  }),
});
export type Double = z.infer<typeof Double>;

export const ReviewComment = z.object({ at: Instant, by: z.string(), mine: z.boolean(), text: z.string() });
export type ReviewComment = z.infer<typeof ReviewComment>;

export const ReviewReport = z.object({
  report: Report,
  evidence: z.array(EvidenceDetail),
  /** The age on the first day of the deed. */
  gender: z.nullable(z.enum(['male', 'female'])),
  age: z.nullable(z.int()),
  clock: ReviewClock,
  claim: z.nullable(Claim),
  doubles: z.array(Double),
  others: z.array(
    z.object({
      reportId: Id,
      number: z.nullable(z.string()),
      status: z.enum(REPORT_STATES),
      categoryName: z.string(),
      startedOn: Day,
      endedOn: Day,
    }),
  ),
  comments: z.array(ReviewComment),
  /** What this officer may do now, and why not otherwise. */
  decisions: z.array(z.enum(DECISIONS)),
  conflict: z.nullable(z.object({ code: z.enum(['own-report', 'took-part']), text: z.string() })),
  mayHandOn: z.boolean(),
  /** Clauses to choose from for this report. */
  clauses: z.array(z.string()),
  /** Hours that count for the points, as recognised or as stated. */
  hours: z.nullable(z.number()),
});
export type ReviewReport = z.infer<typeof ReviewReport>;

export const getReviewReport = {
  method: 'GET',
  path: '/review/reports/{reportId}',
  access: ['department', 'office'],
  status: 200,
  response: ReviewReport,
  summary: 'A report as its officers see it: metadata, doubles, history; the look is noted',
} as const satisfies Endpoint;

export const claimReport = {
  method: 'POST',
  path: '/review/reports/{reportId}/claim',
  access: ['department', 'office'],
  status: 200,
  response: Claim,
  summary: 'Take a report for 15 minutes, or renew; a courtesy to colleagues',
} as const satisfies Endpoint;

export const releaseReport = {
  method: 'DELETE',
  path: '/review/reports/{reportId}/claim',
  access: ['department', 'office'],
  status: 204,
  response: null,
  summary: 'Let go of a report',
} as const satisfies Endpoint;

/** An item to supplement: its name alone, or with words to the reporter. */
const ReturnItemRequest = z.union([
  typedText(60),
  z.strictObject({ item: typedText(60), text: z.optional(typedLines(200)) }),
]);

export const DecisionRequest = z.strictObject({
  version: z.int().check(z.minimum(1)),
  decision: z.enum(DECISIONS),
  /** Words that the reporter reads; required where something is refused or sent back. */
  reason: z.optional(typedLines(500)),
  clause: z.optional(optionalText(120)),
  items: z.optional(z.array(ReturnItemRequest).check(z.maxLength(30))),
  /** With `recognise`: the hours that count for the points. */
  hours: z.optional(z.number().check(z.minimum(0), z.maximum(10_000))),
});
export type DecisionRequest = z.infer<typeof DecisionRequest>;

export const decide = {
  method: 'POST',
  path: '/review/reports/{reportId}/decisions',
  access: ['department', 'office'],
  status: 200,
  request: DecisionRequest,
  response: Report,
  summary: 'Decide on a report; the version decides who was first',
} as const satisfies Endpoint;

export const handOn = {
  method: 'POST',
  path: '/review/reports/{reportId}/hand-on',
  access: ['department', 'office'],
  status: 200,
  request: z.strictObject({
    version: z.int().check(z.minimum(1)),
    departmentId: Id,
    reason: typedLines(200),
  }),
  response: Report,
  summary: 'Hand a report on to the department concerned',
} as const satisfies Endpoint;

export const addComment = {
  method: 'POST',
  path: '/review/reports/{reportId}/comments',
  access: ['department', 'office'],
  status: 201,
  request: z.strictObject({ text: typedLines(500).check(z.minLength(1)) }),
  response: ReviewComment,
  summary: 'A remark for colleagues; the reporter never sees it',
} as const satisfies Endpoint;

export const revealDocument = {
  method: 'POST',
  path: '/review/reports/{reportId}/reveal',
  access: ['department', 'office'],
  status: 200,
  request: z.strictObject({ reason: typedText(100) }),
  response: z.object({ name: z.string(), documentNumber: z.string() }),
  summary: 'Name and number in full; the reporter sees who looked and why',
} as const satisfies Endpoint;

export const BulkDecisionRequest = z.strictObject({
  reports: z
    .array(z.strictObject({ reportId: Id, version: z.int().check(z.minimum(1)) }))
    .check(z.minLength(1), z.maxLength(100)),
  decision: z.enum(['accept', 'recognise', 'confirm', 'not-accept', 'decline', 'send-back']),
  reason: z.optional(typedLines(500)),
  clause: z.optional(optionalText(120)),
});
export type BulkDecisionRequest = z.infer<typeof BulkDecisionRequest>;

export const decideMany = {
  method: 'POST',
  path: '/review/decisions',
  access: ['department', 'office'],
  status: 200,
  request: BulkDecisionRequest,
  response: z.object({
    results: z.array(
      z.object({
        reportId: Id,
        ok: z.boolean(),
        version: z.optional(z.int()),
        status: z.optional(z.enum(REPORT_STATES)),
        /** The problem's code and words where it was refused. */
        code: z.optional(z.string()),
        text: z.optional(z.string()),
        errors: z.optional(z.array(FieldError)),
      }),
    ),
  }),
  summary: 'The same decision on several reports, each by itself',
} as const satisfies Endpoint;

export const exportReports = {
  method: 'GET',
  path: '/review/export',
  access: ['department', 'office'],
  status: 200,
  query: z.strictObject({ ...filters, format: z.enum(['xlsx', 'csv']) }),
  response: null,
  produces: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv'],
  summary: 'The filtered list as a file; recorded in the audit log',
} as const satisfies Endpoint;

/** What the desk's first page tells. */
export const reviewSummary = {
  method: 'GET',
  path: '/review/summary',
  access: ['department', 'office'],
  status: 200,
  response: z.object({
    unit: z.string(),
    /** True for the city's own office, which alone sets campaigns, limits and templates. */
    cityOffice: z.boolean(),
    groups: z.array(
      z.object({
        status: z.enum(REPORT_STATES),
        count: z.int(),
        overdue: z.int(),
        dueSoon: z.int(),
        /** The rest of the waiting, by half of the limit. */
        early: z.int(),
        late: z.int(),
        /** When the one that waits longest came in. */
        oldestAt: z.nullable(Instant),
        inHand: z.array(z.string()),
      }),
    ),
    unassigned: z.int(),
    mine: z.int(),
    decidedToday: z.int(),
    decidedYesterday: z.int(),
    submittedToday: z.int(),
    /** Of the last 30 days: decided within the limit, of all decided. */
    onTime: z.object({ within: z.int(), all: z.int() }),
    averageDays: z.nullable(z.number()),
    limitDays: z.int(),
    urgent: z.array(QueueItem),
  }),
  summary: 'Counts and ages of what waits',
} as const satisfies Endpoint;

/** Words an officer may start from; the office edits them. */
export const ReasonTemplate = z.object({
  templateId: Id,
  decision: z.enum(DECISIONS),
  title: z.string(),
  text: z.string(),
  clause: z.nullable(z.string()),
});
export type ReasonTemplate = z.infer<typeof ReasonTemplate>;

export const listReasonTemplates = {
  method: 'GET',
  path: '/review/reason-templates',
  access: ['department', 'office'],
  status: 200,
  response: z.object({ items: z.array(ReasonTemplate) }),
  summary: 'Reasons to start from',
} as const satisfies Endpoint;

export const putReasonTemplate = {
  method: 'PUT',
  path: '/review/reason-templates/{templateId}',
  access: ['office'],
  status: 200,
  request: z.strictObject({
    decision: z.enum(DECISIONS),
    title: typedText(40),
    text: typedLines(500).check(z.minLength(1)),
    clause: z.nullable(typedText(120)),
  }),
  response: ReasonTemplate,
  summary: "Write or replace a template; the city's office only",
} as const satisfies Endpoint;

export const deleteReasonTemplate = {
  method: 'DELETE',
  path: '/review/reason-templates/{templateId}',
  access: ['office'],
  status: 204,
  response: null,
  summary: 'Take a template away',
} as const satisfies Endpoint;

/** Limits and the calendar, versioned by instant. */
export const ReviewSettings = z.object({
  /** Working days for the department, from submission to its decision. */
  departmentDays: z.int(),
  /** Working days for the office's check, and for an appeal. */
  officeDays: z.int(),
  /** Days that differ from the kept calendar of holidays. */
  overrides: z.array(z.object({ day: Day, working: z.boolean() })),
  /** The last year whose holidays the kept calendar knows; later ones have weekends alone. */
  calendarUntil: z.int(),
});
export type ReviewSettings = z.infer<typeof ReviewSettings>;

export const getReviewSettings = {
  method: 'GET',
  path: '/review/settings',
  access: ['department', 'office'],
  status: 200,
  response: ReviewSettings,
  summary: 'Limits in working days and overrides of the calendar',
} as const satisfies Endpoint;

export const setReviewSettings = {
  method: 'PUT',
  path: '/review/settings',
  access: ['office'],
  status: 200,
  request: z.strictObject({
    departmentDays: z.int().check(z.minimum(1), z.maximum(60)),
    officeDays: z.int().check(z.minimum(1), z.maximum(60)),
    overrides: z.array(z.strictObject({ day: Day, working: z.boolean() })).check(z.maxLength(400)),
  }),
  response: ReviewSettings,
  summary: "Set limits and overrides from now on; the city's office only",
} as const satisfies Endpoint;
