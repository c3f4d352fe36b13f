import {
  shanghaiDate,
  shanghaiDayNumber,
  shanghaiMonthNumber,
  startOfShanghaiDayNumber,
  startOfShanghaiMonthNumber,
} from '../shanghai-time.ts';

export const QUOTA_UNITS = ['day', 'month', 'quarter', 'year', 'total'] as const;
export type QuotaUnit = (typeof QUOTA_UNITS)[number];

/**
 * How often a holder may have a benefit: `limit` times in each period of `every` units, by the
 * calendar of Asia/Shanghai; with `total`, ever (郑经信用办〔2024〕21号 附件1 二, “X 季度/年/月 XX 次”).
 */
export interface Quota {
  limit: number;
  /** A whole number from 1 on; without meaning for `total`. */
  every: number;
  unit: QuotaUnit;
}

export interface QuotaWindow {
  /** Names the period in a row of the database: at most 24 characters, the same for every instant in it. */
  key: string;
  /** Its first instant; null where it has no start. */
  start: Date | null;
  /** Its end, which belongs to the next one; null where it has none. */
  end: Date | null;
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;
const unitText = { day: '天', month: '个月', quarter: '个季度', year: '年' } as const;
const singleText = { day: '每天', month: '每月', quarter: '每季度', year: '每年' } as const;

/** What keeps terms from being announced; null when nothing does. */
export function quotaFault(quota: Quota): 'limit' | 'every' | 'unit' | null {
  if (!QUOTA_UNITS.includes(quota.unit)) return 'unit';
  if (!isWholeWithin(quota.limit, 100_000)) return 'limit';
  return quota.unit === 'total' || isWholeWithin(quota.every, 1000) ? null : 'every';
}

/**
 * The period an instant counts for. Periods of several units are laid end to end from 1970-01-01 on,
 * so that they are the same for everybody: every two months is January–February, March–April; every
 * two years 2026–2027. Quarters and years are counted in months, so “every 3 months” and “every
 * quarter” share their periods and a benefit's next version goes on counting where the last stopped.
 */
export function quotaWindow(quota: Quota, at: Date): QuotaWindow {
  if (quota.unit === 'total') return { key: 'total', start: null, end: null };
  if (quota.unit === 'day') {
    const first = firstOfPeriod(shanghaiDayNumber(at), quota.every);
    return between(
      'd',
      quota.every,
      startOfShanghaiDayNumber(first),
      startOfShanghaiDayNumber(first + quota.every),
    );
  }
  const months = quota.every * MONTHS[quota.unit];
  const first = firstOfPeriod(shanghaiMonthNumber(at), months);
  return between('m', months, startOfShanghaiMonthNumber(first), startOfShanghaiMonthNumber(first + months));
}

/** What is left in the period, never below 0; null where there is no limit. */
export function remaining(quota: Quota | null, used: number): number | null {
  return quota && Math.max(0, quota.limit - used);
}

/** When a used-up quota starts anew; null where it never does. */
export function availableAgainAt(quota: Quota, at: Date): Date | null {
  return quotaWindow(quota, at).end;
}

/** 每季度 2 次 · 每 2 个月 3 次 · 共 5 次 */
export function quotaText({ limit, every, unit }: Quota): string {
  if (unit === 'total') return `共 ${limit} 次`;
  return every === 1 ? `${singleText[unit]} ${limit} 次` : `每 ${every} ${unitText[unit]} ${limit} 次`;
}

function firstOfPeriod(number: number, length: number): number {
  return Math.floor(number / length) * length;
}

function between(letter: 'd' | 'm', length: number, start: Date, end: Date): QuotaWindow {
  return { key: `${letter}${length}-${shanghaiDate(start)}`, start, end };
}

function isWholeWithin(value: number, max: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= max;
}
