import { pointTableFaults } from '@benefit/shared/relief/points-rules';
import { describe, expect, it } from '@jest/globals';
import { FIRST_TABLE, PERSONAL, kindsOf, newRule, withRule, withStep } from './point-rules';

describe('kindsOf', () => {
  it.each([
    ['frontline', ['none', 'fixed', 'hours']],
    ['donation', ['none', 'fixed']],
    ['emergency-production', ['none', 'fixed']],
    ['commendation', ['none', 'fixed', 'level']],
  ])('%s can pay by %j', (code, kinds) => {
    expect(PERSONAL.filter((category) => category.code === code).map(kindsOf)).toEqual([kinds]);
  });

  it('offers nothing that the rules refuse', () => {
    for (const category of PERSONAL) {
      for (const kind of kindsOf(category)) {
        const rule = newRule(category.code, kind);
        expect(pointTableFaults({ perPersonCap: 10, rules: rule === null ? [] : [rule] })).toEqual([]);
      }
    }
  });
});

it('starts with a table that can be saved and has every personal category', () => {
  expect(pointTableFaults(FIRST_TABLE)).toEqual([]);
  expect(FIRST_TABLE.rules.map(({ categoryCode }) => categoryCode)).toEqual(PERSONAL.map(({ code }) => code));
});

describe('withRule', () => {
  const rules = withRule([], 'donation', newRule('donation', 'fixed'));
  it('keeps the order of the document', () => {
    const more = withRule(rules, 'frontline', newRule('frontline', 'hours'));
    expect(more.map(({ categoryCode }) => categoryCode)).toEqual(['frontline', 'donation']);
  });
  it('replaces and takes out', () => {
    expect(withRule(rules, 'donation', { categoryCode: 'donation', kind: 'fixed', points: 9 })).toHaveLength(
      1,
    );
    expect(withRule(rules, 'donation', null)).toEqual([]);
  });
});

describe('withStep', () => {
  it.each([
    {
      name: 'goes on after the last hours',
      steps: [{ upToHours: 40, hoursPerPoint: 8 }],
      expected: [
        { upToHours: 40, hoursPerPoint: 8 },
        { upToHours: null, hoursPerPoint: 16 },
      ],
    },
    {
      name: 'ends what had no end',
      steps: [
        { upToHours: 40, hoursPerPoint: 8 },
        { upToHours: null, hoursPerPoint: 16 },
      ],
      expected: [
        { upToHours: 40, hoursPerPoint: 8 },
        { upToHours: 80, hoursPerPoint: 16 },
        { upToHours: null, hoursPerPoint: 32 },
      ],
    },
  ])('$name', ({ steps, expected }) => {
    expect(withStep(steps)).toEqual(expected);
    const rules = [{ categoryCode: 'frontline' as const, kind: 'hours' as const, most: 5, steps: expected }];
    expect(pointTableFaults({ perPersonCap: 10, rules })).toEqual([]);
  });
});
