import { shanghaiDate } from '../shanghai-time.ts';
import { yearsAfter } from './joining-rules.ts';

/**
 * A sponsor checks each venue in force once a year: the grounds of 五（一） speak of 年度内. How often, and
 * when it is reminded, are our own safeguards.
 */
const REMIND_DAYS = 30;
const DAY_MS = 24 * 3600_000;

/** Whether the yearly check is done, comes up, or is due. */
export const CHECK_STATES = ['done', 'soon', 'due'] as const;
export type CheckState = (typeof CHECK_STATES)[number];

/** The day from which the next check is due, `yyyy-mm-dd`: a year after the last, or after the first day in force. */
export const nextCheckOn = (last: Date): string => yearsAfter(shanghaiDate(last), 1);

/** Where a venue's check stands at an instant. */
export function checkState(last: Date, now: Date): CheckState {
  const next = nextCheckOn(last);
  if (shanghaiDate(now) >= next) return 'due';
  return shanghaiDate(new Date(now.getTime() + REMIND_DAYS * DAY_MS)) >= next ? 'soon' : 'done';
}
