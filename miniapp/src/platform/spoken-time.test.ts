import { expect, test } from '@jest/globals';
import { spokenDay, spokenTime } from './spoken-time';

const now = new Date('2026-12-31T15:59:00Z'); // 23:59 in Shanghai

test.each([
  ['2026-12-31T06:05:00Z', '今天 14:05'],
  ['2026-12-31T16:00:00Z', '明天 00:00'],
  ['2026-12-30T06:05:00Z', '昨天 14:05'],
  ['2026-12-01T06:05:00Z', '12月1日 14:05'],
  ['2027-04-01T16:00:00Z', '2027年4月2日 00:00'],
])('%s is said as %s', (at, text) => {
  expect(spokenTime(at, now)).toBe(text);
});

test('the day alone', () => {
  expect(spokenDay('2026-12-31T16:00:00Z', now)).toBe('2027年1月1日');
});
