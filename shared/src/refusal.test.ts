import { describe, expect, it } from '@jest/globals';
import { HOLDER_REASONS, REFUSALS, askRepresentative, holderRefusal } from './refusal.ts';

describe('askRepresentative', () => {
  it.each(HOLDER_REASONS)('says nothing of a score to an agent: %s', (code) => {
    const told = askRepresentative(holderRefusal(code, { score: 87.65, minimum: 100, city: '郑州' }));
    // that consent is missing names the score, and tells nothing of it
    if (told.code !== 'representative-consent-missing') expect(told.text).not.toMatch(/分(?!公司)|郑州/);
    expect(told.text).not.toContain('87.65');
  });

  it.each(['rating-below-minimum', 'representative-changed'] as const)(
    'leaves what is public: %s',
    (code) => {
      expect(askRepresentative(holderRefusal(code)).text).toBe(REFUSALS[code].text);
    },
  );
});
