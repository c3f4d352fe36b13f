import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GRADES } from '../credit/grade-rules.ts';
import type { Grade } from '../credit/grade-rules.ts';
import { AUDIENCES, benefitsForGrade, gradeCoverageFaults, HOLDER_KINDS } from './benefit-rules.ts';
import type { Audience } from './benefit-rules.ts';

type Named = Audience & { title: string };
const forPerson = (grade: Grade, title: string): Named => ({ holder: 'person', grade, title });
const forEnterprise = (grade: Grade, title: string): Named => ({ holder: 'enterprise', grade, title });

describe('benefitsForGrade', () => {
  const venue = [
    forPerson('T150', '购书七折'),
    forPerson('T100', '购书九折'),
    forPerson('T100', '免费打印'),
    forEnterprise('good', '团体借阅'),
    forEnterprise('T120', '会议室'),
  ];
  it.each([
    { name: 'gives the own grade its own', holder: 'person', grade: 'T150', titles: ['购书七折'] },
    {
      name: 'gives a grade without any those of the next lower',
      holder: 'person',
      grade: 'T120',
      titles: ['购书九折', '免费打印'],
    },
    {
      name: 'gives the lowest all of its own',
      holder: 'person',
      grade: 'T100',
      titles: ['购书九折', '免费打印'],
    },
    {
      name: 'steps down the scale of ratings',
      holder: 'enterprise',
      grade: 'excellent',
      titles: ['团体借阅'],
    },
    {
      name: 'steps down the scale of scores for an enterprise',
      holder: 'enterprise',
      grade: 'T150',
      titles: ['会议室'],
    },
    { name: 'never steps up', holder: 'enterprise', grade: 'T100', titles: [] },
    { name: 'never gives an enterprise’s to a person', holder: 'person', grade: 'excellent', titles: [] },
  ] as const)('$name', ({ holder, grade, titles }) => {
    expect(benefitsForGrade(venue, holder, grade).map(({ title }) => title)).toEqual(titles);
  });

  it('steps over two empty grades, but not from ratings to scores', () => {
    const only = [forPerson('T100', '购书九折'), forEnterprise('T100', '会议室')];
    expect(benefitsForGrade(only, 'person', 'T150')).toEqual([only[0]]);
    expect(benefitsForGrade(only, 'enterprise', 'good')).toEqual([]);
  });

  it('leaves nobody without where a venue covers every grade', () => {
    const audiences = fc.record({
      holder: fc.constantFrom(...HOLDER_KINDS),
      grade: fc.constantFrom(...GRADES),
    });
    fc.assert(
      fc.property(fc.array(audiences), (benefits) => {
        const missing = gradeCoverageFaults(benefits);
        for (const { holder, grade } of AUDIENCES) {
          const own = benefitsForGrade(benefits, holder, grade).some((benefit) => benefit.grade === grade);
          expect(own).toBe(!missing.some((each) => each.holder === holder && each.grade === grade));
        }
      }),
    );
  });
});

describe('gradeCoverageFaults', () => {
  it('names every audience of an empty venue', () => {
    expect(gradeCoverageFaults([])).toEqual(AUDIENCES);
  });

  it.each(AUDIENCES)('names the one that is missing: $holder $grade', (missing) => {
    expect(gradeCoverageFaults(AUDIENCES.filter((each) => each !== missing))).toEqual([missing]);
  });

  it('finds none where every grade has one', () => {
    expect(gradeCoverageFaults(AUDIENCES)).toEqual([]);
  });
});
