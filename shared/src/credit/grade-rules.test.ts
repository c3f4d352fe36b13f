import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readVectors } from '../../fixtures/vectors.ts';
import { enterpriseEligibility, GRADES, gradeText, personEligibility } from './grade-rules.ts';
import type { IneligibleReason, Grade, RatedEnterprise, ScoredPerson } from './grade-rules.ts';
import { DEFAULT_POLICY, SCENES } from './policy-rules.ts';
import type { Band, CreditPolicy } from './policy-rules.ts';

type Vector = {
  mapping?: Band[] | null;
  expect: { grade: Grade | null; reason: IneligibleReason | null };
} & (({ holder: 'person' } & ScoredPerson) | ({ holder: 'enterprise' } & RatedEnterprise));

const withMapping = (city: string, mapping: Band[] | null): CreditPolicy => ({
  ...DEFAULT_POLICY,
  partnerCities: DEFAULT_POLICY.partnerCities.map((each) => (each.city === city ? { city, mapping } : each)),
});

describe('eligibility.json', () => {
  it.each(readVectors<Vector[]>('eligibility.json').map((row) => ({ name: JSON.stringify(row), row })))(
    '$name',
    ({ row }) => {
      const policy =
        row.holder === 'person' && row.mapping ? withMapping(row.city, row.mapping) : DEFAULT_POLICY;
      const answer =
        row.holder === 'person'
          ? personEligibility(row, policy, 'reading')
          : enterpriseEligibility(row, policy, 'reading');
      expect(answer).toEqual(
        row.expect.grade
          ? { eligible: true, grade: row.expect.grade }
          : { eligible: false, reason: row.expect.reason },
      );
    },
  );
});

describe('personEligibility', () => {
  const mapping: Band[] = [
    { min: 750, grade: 'T150' },
    { min: 650, grade: 'T120' },
    { min: 550, grade: 'T100' },
  ];
  it.each([
    {
      name: 'takes a home score of 119.99 as too low for travel',
      city: '郑州',
      score: 119.99,
      expected: null,
    },
    { name: 'takes a home score of 120 for travel', city: '郑州', score: 120, expected: 'T120' },
    { name: 'takes a mapped grade that reaches the minimum', city: '杭州', score: 650, expected: 'T120' },
    { name: 'refuses a mapped grade below the minimum', city: '杭州', score: 649, expected: null },
    { name: 'refuses the base grade where the minimum is higher', city: '成都', score: 999, expected: null },
  ])('$name', ({ city, score, expected }) => {
    expect(personEligibility({ city, score }, withMapping('杭州', mapping), 'travel')).toEqual(
      expected ? { eligible: true, grade: expected } : { eligible: false, reason: 'score-below-minimum' },
    );
  });

  it.each([NaN, Infinity, -Infinity])('has no use for a score of %s', (score) => {
    expect(personEligibility({ city: '郑州', score }, DEFAULT_POLICY, 'reading')).toEqual({
      eligible: false,
      reason: 'score-unavailable',
    });
  });

  it('names the city before a missing score', () => {
    expect(personEligibility({ city: '上海', score: null }, DEFAULT_POLICY, 'reading')).toEqual({
      eligible: false,
      reason: 'city-not-recognised',
    });
  });

  it('never gives a lower grade to a higher score', () => {
    const place = (score: number, scene: (typeof SCENES)[number]) => {
      const answer = personEligibility({ city: '郑州', score }, DEFAULT_POLICY, scene);
      return answer.eligible ? GRADES.indexOf(answer.grade) : GRADES.length;
    };
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 300, noNaN: true }),
        fc.double({ min: 0, max: 300, noNaN: true }),
        fc.constantFrom(...SCENES),
        (one, other, scene) => place(Math.max(one, other), scene) <= place(Math.min(one, other), scene),
      ),
    );
  });
});

describe('enterpriseEligibility', () => {
  it('never asks the representative while there is a rating or the source is silent', () => {
    const tempting = { city: '郑州', score: 200, consent: true };
    const reasons = (['中', '差', 'unavailable'] as const).map((rating) =>
      enterpriseEligibility({ rating, legalRepresentative: tempting }, DEFAULT_POLICY, 'reading'),
    );
    expect(reasons).toEqual([
      { eligible: false, reason: 'rating-below-minimum' },
      { eligible: false, reason: 'rating-below-minimum' },
      { eligible: false, reason: 'rating-unavailable' },
    ]);
  });
});

it('has a text for every grade', () => {
  expect(Object.keys(gradeText)).toEqual([...GRADES]);
});
