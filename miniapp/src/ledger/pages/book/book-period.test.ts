import { expect, it } from '@jest/globals';
import { daysOf } from './book-period';
import type { Period } from './book-period';

const CHOSEN = { from: '2026-05-01', to: '2026-05-02' };

it.each<[Period, string, object]>([
  ['month', '2026-08-19T06:00:00Z', { from: '2026-08-01' }],
  // the first of the month has begun in Shanghai, not yet in Greenwich
  ['month', '2026-08-31T16:00:00Z', { from: '2026-09-01' }],
  ['last-month', '2026-03-15T06:00:00Z', { from: '2026-02-01', to: '2026-02-28' }],
  ['last-month', '2028-03-15T06:00:00Z', { from: '2028-02-01', to: '2028-02-29' }],
  ['last-month', '2026-12-31T16:00:00Z', { from: '2026-12-01', to: '2026-12-31' }],
  ['year', '2026-12-31T16:00:00Z', { from: '2027-01-01' }],
  ['all', '2026-08-19T06:00:00Z', {}],
  ['days', '2026-08-19T06:00:00Z', CHOSEN],
])('%s at %s is %j', (period, now, days) => {
  expect(daysOf(period, CHOSEN, new Date(now))).toEqual(days);
});
