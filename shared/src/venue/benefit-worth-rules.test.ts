import { describe, expect, it } from '@jest/globals';
import {
  benefitTitle,
  gradeOrderFaults,
  isMadeWorse,
  isNotWorse,
  limitsText,
  percentText,
} from './benefit-worth-rules.ts';
import type { BenefitWorth } from './benefit-worth-rules.ts';
import { ANY_TIME } from './benefit-time-rules.ts';
import type { BenefitTimes } from './benefit-time-rules.ts';

const ANY = { quotaFor: 'outlet', times: ANY_TIME } as const;

const waiver = (reducedFen: number | null = null): BenefitWorth => ({
  ...{
    kind: 'deposit-waiver',
    reducedFen,
    openLimit: null,
    percentOff: null,
    basis: 'deposit',
    service: '',
    quota: null,
    ...ANY,
  },
});
const off = (percentOff: number, basis: 'purchase' | 'deposit' = 'purchase'): BenefitWorth => ({
  ...{
    kind: 'percentage-off',
    reducedFen: null,
    openLimit: null,
    percentOff,
    basis,
    service: '',
    quota: null,
    ...ANY,
  },
});
const loans = (
  limit: number,
  unit: 'day' | 'month' | 'quarter' | 'year' | 'total',
  every = 1,
): BenefitWorth => ({
  ...{
    kind: 'free-loans',
    reducedFen: null,
    openLimit: null,
    percentOff: null,
    basis: 'purchase',
    service: '',
    ...ANY,
  },
  quota: { limit, every, unit },
});
const service = (name: string, limit: number): BenefitWorth => ({
  ...loans(limit, 'month'),
  kind: 'free-services',
  service: name,
});

it.each([
  [waiver(), '免押金借阅'],
  [{ ...waiver(), openLimit: 10 }, '免押金借 10 册'],
  [loans(3, 'month', 2), '每 2 个月免费借阅 3 次'],
  [loans(5, 'total'), '免费借阅共 5 次'],
  [waiver(5000), '押金减 50 元'],
  [waiver(1250), '押金减 12.50 元'],
  [off(20), '购书优惠 20%'],
  [off(15, 'deposit'), '押金优惠 15%'],
  [loans(2, 'quarter'), '每季度免费借阅 2 次'],
  [service('打印', 10), '每月免费打印 10 次'],
])('is called %#', (benefit, title) => {
  expect(benefitTitle(benefit)).toBe(title);
});

it.each([
  [20, '优惠 20%（实付 80%，即 8 折）'],
  [15, '优惠 15%（实付 85%，即 8.5 折）'],
  [100, '全免'],
])('says %i percent both ways', (percent, text) => {
  expect(percentText(percent)).toBe(text);
});

const WEEKENDS: BenefitTimes = { ...ANY_TIME, weekdays: [6, 7] };

it('says when it can be had and where it counts', () => {
  expect(limitsText(off(10))).toBe('');
  expect(limitsText({ ...off(10), quotaFor: 'unit' })).toBe('');
  expect(limitsText({ ...loans(2, 'month'), quotaFor: 'unit', times: WEEKENDS })).toBe(
    '周六、周日，次数各店合计',
  );
});

describe('isNotWorse', () => {
  it.each([
    { name: 'the same', one: off(10), other: off(10), is: true },
    { name: 'a higher percentage', one: off(20), other: off(10), is: true },
    {
      name: 'the same on weekends only',
      one: { ...off(10), times: WEEKENDS },
      other: off(10),
      is: false,
    },
    { name: 'the same on more days', one: off(10), other: { ...off(10), times: WEEKENDS }, is: true },
    {
      name: 'the same count at all outlets together',
      one: { ...loans(2, 'month'), quotaFor: 'unit' as const },
      other: loans(2, 'month'),
      is: false,
    },
    {
      name: 'the same count at each outlet',
      one: loans(2, 'month'),
      other: { ...loans(2, 'month'), quotaFor: 'unit' as const },
      is: true,
    },
    { name: 'a lower percentage', one: off(5), other: off(10), is: false },
    { name: 'a percentage of something else', one: off(20, 'deposit'), other: off(10), is: false },
    { name: 'the whole deposit beside a part', one: waiver(), other: waiver(100), is: true },
    { name: 'a part beside the whole deposit', one: waiver(100), other: waiver(), is: false },
    { name: 'a larger part', one: waiver(200), other: waiver(100), is: true },
    { name: 'more often in other periods', one: loans(1, 'month'), other: loans(2, 'quarter'), is: true },
    { name: 'rarer in other periods', one: loans(1, 'quarter'), other: loans(1, 'month'), is: false },
    { name: 'a period that comes again', one: loans(5, 'year'), other: loans(5, 'total'), is: true },
    { name: 'a total beside a period', one: loans(99, 'total'), other: loans(1, 'year'), is: false },
    { name: 'no limit', one: { ...loans(1, 'day'), quota: null }, other: loans(1, 'day'), is: true },
    {
      name: 'a limit beside none',
      one: loans(1, 'day'),
      other: { ...loans(1, 'day'), quota: null },
      is: false,
    },
    { name: 'another service', one: service('复印', 9), other: service('打印', 1), is: false },
    { name: 'another kind', one: waiver(), other: off(1), is: false },
  ])('of $name is $is', ({ one, other, is }) => {
    expect(isNotWorse(one, other)).toBe(is);
  });
});

describe('gradeOrderFaults', () => {
  const of = (
    grade: 'T150' | 'T120' | 'T100' | 'excellent' | 'good',
    worth: BenefitWorth,
    holder: 'person' | 'enterprise' = 'person',
  ) => ({
    ...worth,
    holder,
    grade,
  });
  const codes = (benefits: Parameters<typeof gradeOrderFaults>[0]) =>
    gradeOrderFaults(benefits).map(
      ({ better, worse, code }) => `${better.holder} ${better.grade} ${worse.grade} ${code}`,
    );

  it('finds nothing where each better grade has more', () => {
    expect(codes([of('T150', off(20)), of('T120', off(15)), of('T100', off(10))])).toEqual([]);
  });
  it('finds a better grade that has less, or lacks a kind', () => {
    expect(codes([of('T150', off(10)), of('T120', off(15))])).toEqual(['person T150 T120 worse']);
    expect(codes([of('T150', off(20)), of('T120', off(15)), of('T120', waiver())])).toEqual([
      'person T150 T120 worse',
    ]);
  });
  it('asks about neighbours that have the same', () => {
    expect(codes([of('excellent', waiver(), 'enterprise'), of('good', waiver(), 'enterprise')])).toEqual([
      'enterprise excellent good same',
    ]);
  });
  it('compares neither persons with enterprises, nor ratings with scores', () => {
    const benefits = [
      of('T150', off(5)),
      of('T100', off(50), 'enterprise'),
      of('good', off(90), 'enterprise'),
    ];
    expect(codes(benefits)).toEqual([]);
  });
});

it.each([
  { name: 'the same', before: [off(10)], after: [off(10)], worse: false },
  { name: 'more', before: [off(10)], after: [off(20), waiver()], worse: false },
  { name: 'less', before: [off(10)], after: [off(9)], worse: true },
  { name: 'one left out', before: [off(10), waiver()], after: [off(10)], worse: true },
])('a change to $name makes it worse: $worse', ({ before, after, worse }) => {
  expect(isMadeWorse(before, after)).toBe(worse);
});
