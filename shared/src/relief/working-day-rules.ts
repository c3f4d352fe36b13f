import {
  endOfShanghaiDay,
  shanghaiDate,
  shanghaiDayNumber,
  startOfShanghaiDayNumber,
} from '../shanghai-time.ts';
import { nextActor } from './report-state-rules.ts';
import type { ReportActor, ReportState } from './report-state-rules.ts';

/**
 * The clock of the review: limits in working days, reckoned in halves. A working day has two halves,
 * which end at 12:00 and at 17:30 in Shanghai. Which days are worked is the caller's to know.
 */

/** Whether a day, `yyyy-mm-dd` of Asia/Shanghai, is worked. */
export type IsWorkingDay = (day: string) => boolean;

const MINUTE_MS = 60_000;
const NOON = 12 * 60;
const CLOSE = 17 * 60 + 30;
/** Past this many days without a working one, the calendar is wrong. */
const MOST_DAYS = 2_000;

const dayOf = (dayNumber: number): string => shanghaiDate(startOfShanghaiDayNumber(dayNumber));
const instantOf = (dayNumber: number, minute: number): Date =>
  new Date(startOfShanghaiDayNumber(dayNumber).getTime() + minute * MINUTE_MS);

/**
 * The instant at which so many half working days are over; counting starts with the first working
 * day after the day of `at`. Ten halves from a Monday are the next Monday, 17:30.
 *
 * @param halves 1 or more
 * @throws Error where the calendar has no working days
 */
export function dueAfter(at: Date, halves: number, isWorkingDay: IsWorkingDay): Date {
  const today = shanghaiDayNumber(at);
  let left = halves;
  for (let day = today + 1; day <= today + MOST_DAYS; day++) {
    if (!isWorkingDay(dayOf(day))) continue;
    if (left <= 2) return instantOf(day, left === 1 ? NOON : CLOSE);
    left -= 2;
  }
  throw new Error('The calendar has no working days');
}

/**
 * Half working days from `at` until `due`, one that has begun counted whole; 0 at `due` itself.
 * Past it they are negative, at least −1, and again one that has begun counts.
 */
export function halvesLeft(at: Date, due: Date, isWorkingDay: IsWorkingDay): number {
  if (at.getTime() <= due.getTime()) {
    return countHalves(at, due, isWorkingDay, [NOON, CLOSE], (end) => end > at && end <= due);
  }
  const begun = countHalves(due, at, isWorkingDay, [0, NOON], (start) => start >= due && start < at);
  return -Math.max(1, begun);
}

/** How many of the given minutes of the working days between two instants the condition takes. */
function countHalves(
  from: Date,
  until: Date,
  isWorkingDay: IsWorkingDay,
  minutes: readonly number[],
  takes: (instant: Date) => boolean,
): number {
  let count = 0;
  for (let day = shanghaiDayNumber(from); day <= shanghaiDayNumber(until); day++) {
    const taken = minutes.filter((minute) => takes(instantOf(day, minute))).length;
    if (taken > 0 && isWorkingDay(dayOf(day))) count += taken;
  }
  return count;
}

/** The end of the next working day after the one of `at`: what is due until then is due soon. */
export const endOfNextWorkingDay = (at: Date, isWorkingDay: IsWorkingDay): Date =>
  dueAfter(at, 2, isWorkingDay);

/** Limits in working days. */
export interface ReviewLimits {
  departmentDays: number;
  officeDays: number;
}

/** What a report keeps of its clock. */
export interface ReportClock {
  /** When the present step is due; null where no limit runs. */
  dueAt: Date | null;
  /** Halves that were left when the clock paused last; they bound what is left after it. */
  pausedHalves: number | null;
}

const NO_LIMIT: ReportClock = { dueAt: null, pausedHalves: null };

/** The limit of a step in halves; null where nobody's limit runs. */
export function limitHalves(state: ReportState, limits: ReviewLimits): number | null {
  const actor = nextActor(state);
  if (actor === 'department') return 2 * limits.departmentDays;
  return actor === 'office' ? 2 * limits.officeDays : null;
}

/** A step of a report, as its clock meets it; `from` is null for what a department reported in bulk. */
export interface ClockStep {
  from: ReportState | null;
  to: ReportState;
  by: ReportActor;
  at: Date;
}

/**
 * The clock after a step. It pauses while the report is returned and goes on with the halves that
 * were left, at least one; it starts anew when another kind of officer has to act, and runs on
 * where the same has (accepting stops nothing).
 */
export function clockAfter(
  before: ReportClock,
  { from, to, at }: ClockStep,
  limits: ReviewLimits,
  isWorkingDay: IsWorkingDay,
): ReportClock {
  const limit = limitHalves(to, limits);
  if (to === 'returned' && from !== null) {
    const left = remainingHalves(before, from, at, limits, isWorkingDay);
    return { dueAt: null, pausedHalves: left === null ? null : Math.max(0, left) };
  }
  if (limit === null) return NO_LIMIT;
  if (from === 'returned' && before.pausedHalves !== null) {
    const halves = Math.max(1, before.pausedHalves);
    return { dueAt: dueAfter(at, halves, isWorkingDay), pausedHalves: halves };
  }
  const runsOn = from !== null && nextActor(from) === nextActor(to) && before.dueAt !== null;
  return runsOn ? before : { dueAt: dueAfter(at, limit, isWorkingDay), pausedHalves: null };
}

/**
 * The clock after handing on. From nobody's hands it starts anew; between departments it runs on,
 * so that passing a report around gains no time, but leaves the receiver one working day.
 */
export function clockAfterHandOn(
  before: ReportClock,
  { state, wasAssigned, at }: { state: ReportState; wasAssigned: boolean; at: Date },
  limits: ReviewLimits,
  isWorkingDay: IsWorkingDay,
): ReportClock {
  const limit = limitHalves(state, limits);
  if (limit === null) return before;
  if (!wasAssigned || before.dueAt === null) {
    return { dueAt: dueAfter(at, limit, isWorkingDay), pausedHalves: null };
  }
  const atLeast = dueAfter(at, 2, isWorkingDay);
  return before.dueAt >= atLeast ? before : { dueAt: atLeast, pausedHalves: 2 };
}

/**
 * Whether a step was taken within its limit: true or false for an officer's step that ends the
 * wait, null for every other and where no limit ran.
 */
export function onTime(before: ReportClock, { from, to, by, at }: ClockStep): boolean | null {
  if (before.dueAt === null || from === null || (by !== 'department' && by !== 'office')) return null;
  const waitsOn = nextActor(from) === nextActor(to);
  return waitsOn ? null : at.getTime() <= before.dueAt.getTime();
}

/**
 * Halves that a report has left, never more than its step was given: neither the day on which it
 * came nor the day on which it came back counts. Null where no limit runs.
 */
export function remainingHalves(
  clock: ReportClock,
  state: ReportState,
  at: Date,
  limits: ReviewLimits,
  isWorkingDay: IsWorkingDay,
): number | null {
  if (state === 'returned') return clock.pausedHalves;
  if (clock.dueAt === null) return null;
  const given = clock.pausedHalves ?? limitHalves(state, limits) ?? Infinity;
  return Math.min(given, halvesLeft(at, clock.dueAt, isWorkingDay));
}

/**
 * Half working days that went by in spans of time, as a limit counts them: from the day after each
 * span began.
 */
export function halvesTaken(
  spans: readonly { from: Date; until: Date }[],
  isWorkingDay: IsWorkingDay,
): number {
  const inSpan = ({ from, until }: { from: Date; until: Date }): number => {
    const start = endOfShanghaiDay(from);
    return until <= start ? 0 : halvesLeft(start, until, isWorkingDay);
  };
  return spans.reduce((sum, span) => sum + inSpan(span), 0);
}
