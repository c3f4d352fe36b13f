import { expect, it } from '@jest/globals';
import { dayText } from './settings-texts';

it.each([
  ['2026-10-01', '10月1日 星期四'],
  ['2026-10-04', '10月4日 星期日'],
  ['2027-02-06', '2027年2月6日 星期六'],
])('says %s as %s', (day, text) => {
  expect(dayText(day, new Date('2026-08-12T06:00:00Z'))).toBe(text);
});
