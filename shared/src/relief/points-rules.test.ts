import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CategoryCode, CommendationLevel } from './category-rules.ts';
import { pointTableFaults, pointsOf, roundPoints } from './points-rules.ts';
import type { CountedDeed, PointRule, PointTable } from './points-rules.ts';

const table: PointTable = {
  version: 2,
  effectiveFrom: '2026-08-10T00:00:00.000Z',
  perPersonCap: 10,
  rules: [
    {
      categoryCode: 'frontline',
      kind: 'hours',
      steps: [
        { upToHours: 40, hoursPerPoint: 8 },
        { upToHours: null, hoursPerPoint: 16 },
      ],
      most: 6,
    },
    { categoryCode: 'victim-aid', kind: 'hours', steps: [{ upToHours: null, hoursPerPoint: 8 }], most: 5 },
    { categoryCode: 'donation', kind: 'fixed', points: 2 },
    { categoryCode: 'commendation', kind: 'level', points: { national: 6, province: 5, city: 4, county: 3 } },
  ],
};

let serial = 0;
const deed = (
  categoryCode: CategoryCode,
  { hours = null, level = null }: { hours?: number | null; level?: CommendationLevel | null } = {},
): CountedDeed => ({ reportId: `R${serial++}`, categoryCode, categoryName: '类别', hours, level });

const NOTHING = { total: 0, byCategory: {} };

describe('pointsOf', () => {
  it.each([
    { hours: 0, points: 0 },
    { hours: 7.9, points: 0 },
    { hours: 8, points: 1 },
    { hours: 40, points: 5 },
    { hours: 55.9, points: 5 },
    { hours: 56, points: 6 },
    { hours: 1000, points: 6 },
  ])('pays $points for $hours hours at the front', ({ hours, points }) => {
    expect(pointsOf(table, deed('frontline', { hours }))).toBe(points);
  });

  it('pays nothing for a category without a rule', () => {
    expect(pointsOf(table, deed('public-order', { hours: 100 }))).toBe(0);
  });

  it('never falls with more hours and never goes below zero', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 5000, noNaN: true }),
        fc.double({ min: 0, max: 5000, noNaN: true }),
        (a, b) => {
          const [less, more] = [Math.min(a, b), Math.max(a, b)];
          const points = (hours: number) => pointsOf(table, deed('frontline', { hours }));
          return points(less) >= 0 && points(less) <= points(more);
        },
      ),
    );
  });
});

describe('roundPoints', () => {
  const sums = (deeds: CountedDeed[], standing = NOTHING as Parameters<typeof roundPoints>[2]) =>
    roundPoints(table, deeds, standing).map(({ points, cappedBy }) => [points, cappedBy]);

  it.each([
    {
      name: 'pays a donation once a person',
      deeds: [deed('donation'), deed('donation')],
      expected: [
        [2, 0],
        [0, 2],
      ],
    },
    {
      name: 'pays the highest commendation once',
      deeds: [deed('commendation', { level: 'county' }), deed('commendation', { level: 'province' })],
      expected: [
        [3, 0],
        [2, 3],
      ],
    },
    {
      name: 'holds a category to its most',
      deeds: [deed('frontline', { hours: 40 }), deed('frontline', { hours: 40 })],
      expected: [
        [5, 0],
        [1, 4],
      ],
    },
    {
      name: 'holds a person to the cap',
      deeds: [deed('frontline', { hours: 72 }), deed('commendation', { level: 'province' })],
      expected: [
        [6, 0],
        [4, 1],
      ],
    },
  ])('$name', ({ deeds, expected }) => {
    expect(sums(deeds)).toEqual(expected);
  });

  it('counts what stands from earlier rounds', () => {
    const standing = { total: 9, byCategory: { frontline: 5 } };
    expect(sums([deed('frontline', { hours: 72 }), deed('donation')], standing)).toEqual([
      [1, 5],
      [0, 2],
    ]);
  });

  it('explains itself with hours, version and cap', () => {
    const [first] = roundPoints(
      table,
      [{ ...deed('victim-aid', { hours: 26 }), categoryName: '受灾群众帮扶、卫生防疫一线' }],
      NOTHING,
    );
    expect(first?.text).toBe('+3，受灾群众帮扶、卫生防疫一线，26 小时，规则第 2 版');
    const [capped] = roundPoints(table, [deed('frontline', { hours: 72 })], { total: 8, byCategory: {} });
    expect(capped?.text).toContain('原计 6 分，按上限计 2 分');
  });

  it('never passes the cap, whatever is done', () => {
    const deeds = fc.array(
      fc.record({
        categoryCode: fc.constantFrom<CategoryCode>('frontline', 'victim-aid', 'donation', 'commendation'),
        hours: fc.double({ min: 0, max: 500, noNaN: true }),
        level: fc.constantFrom<CommendationLevel>('national', 'province', 'city', 'county'),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(deeds, fc.integer({ min: 0, max: 10 }), (done, had) => {
        const all = roundPoints(
          table,
          done.map((one) => deed(one.categoryCode, one)),
          { total: had, byCategory: {} },
        );
        const sum = all.reduce((total, { points }) => total + points, had);
        return sum <= 10 && all.every(({ points }) => points >= 0);
      }),
    );
  });
});

describe('pointTableFaults', () => {
  const withRules = (...rules: PointRule[]) =>
    pointTableFaults({ perPersonCap: 10, rules }).map(({ path, code }) => `${path} ${code}`);

  it('finds nothing in a good table', () => {
    expect(pointTableFaults(table)).toEqual([]);
  });

  it.each<{ name: string; rules: PointRule[]; expected: string[] }>([
    {
      name: 'a donation that pays by anything but a fixed number',
      rules: [
        { categoryCode: 'donation', kind: 'hours', steps: [{ upToHours: null, hoursPerPoint: 1 }], most: 5 },
      ],
      expected: ['rules.0.kind pays-by-money'],
    },
    {
      name: 'two rules for a category',
      rules: [
        { categoryCode: 'donation', kind: 'fixed', points: 1 },
        { categoryCode: 'donation', kind: 'fixed', points: 2 },
      ],
      expected: ['rules.1.categoryCode repeated'],
    },
    {
      name: 'enterprises',
      rules: [{ categoryCode: 'enterprise-contribution', kind: 'fixed', points: 1 }],
      expected: ['rules.0.categoryCode not-a-choice'],
    },
    {
      name: 'steps that do not ascend',
      rules: [
        {
          categoryCode: 'frontline',
          kind: 'hours',
          steps: [
            { upToHours: 40, hoursPerPoint: 8 },
            { upToHours: 30, hoursPerPoint: 9 },
          ],
          most: 5,
        },
      ],
      expected: ['rules.0.steps.1.upToHours not-ascending'],
    },
    {
      name: 'later hours that pay better',
      rules: [
        {
          categoryCode: 'frontline',
          kind: 'hours',
          steps: [
            { upToHours: 40, hoursPerPoint: 8 },
            { upToHours: null, hoursPerPoint: 4 },
          ],
          most: 5,
        },
      ],
      expected: ['rules.0.steps.1.hoursPerPoint not-diminishing'],
    },
    {
      name: 'levels that rise downwards',
      rules: [
        {
          categoryCode: 'commendation',
          kind: 'level',
          points: { national: 1, province: 2, city: 1, county: 1 },
        },
      ],
      expected: ['rules.0.points not-falling'],
    },
  ])('refuses $name', ({ rules, expected }) => {
    expect(withRules(...rules)).toEqual(expected);
  });
});
