import type { OpeningTimes } from '@benefit/shared/venue/opening-rules';
import type { VenueDetail } from '@benefit/shared/venue/venue-contract';
import { ALL_WEEKDAYS, clockText, weekdaysText } from '@benefit/shared/venue/calendar-text';

type Times = VenueDetail['openingTimes'] | OpeningTimes;

export interface OpeningLine {
  /** 每天 · 周二至周日 · 周一、周三 */
  days: string;
  /** 9:00–12:00、14:00–20:00 */
  hours: string;
}

/** The week's times with days of the same hours told together, in the week's order. */
export function openingLines(times: Times): OpeningLine[] {
  const daysOf = new Map<string, number[]>();
  for (const weekday of ALL_WEEKDAYS) {
    const hours = hoursOf(times, weekday);
    if (hours !== '') daysOf.set(hours, [...(daysOf.get(hours) ?? []), weekday]);
  }
  return [...daysOf].map(([hours, days]) => ({ days: weekdaysText(days), hours }));
}

function hoursOf(times: Times, weekday: number): string {
  return times
    .filter((each) => each.weekday === weekday)
    .sort((one, other) => one.from.localeCompare(other.from))
    .map(({ from, to }) => `${clockText(from)}–${clockText(to)}`)
    .join('、');
}
