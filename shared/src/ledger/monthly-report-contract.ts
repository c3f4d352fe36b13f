import * as z from 'zod/mini';
import type { Endpoint } from '../endpoint.ts';
import { Instant } from '../schema.ts';
import { BookTotals } from './book-contract.ts';

const Month = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/));

/** 月报: what a venue gave in a month, made from its ledger (附件3 三). */
export const MonthlyReport = z.object({
  month: Month,
  /** As the ledger says now; as it said when it was confirmed, once it is. */
  figures: BookTotals,
  dueAt: Instant,
  confirmedAt: z.nullable(Instant),
  /** Confirmed after its time, or not yet although it is over. */
  late: z.boolean(),
});
export type MonthlyReport = z.infer<typeof MonthlyReport>;

export const listMonthlyReports = {
  method: 'GET',
  path: '/venues/{venueId}/monthly-reports',
  access: ['manager', 'sponsor', 'office', 'operator'],
  status: 200,
  response: z.object({ items: z.array(MonthlyReport) }),
  summary: 'The months of a venue that are over, newest first, two years at most',
} as const satisfies Endpoint;

export const confirmMonthlyReport = {
  method: 'POST',
  path: '/venues/{venueId}/monthly-reports',
  access: ['manager'],
  status: 201,
  request: z.strictObject({ month: Month }),
  response: MonthlyReport,
  summary: 'Confirm a month as the ledger says, for sponsor, office and operator; again answers the same',
} as const satisfies Endpoint;
