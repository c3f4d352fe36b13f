import type { Weekday } from '../shanghai-time.ts';

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];

/** 周三. */
export const weekdayText = (weekday: number): string => WEEKDAYS[weekday - 1] ?? '';

/** 每天 · 周二至周日 · 周一、周三. */
export function weekdaysText(weekdays: readonly number[]): string {
  const days = [...weekdays].sort((one, other) => one - other);
  if (days.length === WEEKDAYS.length) return '每天';
  const [first = 1] = days;
  const last = days.at(-1) ?? first;
  const follow = last - first === days.length - 1;
  return follow && days.length > 2
    ? `${weekdayText(first)}至${weekdayText(last)}`
    : days.map(weekdayText).join('、');
}

/** `9:00` for `09:00`, as people write it. */
export const clockText = (clock: string): string => clock.replace(/^0(?=\d)/, '');

/** Minutes since midnight of `09:00` … `24:00`; null where it is no time. */
export function minuteOfClock(clock: string): number | null {
  const parts = /^([01][0-9]|2[0-4]):([0-5][0-9])$/.exec(clock);
  const minutes = parts && Number(parts[1]) * 60 + Number(parts[2]);
  return minutes !== null && minutes <= 1440 ? minutes : null;
}

/** 2026年11月23日. */
export function dayText(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

export const ALL_WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
