import type { OpeningTimes } from '@benefit/shared/venue/opening-rules';
import type { VenueDetail } from '@benefit/shared/venue/venue-contract';

type Times = VenueDetail['openingTimes'] | OpeningTimes;

export interface OpeningLine {
  /** 每天 · 周二至周日 · 周一、周三 */
  days: string;
  /** 9:00–12:00、14:00–20:00 */
  hours: string;
}

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];

/** The week's times with days of the same hours told together, in the week's order. */
export function openingLines(times: Times): OpeningLine[] {
  const daysOf = new Map<string, number[]>();
  for (let weekday = 1; weekday <= WEEKDAYS.length; weekday++) {
    const hours = hoursOf(times, weekday);
    if (hours !== '') daysOf.set(hours, [...(daysOf.get(hours) ?? []), weekday]);
  }
  return [...daysOf].map(([hours, days]) => ({ days: daysText(days), hours }));
}

function hoursOf(times: Times, weekday: number): string {
  return times
    .filter((each) => each.weekday === weekday)
    .sort((one, other) => one.from.localeCompare(other.from))
    .map(({ from, to }) => `${clockText(from)}–${clockText(to)}`)
    .join('、');
}

function daysText(days: readonly number[]): string {
  if (days.length === WEEKDAYS.length) return '每天';
  const first = days[0] ?? 1;
  const last = days[days.length - 1] ?? first;
  const follow = last - first === days.length - 1;
  if (follow && days.length > 2) return `${dayText(first)}至${dayText(last)}`;
  return days.map(dayText).join('、');
}

function dayText(weekday: number): string {
  return WEEKDAYS[weekday - 1] ?? '';
}

function clockText(clock: string): string {
  return clock.replace(/^0(?=\d)/, '');
}
