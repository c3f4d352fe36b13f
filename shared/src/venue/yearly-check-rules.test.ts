import { expect, it } from '@jest/globals';
import { checkState, nextCheckOn } from './yearly-check-rules.ts';

const at = (day: string) => new Date(`${day}T12:00:00+08:00`);

it.each([
  ['2025-11-20', '2026-11-20'],
  ['2028-02-29', '2029-03-01'],
])('after %s comes %s', (last, next) => {
  expect(nextCheckOn(at(last))).toBe(next);
});

it.each([
  ['2026-10-20', 'done'],
  ['2026-10-21', 'soon'],
  ['2026-11-19', 'soon'],
  ['2026-11-20', 'due'],
])('a check of 2025-11-20 is on %s %s', (day, state) => {
  expect(checkState(at('2025-11-20'), at(day))).toBe(state);
});
