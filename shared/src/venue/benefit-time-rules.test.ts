import { describe, expect, it } from '@jest/globals';
import {
  ANY_TIME,
  benefitTimesFault,
  benefitTimesText,
  isLasting,
  isNotNarrower,
  isOver,
  isWithinTimes,
  nextWithinTimes,
} from './benefit-time-rules.ts';
import type { BenefitTimes } from './benefit-time-rules.ts';

const times = (part: Partial<BenefitTimes>): BenefitTimes => ({ ...ANY_TIME, ...part });
const at = (text: string): Date => new Date(`${text}:00+08:00`);
const MORNINGS = { from: '09:00', to: '12:00' };
const SPRING = { from: '2027-03-01', until: '2027-05-31' };

it.each([
  [ANY_TIME, ''],
  [times({ weekdays: [1, 2, 3, 4, 5, 6, 7] }), ''],
  [times({ weekdays: [7, 6] }), '周六、周日'],
  [times({ weekdays: [1, 2, 3, 4, 5], hours: MORNINGS }), '周一至周五 9:00–12:00'],
  [times({ weekdays: [1, 2, 3, 4, 5, 6, 7], hours: MORNINGS }), '每天 9:00–12:00'],
  [times({ hours: MORNINGS }), '9:00–12:00'],
  [times(SPRING), '2027年3月1日至 5月31日'],
  [times({ from: '2027-12-01', until: '2028-01-31' }), '2027年12月1日至 2028年1月31日'],
  [times({ from: '2027-03-01', weekdays: [6] }), '自 2027年3月1日起，周六'],
  [times({ until: '2027-03-01' }), '至 2027年3月1日'],
])('is told in words %#', (given, text) => {
  expect(benefitTimesText(given)).toBe(text);
});

it.each([
  [ANY_TIME, null],
  [times({ ...SPRING, hours: MORNINGS }), null],
  [times({ from: '2027-03-01', until: '2027-03-01' }), null],
  [times({ hours: { from: '20:00', to: '24:00' } }), null],
  [times({ from: '2027-02-30' }), '优惠日期请填年月日'],
  [times({ from: '2027-03-02', until: '2027-03-01' }), '优惠的截止日期不能早于开始日期'],
  [times({ hours: { from: '12:00', to: '12:00' } }), '优惠时段的结束要晚于开始'],
  [times({ hours: { from: '', to: '12:00' } }), '优惠时段的结束要晚于开始'],
])('says what is wrong %#', (given, fault) => {
  expect(benefitTimesFault(given)).toBe(fault);
});

describe('at an instant', () => {
  // 2027-03-01 is a Monday
  it.each([
    [ANY_TIME, '2027-03-01T03:00', true],
    [times(SPRING), '2027-02-28T23:59', false],
    [times(SPRING), '2027-03-01T00:00', true],
    [times(SPRING), '2027-05-31T23:59', true],
    [times(SPRING), '2027-06-01T00:00', false],
    [times({ weekdays: [6, 7] }), '2027-03-05T23:59', false],
    [times({ weekdays: [6, 7] }), '2027-03-06T00:00', true],
    [times({ hours: MORNINGS }), '2027-03-01T08:59', false],
    [times({ hours: MORNINGS }), '2027-03-01T09:00', true],
    [times({ hours: MORNINGS }), '2027-03-01T12:00', false],
    [times({ hours: { from: '20:00', to: '24:00' } }), '2027-03-01T23:59', true],
  ])('%j at %s: %s', (given, instant, within) => {
    expect(isWithinTimes(given, at(instant))).toBe(within);
  });

  it.each([
    [ANY_TIME, '2027-03-01T03:00', '2027-03-01T03:00'],
    [times(SPRING), '2026-11-24T10:00', '2027-03-01T00:00'],
    [times(SPRING), '2027-06-01T00:00', null],
    [times({ ...SPRING, weekdays: [7], hours: MORNINGS }), '2026-11-24T10:00', '2027-03-07T09:00'],
    [times({ hours: MORNINGS }), '2027-03-01T08:00', '2027-03-01T09:00'],
    [times({ hours: MORNINGS }), '2027-03-01T12:00', '2027-03-02T09:00'],
    [times({ weekdays: [1], hours: MORNINGS }), '2027-03-01T12:00', '2027-03-08T09:00'],
    [times({ until: '2027-03-02', weekdays: [1], hours: MORNINGS }), '2027-03-01T12:00', null],
  ])('%j after %s begins %s', (given, instant, next) => {
    expect(nextWithinTimes(given, at(instant))).toEqual(next === null ? null : at(next));
  });
});

it('lasts where it has no first and no last day, and is over after its last', () => {
  expect(isLasting(times({ weekdays: [1], hours: MORNINGS }))).toBe(true);
  expect(isLasting(times({ from: '2027-03-01' }))).toBe(false);
  expect(isLasting(times({ until: '2027-03-01' }))).toBe(false);
  expect(isOver(times(SPRING), '2027-05-31')).toBe(false);
  expect(isOver(times(SPRING), '2027-06-01')).toBe(true);
  expect(isOver(ANY_TIME, '2999-01-01')).toBe(false);
});

it.each([
  ['any time', ANY_TIME, times({ ...SPRING, weekdays: [1], hours: MORNINGS }), true],
  ['fewer days', times({ weekdays: [1, 2] }), times({ weekdays: [1, 2, 3] }), false],
  ['every day written out', times({ weekdays: [1, 2, 3, 4, 5, 6, 7] }), ANY_TIME, true],
  ['a later start', times({ from: '2027-03-02' }), times(SPRING), false],
  ['an earlier end', times({ until: '2027-05-30' }), times(SPRING), false],
  ['an end where there is none', times({ until: '2027-05-31' }), ANY_TIME, false],
  ['shorter hours', times({ hours: MORNINGS }), times({ hours: { from: '09:00', to: '12:01' } }), false],
  ['longer hours', times({ hours: { from: '08:00', to: '12:00' } }), times({ hours: MORNINGS }), true],
])('compares %s', (_, one, other, notNarrower) => {
  expect(isNotNarrower(one, other)).toBe(notNarrower);
});
