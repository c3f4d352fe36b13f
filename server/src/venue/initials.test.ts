import { expect, it } from '@jest/globals';
import { initialsOf, readInitials } from './initials.ts';

it.each([
  ['郑东书城（演示）', 'zdsc（ys）'],
  ['重庆路图书馆', 'cqltsg'],
  ['ABC 书店', 'abc sd'],
  ['', ''],
])('reads %s as %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

it.each([
  ['zdsc', 'zdsc'],
  [' ZDSC ', 'zdsc'],
  ['z', null],
  ['书城', null],
  ['zd 1', null],
])('takes %j for %j', (q, letters) => {
  expect(readInitials(q)).toBe(letters);
});
