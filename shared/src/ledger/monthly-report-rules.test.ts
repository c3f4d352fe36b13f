import { expect, it } from '@jest/globals';
import {
  dueOfMonth,
  isMonth,
  monthOf,
  monthText,
  monthsLater,
  monthsOver,
  spanOfMonth,
} from './monthly-report-rules.ts';

it.each([
  ['2026-11', 1, '2026-12'],
  ['2026-12', 1, '2027-01'],
  ['2026-01', -1, '2025-12'],
  ['2026-03', -27, '2023-12'],
])('%s and %i months is %s', (month, months, later) => {
  expect(monthsLater(month, months)).toBe(later);
});

it('counts months by Shanghai’s calendar', () => {
  // the last evening of October in UTC is November in Shanghai
  expect(monthOf(new Date('2026-10-31T16:00:00Z'))).toBe('2026-11');
  expect(spanOfMonth('2026-11')).toEqual({
    from: new Date('2026-10-31T16:00:00Z'),
    until: new Date('2026-11-30T16:00:00Z'),
  });
  expect(dueOfMonth('2026-11').toISOString()).toBe('2026-12-10T15:59:59.999Z');
  expect(monthText('2026-09')).toBe('2026年9月');
});

it('has the months that are over, the first one whole or not', () => {
  const since = new Date('2026-09-20T04:00:00Z');
  expect(monthsOver(since, new Date('2026-09-30T04:00:00Z'))).toEqual([]);
  expect(monthsOver(since, new Date('2026-11-01T04:00:00Z'))).toEqual(['2026-09', '2026-10']);
});

it.each([
  ['2026-12', true],
  ['2026-13', false],
  ['2026-1', false],
  ['2026-01-01', false],
])('%s is a month: %s', (text, is) => {
  expect(isMonth(text)).toBe(is);
});
