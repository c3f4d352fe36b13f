import { Injectable } from '@nestjs/common';
import chineseDays from 'chinese-days';
import type { IsWorkingDay } from '@benefit/shared/relief/working-day-rules';

/** The first year of the kept calendar. */
const FIRST_YEAR = 2004;

/** A day on which the office differs from the kept calendar. */
export interface CalendarOverride {
  /** `yyyy-mm-dd`, Asia/Shanghai. */
  day: string;
  working: boolean;
}

/**
 * Which days are worked: the State Council's holidays and 调休 as the library `chinese-days` keeps
 * them, under the office's overrides. Years that the library does not know, because their holidays
 * are announced only the autumn before, have weekends alone until the library is renewed or the
 * office enters them.
 */
@Injectable()
export class WorkingCalendar {
  private readonly kept = new Map<string, boolean>();
  /** The last year whose holidays are known. */
  readonly knownUntil: number = lastKnownYear();

  /** The calendar with these overrides. */
  with(overrides: readonly CalendarOverride[]): IsWorkingDay {
    const own = new Map(overrides.map(({ day, working }) => [day, working]));
    return (day) => own.get(day) ?? this.isKeptWorkingDay(day);
  }

  private isKeptWorkingDay(day: string): boolean {
    let working = this.kept.get(day);
    if (working === undefined) {
      working = chineseDays.isWorkday(localNoon(day));
      this.kept.set(day, working);
    }
    return working;
  }
}

/** The library reads a Date by the machine's own zone: noon there is that day wherever the machine is. */
function localNoon(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, 12);
}

/** A year is known where 国庆 takes working days off it. */
function lastKnownYear(): number {
  const isKnown = (year: number): boolean =>
    [1, 2, 3, 4, 5].some((date) => {
      const day = new Date(year, 9, date, 12);
      return day.getDay() % 6 !== 0 && !chineseDays.isWorkday(day);
    });
  let year = FIRST_YEAR;
  while (isKnown(year + 1)) year++;
  return year;
}
