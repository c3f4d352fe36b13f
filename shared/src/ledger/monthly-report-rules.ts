import { endOfShanghaiDay, shanghaiDate, startOfShanghaiDay } from '../shanghai-time.ts';

/** Day of the following month until which a month is confirmed: our safeguard, no clause sets it. */
export const DUE_DAY = 10;

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;

export const isMonth = (text: string): boolean => MONTH.test(text);

/** The month of an instant, `yyyy-mm`, Asia/Shanghai. */
export const monthOf = (at: Date): string => shanghaiDate(at).slice(0, 7);

/** The month before or after, by so many. */
export function monthsLater(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const index = year * 12 + (number - 1) + months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** From the first instant of a month up to but not including that of the next. */
export const spanOfMonth = (month: string): { from: Date; until: Date } => ({
  from: startOfShanghaiDay(noon(month, 1)),
  until: startOfShanghaiDay(noon(monthsLater(month, 1), 1)),
});

/** Until when a month is confirmed: the last moment of the tenth of the next. */
export const dueOfMonth = (month: string): Date =>
  new Date(endOfShanghaiDay(noon(monthsLater(month, 1), DUE_DAY)).getTime() - 1);

/** Months that are over, from the one of `since` on, oldest first; none before the first is over. */
export function monthsOver(since: Date, until: Date): string[] {
  const months: string[] = [];
  for (let month = monthOf(since); month < monthOf(until); month = monthsLater(month, 1)) months.push(month);
  return months;
}

/** 2026年10月. */
export function monthText(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return `${year}年${number}月`;
}

const noon = (month: string, day: number): Date =>
  new Date(`${month}-${String(day).padStart(2, '0')}T12:00:00+08:00`);
