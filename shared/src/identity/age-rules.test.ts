import { expect, it } from '@jest/globals';
import { readVectors } from '../../fixtures/vectors.ts';
import { ageOn, isAdult } from './age-rules.ts';

it.each(readVectors<{ birth: string; on: string; adult: boolean }[]>('ages.json'))(
  'born $birth is of age on $on: $adult',
  ({ birth, on, adult }) => {
    expect(isAdult(birth, on)).toBe(adult);
  },
);

it.each([
  { birth: '2008-02-29', on: '2026-02-28', adult: false },
  { birth: '2008-02-29', on: '2026-03-01', adult: true },
  { birth: '2002-02-28', on: '2020-02-28', adult: true },
  { birth: '2008-12-31', on: '2026-12-30', adult: false },
  { birth: '2007-02-29', on: '2026-11-22', adult: false },
  { birth: '', on: '2026-11-22', adult: false },
  { birth: '1990-01-01', on: 'today', adult: false },
])('born $birth is of age on $on: $adult, ends and nonsense', ({ birth, on, adult }) => {
  expect(isAdult(birth, on)).toBe(adult);
});

it.each([
  ['2008-07-18', '2026-07-17', 17],
  ['2008-07-18', '2026-07-18', 18],
  ['2008-02-29', '2026-02-28', 17],
  ['2008-02-29', '2026-03-01', 18],
  ['nonsense', '2026-03-01', null],
])('born %s, on %s: %s years', (birth, on, age) => {
  expect(ageOn(birth, on)).toBe(age);
});
