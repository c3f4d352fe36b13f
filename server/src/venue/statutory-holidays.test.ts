import { expect, it } from '@jest/globals';
import { isStatutoryHoliday } from './statutory-holidays.ts';

it.each([
  ['2026-10-01', true],
  ['2026-10-03', true],
  ['2026-02-17', true],
  // worked instead
  ['2026-10-10', false],
  // a Saturday like any other
  ['2026-11-21', false],
  ['2026-11-23', false],
])('%s is off: %s', (day, off) => {
  expect(isStatutoryHoliday(day)).toBe(off);
});
