import { describe, expect, it } from '@jest/globals';
import { DEFAULT_POLICY, policyFaults, policyInForce } from './policy-rules.ts';
import type { CreditPolicy } from './policy-rules.ts';

const version = (name: string, effectiveFrom: string): CreditPolicy => ({
  ...DEFAULT_POLICY,
  version: name,
  effectiveFrom,
});

describe('policyInForce', () => {
  const first = version('1', '2024-12-02T16:00:00.000Z');
  const second = version('2', '2026-06-30T16:00:00.000Z');
  it.each([
    { name: 'has none before the first', at: '2024-12-02T15:59:59.999Z', expected: null },
    { name: 'has the first from its instant on', at: '2024-12-02T16:00:00.000Z', expected: first },
    { name: 'keeps the first to the last millisecond', at: '2026-06-30T15:59:59.999Z', expected: first },
    { name: 'changes to the second at its instant', at: '2026-06-30T16:00:00.000Z', expected: second },
  ])('$name', ({ at, expected }) => {
    expect(policyInForce([second, first], new Date(at))).toBe(expected);
    expect(policyInForce([first, second], new Date(at))).toBe(expected);
  });

  it('takes the one saved later of two with the same instant', () => {
    const correction = version('1a', first.effectiveFrom);
    expect(policyInForce([first, correction], new Date('2025-01-01'))).toBe(correction);
  });

  it('passes over a version whose date cannot be read', () => {
    expect(policyInForce([version('x', 'soon'), first], new Date('2025-01-01'))).toBe(first);
  });
});

describe('policyFaults', () => {
  const [top, middle, base] = DEFAULT_POLICY.bands as [
    CreditPolicy['bands'][number],
    CreditPolicy['bands'][number],
    CreditPolicy['bands'][number],
  ];
  const minimum = DEFAULT_POLICY.minimumByScene;

  it('finds none in the policy of the document', () => {
    expect(policyFaults(DEFAULT_POLICY)).toEqual([]);
    expect(new Date(DEFAULT_POLICY.effectiveFrom)).toEqual(new Date('2024-12-03T00:00:00+08:00'));
  });

  it.each([
    { name: 'no version', change: { version: '' }, fault: '版本号' },
    { name: 'a date without a zone', change: { effectiveFrom: '2026-01-01' }, fault: '生效时间' },
    { name: 'a date that is none', change: { effectiveFrom: '2026-13-01T00:00:00.000Z' }, fault: '生效时间' },
    { name: 'no home city', change: { homeCity: ' ' }, fault: '本市名称' },
    { name: 'no basis', change: { basis: '' }, fault: '依据' },
    { name: 'no bands', change: { bands: [] }, fault: '不能为空' },
    { name: 'bands out of order', change: { bands: [middle, top, base] }, fault: '从高分到低分' },
    {
      name: 'two bands with one score',
      change: { bands: [top, { ...middle, min: 150 }, base] },
      fault: '不能相同',
    },
    {
      name: 'grades out of order',
      change: { bands: [{ ...base, min: 200 }, top, middle] },
      fault: '从高到低',
    },
    { name: 'a grade without a band', change: { bands: [top, base] }, fault: 'T120' },
    {
      name: 'a negative threshold',
      change: { bands: [top, middle, { ...base, min: -1 }] },
      fault: '不小于 0',
    },
    {
      name: 'a threshold that is no number',
      change: { bands: [top, middle, { ...base, min: NaN }] },
      fault: '不小于 0',
    },
    {
      name: 'a minimum below every band',
      change: { minimumByScene: { ...minimum, reading: 99 } },
      fault: '信易阅',
    },
    {
      name: 'a minimum nobody reaches',
      change: { minimumByScene: { ...minimum, loans: Infinity } },
      fault: '信易贷',
    },
    {
      name: 'the home city as partner',
      change: { partnerCities: [{ city: '郑州', mapping: null }] },
      fault: '本市',
    },
    {
      name: 'a city twice',
      change: {
        partnerCities: [
          { city: '杭州', mapping: null },
          { city: '杭州', mapping: null },
        ],
      },
      fault: '重复',
    },
    {
      name: 'a mapping out of order',
      change: { partnerCities: [{ city: '杭州', mapping: [base, top] }] },
      fault: '杭州的换算档次',
    },
    { name: 'a member that subtracts', change: { deductions: [{ points: -5 }] }, fault: 'deductions' },
    { name: 'a band that ranks', change: { bands: [{ ...top, rank: 1 }, middle, base] }, fault: 'rank' },
    {
      name: 'a scene that is none',
      change: { minimumByScene: { ...minimum, schooling: 100 } },
      fault: 'schooling',
    },
  ])('refuses $name', ({ change, fault }) => {
    const faults = policyFaults({ ...DEFAULT_POLICY, ...change } as CreditPolicy);
    expect(faults.join('\n')).toContain(fault);
  });
});
