import { expect, it } from '@jest/globals';
import { CATEGORIES, CATEGORY_CODES, RELIEF_BASIS, categoryOf } from './category-rules.ts';
import type { Category } from './category-rules.ts';

const all: readonly Category[] = CATEGORIES;

it('has the seven personal kinds of 一 and the enterprise kind of 二 1, in the document’s order', () => {
  expect(all.map(({ clause, holder }) => [clause.slice(RELIEF_BASIS.length + 1), holder])).toEqual([
    ...[1, 2, 3, 4, 5, 6, 7].map((number) => [`一 ${number}`, 'person']),
    ['二 1', 'enterprise'],
  ]);
  expect(all.every(({ clause }) => clause.startsWith('郑信用办〔2021〕23号 '))).toBe(true);
});

it('finds each by its code, and nothing by another', () => {
  for (const code of CATEGORY_CODES) expect(categoryOf(code)?.code).toBe(code);
  for (const code of ['', 'FRONTLINE', 'toString', '__proto__']) expect(categoryOf(code)).toBeNull();
});

it.each([
  { code: 'rear-support', required: ['letterUnit'] },
  { code: 'donation', required: ['recipient', 'receiptNumber', 'donatedOn'] },
  { code: 'emergency-production', required: ['unit', 'creditCode', 'post'] },
  { code: 'commendation', required: ['authority', 'level', 'certificateNumber'] },
  { code: 'frontline', required: [] },
])('asks of $code what its clause needs', ({ code, required }) => {
  const fields = categoryOf(code)?.fields ?? [];
  expect(fields.filter((field) => field.required).map(({ key }) => key)).toEqual(required);
});

it('says what every choice may be, and how long every text', () => {
  for (const { fields } of all) {
    for (const { kind, choices, maxLength } of fields) {
      if (kind === 'choice') expect(choices?.length).toBeGreaterThan(0);
      if (kind === 'text') expect(maxLength).toBeGreaterThan(0);
    }
    expect(new Set(fields.map(({ key }) => key)).size).toBe(fields.length);
  }
});
