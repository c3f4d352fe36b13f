import * as z from 'zod/mini';
import type { Endpoint } from '../endpoint.ts';
import { Day, Id, Instant, PageQuery, pageOf, typedText } from '../schema.ts';

/** How many days a sponsor has to answer: our safeguard, no clause sets them. */
export const ANSWER_DAYS = 7;
/** Complaints of one person about one venue that may wait for an answer at once. */
export const MAX_OPEN_COMPLAINTS = 3;

const Answer = z.object({
  /** Whether the sponsor found it to be so. */
  upheld: z.boolean(),
  text: z.string(),
  /** The sponsor. */
  by: z.string(),
  at: Instant,
});

/** “没给我优惠”: a person says that a venue did not give what it announced (rule 26). */
export const Complaint = z.object({
  complaintId: Id,
  /** The day on which it happened. */
  happenedOn: Day,
  text: z.string(),
  sentAt: Instant,
  /** Until when the sponsor answers. */
  dueAt: Instant,
  answer: z.nullable(Answer),
});
export type Complaint = z.infer<typeof Complaint>;

export const sendComplaint = {
  method: 'POST',
  path: '/venues/{venueId}/complaints',
  access: ['citizen'],
  status: 201,
  request: z.strictObject({ happenedOn: Day, text: typedText(300) }),
  response: Complaint,
  summary: "Tell a venue's sponsor that its benefits were not given",
} as const satisfies Endpoint;

export const listMyComplaints = {
  method: 'GET',
  path: '/venues/{venueId}/my-complaints',
  access: ['citizen'],
  status: 200,
  response: z.object({ items: z.array(Complaint) }),
  summary: 'What the caller told about a venue, with the answers, newest first; 50 at most',
} as const satisfies Endpoint;

export const listComplaints = {
  method: 'GET',
  path: '/venues/{venueId}/complaints',
  access: ['sponsor', 'office'],
  status: 200,
  query: PageQuery,
  response: z.extend(pageOf(Complaint), {
    /** Of a year: benefits given, and complaints that were found to be so. */
    honour: z.object({ given: z.int(), upheld: z.int() }),
  }),
  summary: 'What people told about a venue, without who they are, newest first',
} as const satisfies Endpoint;

export const answerComplaint = {
  method: 'POST',
  path: '/venues/{venueId}/complaints/{complaintId}/answer',
  access: ['sponsor'],
  status: 200,
  request: z.strictObject({ upheld: z.boolean(), text: typedText(300) }),
  response: Complaint,
  summary: 'Answer a complaint, once; whoever sent it is told',
} as const satisfies Endpoint;
