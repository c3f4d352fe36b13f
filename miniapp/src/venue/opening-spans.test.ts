import { expect, it } from '@jest/globals';
import type { OpeningTimes } from '@benefit/shared/venue/opening-rules';
import { EVERY_DAY, spansOf, timesOf, toggled } from './opening-spans';

const times: OpeningTimes = [
  { weekday: 1, from: '09:00', to: '12:00' },
  { weekday: 2, from: '09:00', to: '12:00' },
  { weekday: 1, from: '14:00', to: '18:00' },
];

it('puts days of the same hours together, and takes them apart again', () => {
  expect(spansOf(times)).toEqual([
    { weekdays: [1, 2], from: '09:00', to: '12:00' },
    { weekdays: [1], from: '14:00', to: '18:00' },
  ]);
  expect(timesOf(spansOf(times))).toEqual(times);
  expect(timesOf([EVERY_DAY])).toHaveLength(7);
});

it('turns a day on and off, and keeps them in order', () => {
  const without = { ...EVERY_DAY, weekdays: toggled(EVERY_DAY.weekdays, 3) };
  expect(timesOf([without]).map(({ weekday }) => weekday)).toEqual([1, 2, 4, 5, 6, 7]);
  expect(timesOf([{ ...EVERY_DAY, weekdays: toggled(without.weekdays, 3) }])).toEqual(timesOf([EVERY_DAY]));
});
