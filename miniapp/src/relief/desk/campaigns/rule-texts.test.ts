import type { PointRule } from '@benefit/shared/relief/points-rules';
import { describe, expect, it } from '@jest/globals';
import { clauseNumber, mostText, ruleText } from './rule-texts';

const hours = (steps: { upToHours: number | null; hoursPerPoint: number }[]): PointRule => ({
  categoryCode: 'frontline',
  kind: 'hours',
  steps,
  most: 6,
});

describe('ruleText', () => {
  it.each<{ rule: PointRule; text: string }>([
    { rule: { categoryCode: 'donation', kind: 'fixed', points: 2 }, text: '每人一次，与金额、数量无关' },
    { rule: { categoryCode: 'emergency-production', kind: 'fixed', points: 3 }, text: '每人一次' },
    { rule: hours([{ upToHours: null, hoursPerPoint: 8 }]), text: '每 8 小时 1 分' },
    { rule: hours([{ upToHours: 40, hoursPerPoint: 10 }]), text: '前 40 小时每 10 小时 1 分' },
    {
      rule: hours([
        { upToHours: 40, hoursPerPoint: 8 },
        { upToHours: 80, hoursPerPoint: 10 },
        { upToHours: null, hoursPerPoint: 16 },
      ]),
      text: '前 40 小时每 8 小时 1 分，到 80 小时每 10 小时 1 分，之后每 16 小时 1 分',
    },
    {
      rule: {
        categoryCode: 'commendation',
        kind: 'level',
        points: { national: 6, province: 5, city: 4, county: 3 },
      },
      text: '区县级 3、市级 4、省级 5、国家级 6，取最高一次',
    },
  ])('says $text', ({ rule, text }) => {
    expect(ruleText(rule)).toBe(text);
  });
});

it('names clauses by number and what a rule pays at most', () => {
  expect(clauseNumber('donation')).toBe('一 5');
  expect(clauseNumber('enterprise-contribution')).toBe('二 1');
  expect(mostText(hours([]))).toEqual({ lead: '最多', points: 6 });
  expect(mostText({ categoryCode: 'donation', kind: 'fixed', points: 2 })).toEqual({
    lead: '固定',
    points: 2,
  });
});
