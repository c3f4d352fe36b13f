/**
 * The calendar of Asia/Shanghai, by arithmetic alone: WeChat's JavaScript has no time zones in Intl.
 * China keeps UTC+8 the whole year; it has had no summer time since 1991, so a fixed offset is exact
 * for every instant this product meets. All functions want a valid Date.
 */
const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** 1 is Monday, 7 is Sunday (GB/T 7408, ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The calendar day, `2026-11-22`. */
export function shanghaiDate(at: Date): string {
  return shifted(at).toISOString().slice(0, 10);
}

/** The time of day to the minute, `14:05`, cut and not rounded. */
export function shanghaiClock(at: Date): string {
  return shifted(at).toISOString().slice(11, 16);
}

/** Day and time for people to read, `2026-11-22 14:05`. */
export function shanghaiDateTime(at: Date): string {
  return `${shanghaiDate(at)} ${shanghaiClock(at)}`;
}

/** Minutes since midnight, 0–1439. */
export function shanghaiMinuteOfDay(at: Date): number {
  const local = shifted(at);
  return local.getUTCHours() * 60 + local.getUTCMinutes();
}

export function shanghaiWeekday(at: Date): Weekday {
  return (shifted(at).getUTCDay() || 7) as Weekday;
}

/** Days since 1970-01-01, a whole number that turns at midnight. */
export function shanghaiDayNumber(at: Date): number {
  return Math.floor(shifted(at).getTime() / DAY_MS);
}

/** Months since January 1970, a whole number that turns at midnight of the first. */
export function shanghaiMonthNumber(at: Date): number {
  const local = shifted(at);
  return (local.getUTCFullYear() - 1970) * 12 + local.getUTCMonth();
}

/** The instant at which the day with this number begins. */
export function startOfShanghaiDayNumber(dayNumber: number): Date {
  return new Date(dayNumber * DAY_MS - OFFSET_MS);
}

/** The instant at which the month with this number begins. */
export function startOfShanghaiMonthNumber(monthNumber: number): Date {
  return new Date(Date.UTC(1970, monthNumber, 1) - OFFSET_MS);
}

/** The last midnight, the instant itself included. */
export function startOfShanghaiDay(at: Date): Date {
  return startOfShanghaiDayNumber(shanghaiDayNumber(at));
}

/** The next midnight, never the instant itself: a day runs from its start up to but not including this. */
export function endOfShanghaiDay(at: Date): Date {
  return startOfShanghaiDayNumber(shanghaiDayNumber(at) + 1);
}

/** Whether the text is a day that exists, `yyyy-mm-dd`. */
export function isCalendarDay(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** A Date whose UTC fields read as Shanghai's clock. */
function shifted(at: Date): Date {
  return new Date(at.getTime() + OFFSET_MS);
}
