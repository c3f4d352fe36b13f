import { shanghaiDate, shanghaiMonthNumber, startOfShanghaiMonthNumber } from '@benefit/shared/shanghai-time';

/** Which days a book shows. */
export const PERIODS = ['month', 'last-month', 'year', 'all', 'days'] as const;
export type Period = (typeof PERIODS)[number];

/** First and last day, `yyyy-mm-dd`, Asia/Shanghai; none where nothing bounds it. */
export interface Days {
  from?: string;
  to?: string;
}

/** The days of a period that the calendar knows; those that the reader chose are `chosen`. */
export function daysOf(period: Period, chosen: Days, now: Date): Days {
  const month = shanghaiMonthNumber(now);
  switch (period) {
    case 'month':
      return { from: firstOf(month) };
    case 'last-month':
      return { from: firstOf(month - 1), to: lastOf(month - 1) };
    case 'year':
      return { from: `${shanghaiDate(now).slice(0, 4)}-01-01` };
    case 'all':
      return {};
    case 'days':
      return chosen;
  }
}

const firstOf = (month: number): string => shanghaiDate(startOfShanghaiMonthNumber(month));
const lastOf = (month: number): string =>
  shanghaiDate(new Date(startOfShanghaiMonthNumber(month + 1).getTime() - 1));
