import { describe, expect, it } from '@jest/globals';
import type { DecisionRequest } from '@benefit/shared/relief/review-contract';
import { Problem } from '../../platform/problem.ts';
import { readDecision } from './decision-fields.ts';

const EVIDENCE = '01J00000000000000000000001';
const REPORT = { categoryCode: 'donation', evidenceIds: [EVIDENCE] };
const WORDS = { reason: '说明', clause: '郑信用办〔2021〕23号 一 5' };

/** Paths and codes of what is wrong; empty where nothing is. */
function faults(request: Omit<DecisionRequest, 'version'>): string[] {
  try {
    readDecision(request, REPORT);
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return (error.facts.errors ?? []).map(({ path, code }) => `${path} ${code}`);
  }
}

describe('readDecision', () => {
  it.each<{ request: Omit<DecisionRequest, 'version'>; expected: string[] }>([
    { request: { decision: 'accept' }, expected: [] },
    { request: { decision: 'recognise', hours: 7.5 }, expected: [] },
    { request: { decision: 'confirm' }, expected: [] },
    { request: { decision: 'not-accept' }, expected: ['reason required', 'clause required'] },
    {
      request: { decision: 'not-accept', reason: '  \n ', clause: ' ' },
      expected: ['reason required', 'clause required'],
    },
    { request: { decision: 'not-accept', ...WORDS }, expected: [] },
    { request: { decision: 'decline', reason: '说明' }, expected: ['clause required'] },
    { request: { decision: 'decline', clause: '条款' }, expected: ['reason required'] },
    { request: { decision: 'decline', ...WORDS }, expected: [] },
    { request: { decision: 'send-back' }, expected: ['reason required'] },
    { request: { decision: 'send-back', reason: '说明' }, expected: [] },
    { request: { decision: 'return' }, expected: ['reason required', 'items required'] },
    { request: { decision: 'return', reason: '说明', items: [] }, expected: ['items required'] },
    {
      request: { decision: 'return', reason: '说明', items: ['deed', EVIDENCE, 'fields.goods'] },
      expected: [],
    },
    {
      request: {
        decision: 'return',
        reason: '说明',
        items: ['deed', 'colour', 'fields.hours', 'constructor'],
      },
      expected: ['items.1 unknown-item', 'items.2 unknown-item', 'items.3 unknown-item'],
    },
    {
      request: {
        decision: 'return',
        reason: '说明',
        items: [{ item: '01J00000000000000000000009' }, 'deed', 'deed'],
      },
      expected: ['items.0.item unknown-item', 'items.2 named-twice'],
    },
    { request: { decision: 'accept', items: ['deed'] }, expected: ['items not-here'] },
    { request: { decision: 'confirm', hours: 1 }, expected: ['hours not-here'] },
  ])('$request: $expected', ({ request, expected }) => {
    expect(faults(request)).toEqual(expected);
  });

  it('gives an item words where the officer gave none, and keeps tenths of hours', () => {
    const items = ['fields.receiptNumber', { item: 'deed', text: ' 写具体些 ' }];
    expect(readDecision({ decision: 'return', reason: '说明', items }, REPORT).items).toEqual([
      { item: 'fields.receiptNumber', text: '请补充或更正捐赠凭证号' },
      { item: 'deed', text: '写具体些' },
    ]);
    expect(readDecision({ decision: 'recognise', hours: 7.25 }, REPORT)).toEqual({ hoursTenths: 73 });
  });
});
