import type { OpeningTimes } from '@benefit/shared/venue/opening-rules';
import type { Weekday } from '@benefit/shared/shanghai-time';

/** Days with the same hours, as people say it: 周一至周五 9:00–21:00. */
export interface OpeningSpan {
  weekdays: Weekday[];
  from: string;
  to: string;
}

export const WEEKDAYS: readonly { value: Weekday; text: string }[] = [
  { value: 1, text: '一' },
  { value: 2, text: '二' },
  { value: 3, text: '三' },
  { value: 4, text: '四' },
  { value: 5, text: '五' },
  { value: 6, text: '六' },
  { value: 7, text: '日' },
];

export const EVERY_DAY: OpeningSpan = { weekdays: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '21:00' };

/** Opening times by equal hours, in the order in which the hours first occur. */
export function spansOf(times: OpeningTimes): OpeningSpan[] {
  const spans: OpeningSpan[] = [];
  for (const { weekday, from, to } of times) {
    const same = spans.find((span) => span.from === from && span.to === to);
    if (same) same.weekdays.push(weekday);
    else spans.push({ weekdays: [weekday], from, to });
  }
  return spans;
}

/** The same as the server keeps them; a span without days says nothing. */
export const timesOf = (spans: readonly OpeningSpan[]): OpeningTimes =>
  spans.flatMap(({ weekdays, from, to }) =>
    [...new Set(weekdays)].sort((one, other) => one - other).map((weekday) => ({ weekday, from, to })),
  );

/** Days with one more, or without it. */
export const toggled = (days: readonly Weekday[], day: Weekday): Weekday[] =>
  days.includes(day) ? days.filter((each) => each !== day) : [...days, day];
