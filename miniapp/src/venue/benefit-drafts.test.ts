import { describe, expect, it } from '@jest/globals';
import { AUDIENCES, BENEFIT_KINDS } from '@benefit/shared/venue/benefit-rules';
import { asKind, copiedFor, modelFor, newBenefit, withBenefit } from './benefit-drafts';

const [first, second, third] = AUDIENCES as [
  (typeof AUDIENCES)[0],
  (typeof AUDIENCES)[0],
  (typeof AUDIENCES)[0],
];
const percent = newBenefit('A', first, 'percentage-off');

it.each(BENEFIT_KINDS)('begins a %s with what belongs to it alone', (kind) => {
  const draft = newBenefit('A', first, kind);
  expect(draft.percentOff === null).toBe(kind !== 'percentage-off');
  expect(draft.quota === null).toBe(kind === 'deposit-waiver' || kind === 'percentage-off');
});

it('keeps id, audience and terms when the kind changes', () => {
  const changed = asKind({ ...percent, terms: '特价除外' }, 'free-loans');
  expect(changed).toMatchObject({ benefitId: 'A', grade: 'T150', terms: '特价除外', percentOff: null });
});

describe('copying', () => {
  it('begins from the nearest audience before that has any', () => {
    expect(modelFor([percent], third)).toEqual(first);
    expect(modelFor([percent], first)).toBeNull();
    expect(modelFor([percent, newBenefit('B', second, 'free-loans')], third)).toEqual(second);
  });
  it('makes benefits of their own', () => {
    expect(copiedFor([percent], first, third, ['C'])).toEqual([{ ...percent, ...third, benefitId: 'C' }]);
  });
});

it('puts a benefit where it stood, a new one behind', () => {
  const changed = { ...percent, percentOff: 30 };
  const other = newBenefit('B', second, 'free-loans');
  expect(withBenefit([percent, other], changed)).toEqual([changed, other]);
  expect(withBenefit([percent], other)).toEqual([percent, other]);
});
