import {
  isCalendarDay,
  shanghaiDate,
  shanghaiDayNumber,
  shanghaiMinuteOfDay,
  shanghaiWeekday,
  startOfShanghaiDayNumber,
} from '../shanghai-time.ts';
import type { Weekday } from '../shanghai-time.ts';
import { ALL_WEEKDAYS, clockText, dayText, minuteOfClock, weekdaysText } from './calendar-text.ts';

/**
 * When a benefit can be had, by Shanghai's clock (附件4 优惠时间). What is left empty limits nothing.
 */
export interface BenefitTimes {
  /** First and last day, `yyyy-mm-dd`; empty where none is named. */
  from: string;
  until: string;
  /** Empty for every day of the week. */
  weekdays: Weekday[];
  /** Hours of one day, the end not among them; null for the whole day. */
  hours: { from: string; to: string } | null;
}

/** Whenever the venue is open. */
export const ANY_TIME: BenefitTimes = { from: '', until: '', weekdays: [], hours: null };

/** Whether it has no first and no last day. Only such a one stands for a grade (四 2, 四 3). */
export const isLasting = ({ from, until }: BenefitTimes): boolean => from === '' && until === '';

/** Whether its last day is over on a day, `yyyy-mm-dd`. */
export const isOver = ({ until }: BenefitTimes, day: string): boolean => until !== '' && until < day;

/** What is wrong with the times, in words; null where nothing is. */
export function benefitTimesFault({ from, until, hours }: BenefitTimes): string | null {
  if ([from, until].some((day) => day !== '' && !isCalendarDay(day))) return '优惠日期请填年月日';
  if (from !== '' && until !== '' && until < from) return '优惠的截止日期不能早于开始日期';
  if (hours === null) return null;
  const [start, end] = [minuteOfClock(hours.from), minuteOfClock(hours.to)];
  return start === null || end === null || end <= start ? '优惠时段的结束要晚于开始' : null;
}

/** Whether it can be had at an instant. */
export function isWithinTimes(times: BenefitTimes, at: Date): boolean {
  const { hours } = times;
  if (!isOnDay(times, at)) return false;
  const minute = shanghaiMinuteOfDay(at);
  return hours === null || (minute >= startOf(hours) && minute < endOf(hours));
}

/** When it can be had next: the instant itself where that is now, null where it never will be again. */
export function nextWithinTimes(times: BenefitTimes, at: Date): Date | null {
  if (isWithinTimes(times, at)) return at;
  const today = shanghaiDayNumber(at);
  const first = times.from === '' ? today : shanghaiDayNumber(new Date(`${times.from}T00:00:00+08:00`));
  const begin = Math.max(today, first);
  for (let day = begin; day <= begin + ALL_WEEKDAYS.length; day++) {
    const start = startOfShanghaiDayNumber(day);
    const opens = new Date(start.getTime() + (times.hours === null ? 0 : startOf(times.hours)) * 60_000);
    if (opens > at && isOnDay(times, start)) return opens;
  }
  return null;
}

/** 2027年3月1日至5月31日，周六、周日 9:00–12:00; empty where nothing is limited. */
export function benefitTimesText({ from, until, weekdays, hours }: BenefitTimes): string {
  const days = weekdays.length === 0 ? '' : weekdaysText(weekdays);
  const clock = hours === null ? '' : `${clockText(hours.from)}–${clockText(hours.to)}`;
  const week = [days === '每天' && clock === '' ? '' : days, clock].filter((text) => text !== '').join(' ');
  return [datesText(from, until), week].filter((text) => text !== '').join('，');
}

/** Whether the first can be had whenever the second can. */
export function isNotNarrower(one: BenefitTimes, other: BenefitTimes): boolean {
  const days = ({ weekdays }: BenefitTimes) => (weekdays.length === 0 ? ALL_WEEKDAYS : weekdays);
  return (
    one.from <= other.from &&
    (one.until === '' || (other.until !== '' && one.until >= other.until)) &&
    days(other).every((day) => days(one).includes(day)) &&
    (one.hours === null ||
      (other.hours !== null &&
        startOf(one.hours) <= startOf(other.hours) &&
        endOf(one.hours) >= endOf(other.hours)))
  );
}

function isOnDay({ from, until, weekdays }: BenefitTimes, at: Date): boolean {
  const day = shanghaiDate(at);
  if (day < from || (until !== '' && day > until)) return false;
  return weekdays.length === 0 || weekdays.includes(shanghaiWeekday(at));
}

/** 2027年3月1日至5月31日, 自 2027年3月1日起, 至 2027年5月31日; the year is said once where it is the same. */
function datesText(from: string, until: string): string {
  if (from === '') return until === '' ? '' : `至 ${dayText(until)}`;
  if (until === '') return `自 ${dayText(from)}起`;
  const last = dayText(until);
  return `${dayText(from)}至 ${until.startsWith(from.slice(0, 4)) ? last.slice(last.indexOf('年') + 1) : last}`;
}

type Hours = NonNullable<BenefitTimes['hours']>;
const startOf = ({ from }: Hours): number => minuteOfClock(from) ?? 0;
const endOf = ({ to }: Hours): number => minuteOfClock(to) ?? 0;
