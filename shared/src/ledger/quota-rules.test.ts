import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  availableAgainAt,
  quotaFault,
  QUOTA_UNITS,
  quotaText,
  quotaWindow,
  remaining,
} from './quota-rules.ts';
import type { Quota, QuotaUnit } from './quota-rules.ts';

const quota = (every: number, unit: QuotaUnit, limit = 3): Quota => ({ limit, every, unit });
/** Midnight in Shanghai. */
const midnight = (day: string) => new Date(`${day}T00:00:00+08:00`);
const before = (day: string) => new Date(midnight(day).getTime() - 1);

describe('quotaWindow', () => {
  it.each([
    { every: 1, unit: 'day', start: '2026-11-22', end: '2026-11-23', key: 'd1-2026-11-22' },
    { every: 3, unit: 'day', start: '2026-11-21', end: '2026-11-24', key: 'd3-2026-11-21' },
    { every: 1, unit: 'month', start: '2028-02-01', end: '2028-03-01', key: 'm1-2028-02-01' },
    { every: 2, unit: 'month', start: '2026-11-01', end: '2027-01-01', key: 'm2-2026-11-01' },
    { every: 5, unit: 'month', start: '2026-09-01', end: '2027-02-01', key: 'm5-2026-09-01' },
    { every: 1, unit: 'quarter', start: '2026-07-01', end: '2026-10-01', key: 'm3-2026-07-01' },
    { every: 1, unit: 'quarter', start: '2026-10-01', end: '2027-01-01', key: 'm3-2026-10-01' },
    { every: 2, unit: 'quarter', start: '2026-07-01', end: '2027-01-01', key: 'm6-2026-07-01' },
    { every: 1, unit: 'year', start: '2026-01-01', end: '2027-01-01', key: 'm12-2026-01-01' },
    { every: 2, unit: 'year', start: '2026-01-01', end: '2028-01-01', key: 'm24-2026-01-01' },
  ] as const)('$every $unit from $start up to $end', ({ every, unit, start, end, key }) => {
    const window = { key, start: midnight(start), end: midnight(end) };
    expect(quotaWindow(quota(every, unit), midnight(start))).toEqual(window);
    expect(quotaWindow(quota(every, unit), before(end))).toEqual(window);
    expect(quotaWindow(quota(every, unit), before(start)).end).toEqual(midnight(start));
    expect(quotaWindow(quota(every, unit), midnight(end)).start).toEqual(midnight(end));
    expect(availableAgainAt(quota(every, unit), before(end))).toEqual(midnight(end));
  });

  it('counts a use at 23:59:59 on 30 September for the third quarter', () => {
    const key = (at: string) => quotaWindow(quota(1, 'quarter'), new Date(at)).key;
    expect(key('2026-09-30T23:59:59+08:00')).toBe('m3-2026-07-01');
    expect(key('2026-10-01T00:00:00+08:00')).toBe('m3-2026-10-01');
  });

  it('has one window without ends in total', () => {
    expect(quotaWindow(quota(1, 'total'), new Date())).toEqual({ key: 'total', start: null, end: null });
    expect(availableAgainAt(quota(1, 'total'), new Date())).toBeNull();
  });

  it('gives three months and a quarter the same windows', () => {
    const at = midnight('2026-11-22');
    expect(quotaWindow(quota(3, 'month'), at)).toEqual(quotaWindow(quota(1, 'quarter'), at));
    expect(quotaWindow(quota(12, 'month'), at)).toEqual(quotaWindow(quota(1, 'year'), at));
  });

  it('tiles time: every instant lies in one window, and where it ends the next begins', () => {
    const instants = fc.date({
      min: new Date('1960-01-01'),
      max: new Date('2199-12-31'),
      noInvalidDate: true,
    });
    const units = fc.constantFrom(...QUOTA_UNITS.filter((unit) => unit !== 'total'));
    fc.assert(
      fc.property(instants, units, fc.integer({ min: 1, max: 400 }), (at, unit, every) => {
        const terms = quota(every, unit);
        const { key, start, end } = quotaWindow(terms, at);
        if (!start || !end) throw new Error('A period has both ends');
        expect(+start <= +at && +at < +end).toBe(true);
        expect(key.length).toBeLessThanOrEqual(24);
        expect(quotaWindow(terms, start).key).toBe(key);
        expect(quotaWindow(terms, new Date(+end - 1)).key).toBe(key);
        const next = quotaWindow(terms, end);
        expect(next.start).toEqual(end);
        expect(next.key).not.toBe(key);
      }),
      { numRuns: 1000 },
    );
  });
});

it.each([
  { terms: quota(1, 'quarter', 2), text: '每季度 2 次' },
  { terms: quota(2, 'month', 3), text: '每 2 个月 3 次' },
  { terms: quota(1, 'total', 5), text: '共 5 次' },
  { terms: quota(1, 'day', 1), text: '每天 1 次' },
  { terms: quota(10, 'day', 1), text: '每 10 天 1 次' },
  { terms: quota(1, 'month', 4), text: '每月 4 次' },
  { terms: quota(2, 'quarter', 4), text: '每 2 个季度 4 次' },
  { terms: quota(1, 'year', 12), text: '每年 12 次' },
  { terms: quota(3, 'year', 12), text: '每 3 年 12 次' },
])('says $text', ({ terms, text }) => {
  expect(quotaText(terms)).toBe(text);
});

it.each([
  { terms: quota(1, 'day', 3), used: 0, left: 3 },
  { terms: quota(1, 'day', 3), used: 2, left: 1 },
  { terms: quota(1, 'day', 3), used: 3, left: 0 },
  { terms: quota(1, 'day', 3), used: 4, left: 0 },
  { terms: null, used: 99, left: null },
])('has $left left after $used', ({ terms, used, left }) => {
  expect(remaining(terms, used)).toBe(left);
});

it.each([
  { terms: quota(1, 'day', 1), fault: null },
  { terms: quota(1000, 'day', 100_000), fault: null },
  { terms: quota(0, 'total', 1), fault: null },
  { terms: quota(1, 'day', 0), fault: 'limit' },
  { terms: quota(1, 'day', 1.5), fault: 'limit' },
  { terms: quota(1, 'day', 100_001), fault: 'limit' },
  { terms: quota(0, 'month', 1), fault: 'every' },
  { terms: quota(1001, 'month', 1), fault: 'every' },
  { terms: quota(NaN, 'month', 1), fault: 'every' },
  { terms: quota(1, 'week' as QuotaUnit, 1), fault: 'unit' },
])('finds $fault in $terms', ({ terms, fault }) => {
  expect(quotaFault(terms)).toBe(fault);
});
