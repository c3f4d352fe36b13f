import type { OfferedBenefit } from '@benefit/shared/counter/counter-contract';
import { expect, test } from '@jest/globals';
import {
  afterRefusal,
  afterReturn,
  canChoose,
  atRest,
  isSlip,
  looksLikeCode,
  requestOf,
  resumeDecision,
  withChoice,
  withKey,
  type MayHave,
  type TillState,
} from './till-state';

const benefit = (benefitId: string, more: Partial<OfferedBenefit> = {}): OfferedBenefit => ({
  benefitId,
  kind: 'free-loans',
  title: benefitId,
  terms: '',
  remaining: 2,
  offlineSafe: false,
  ...more,
});

const answer = (scan: string, maskedName = '张**', benefits = [LOAN, PERCENT, USED_UP]): MayHave => ({
  verdict: 'ok',
  scan,
  holder: { maskedName, kind: 'person' },
  benefits,
  openWaivers: [],
});

const LOAN = benefit('loan');
const PERCENT = benefit('percent', { kind: 'percentage-off', percentOff: 20, remaining: null });
const USED_UP = benefit('used-up', { remaining: 0 });

const mayHave = (chosen: string | null, amount = ''): TillState => ({
  step: 'may-have',
  decision: { answer: answer('first'), chosen, amount },
  giving: false,
  failure: null,
});

const decisionOf = (state: TillState) => (state.step === 'may-have' ? state.decision : null);

test('what is used up cannot be chosen', () => {
  expect(decisionOf(withChoice(mayHave(null), 'loan'))?.chosen).toBe('loan');
  expect(decisionOf(withChoice(mayHave(null), 'used-up'))?.chosen).toBeNull();
  expect(decisionOf(withChoice(mayHave(null), 'unknown'))?.chosen).toBeNull();
});

test('a benefit of which as many are out as may be waits for a return', () => {
  const waiver = benefit('waiver', { kind: 'deposit-waiver', open: { count: 2, limit: 2 } });
  const out = {
    redemptionId: 'row',
    number: 7,
    maskedName: '张**',
    benefitId: 'waiver',
    benefitTitle: '免押金借阅',
    since: '2026-11-23T04:00:00.000Z',
  };
  const full: TillState = {
    step: 'may-have',
    decision: {
      answer: { ...answer('first', '张**', [waiver, LOAN]), openWaivers: [out] },
      chosen: null,
      amount: '',
    },
    giving: false,
    failure: null,
  };
  expect(decisionOf(withChoice(full, 'waiver'))?.chosen).toBeNull();
  const after = afterReturn(full.decision, 'row');
  expect([after.answer.openWaivers, after.answer.benefits[0]?.open]).toEqual([[], { count: 1, limit: 2 }]);
  expect(after.answer.benefits[1]).toBe(LOAN);
  expect(decisionOf(withChoice({ ...full, decision: after }, 'waiver'))?.chosen).toBe('waiver');
  expect(afterReturn(full.decision, 'another')).toBe(full.decision);
});

test('an amount is typed for a percentage only, and not while it is being sent', () => {
  expect(decisionOf(withKey(mayHave('percent', '8'), '6'))?.amount).toBe('86');
  expect(decisionOf(withKey(mayHave('loan'), '6'))?.amount).toBe('');
  const giving: TillState = { ...mayHave('percent', '8'), giving: true } as TillState;
  expect(withKey(giving, '6')).toBe(giving);
  expect(withKey(atRest, '6')).toBe(atRest);
});

test.each([
  [null, '', null],
  ['loan', '', { scan: 'first', benefitId: 'loan' }],
  ['percent', '', null],
  ['percent', '0', null],
  ['percent', '86.5', { scan: 'first', benefitId: 'percent', amountFen: 8650 }],
])('chosen %s with %j is sent as %j', (chosen, amount, body) => {
  expect(requestOf({ answer: answer('first'), chosen, amount })).toEqual(body);
});

test("the same customer's new code takes over choice and amount; another's does not", () => {
  const kept = { answer: answer('first'), chosen: 'percent', amount: '86' };
  expect(resumeDecision(answer('second'), kept)).toEqual({ ...kept, answer: answer('second') });
  expect(resumeDecision(answer('second', '李**'), kept)).toMatchObject({ chosen: null, amount: '' });
  expect(resumeDecision(answer('second', '张**', [LOAN]), kept)).toMatchObject({ chosen: null, amount: '' });
  expect(resumeDecision(answer('second'), null)).toMatchObject({ chosen: null, amount: '' });
});

test.each([
  ['XY1:6BF', true],
  ['3763 2325 8257 0740', true],
  ['3763232582570740', true],
  ['9787020002207', false],
  ['https://example.org', false],
])('%s may interrupt a customer: %s', (text, may) => {
  expect(looksLikeCode(text)).toBe(may);
});

test('only typed digits are taken for a slip', () => {
  const refusal = { code: 'bad-signature', text: '', fixableBy: 'nobody', retry: false } as const;
  expect(isSlip({ answer: { verdict: 'bad-signature', refusal }, typed: true })).toBe(true);
  expect(isSlip({ answer: { verdict: 'bad-signature', refusal }, typed: false })).toBe(false);
  expect(isSlip({ answer: { verdict: 'stale', refusal }, typed: true })).toBe(false);
});

test.each([
  ['quota-used-up', { remaining: 0 }],
  ['benefit-not-now', { notNow: true }],
] as const)('a benefit refused with %s is chosen no more, until its time comes', (code, change) => {
  const availableAt = '2027-03-16T01:00:00.000Z';
  const problem = {
    type: 'about:blank',
    title: '',
    detail: '',
    status: 409,
    code,
    availableAt,
    requestId: '',
  };
  const decision = { answer: answer('first'), chosen: LOAN.benefitId, amount: '' };
  const after = afterRefusal(decision, { kind: 'problem', problem });
  const [loan, percent] = after.answer.benefits;
  expect(after.chosen).toBeNull();
  expect(loan).toEqual({ ...LOAN, ...change, availableAt });
  expect(loan && canChoose(loan)).toBe(false);
  expect(percent && canChoose(percent)).toBe(true);
});
