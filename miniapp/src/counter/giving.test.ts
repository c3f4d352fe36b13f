import { beforeEach, expect, jest, test } from '@jest/globals';
import type { Failure, Result } from '../platform/call';
import type { Redemption } from '@benefit/shared/counter/counter-contract';
import { PROBLEMS, problemType, type ProblemCode } from '@benefit/shared/problem';
import type { Attempt } from './attempt-store';
import type { TillState } from './till-state';

const stored: { attempt: Attempt | null } = { attempt: null };
const sent: Attempt[] = [];
let answers: Result<Redemption>[] = [];
let keepFails = false;

jest.unstable_mockModule('./attempt-store', () => ({
  newAttempt: (attempt: Omit<Attempt, 'key'>) => Promise.resolve({ key: `key-${sent.length}`, ...attempt }),
  keepAttempt: (_account: string, attempt: Attempt) => {
    if (keepFails) return Promise.reject(new Error('storage is full'));
    stored.attempt = attempt;
    return Promise.resolve();
  },
  forgetAttempt: () => {
    stored.attempt = null;
    return Promise.resolve();
  },
}));
jest.unstable_mockModule('./send-attempt', () => ({
  sendAttempt: (attempt: Attempt) => {
    expect(stored.attempt).toEqual(attempt); // kept before it is sent
    sent.push(attempt);
    return Promise.resolve(answers.shift());
  },
}));
jest.unstable_mockModule('./signals', () => ({ signal: () => undefined }));

const { give, confirm } = await import('./giving');

const BOOKED: Result<Redemption> = {
  ok: true,
  status: 201,
  value: {
    redemptionId: '01',
    number: 7,
    benefitId: 'loan',
    benefitTitle: '借书',
    remaining: 1,
    redeemedAt: '2026-11-22T06:05:00.000Z',
  },
};

const failed = (failure: Failure): Result<Redemption> => ({ ok: false, failure });

const problem = (code: ProblemCode): Result<Redemption> => {
  const { status, title } = PROBLEMS[code];
  return failed({
    kind: 'problem',
    problem: { type: problemType(code), code, status, title, detail: title },
  });
};

const atChoice = (): TillState => ({
  step: 'may-have',
  decision: {
    answer: {
      verdict: 'ok',
      scan: 'receipt',
      holder: { maskedName: '张**', kind: 'person' },
      openWaivers: [],
      benefits: [
        { benefitId: 'loan', kind: 'free-loans', title: '借书', terms: '', remaining: 2, offlineSafe: false },
      ],
    },
    chosen: 'loan',
    amount: '',
  },
  giving: false,
  failure: null,
});

const giver = {
  accountId: 'cashier',
  terminal: { terminalId: 'till', token: 'secret', name: '1 号柜台', venueName: '书城' },
  onGiven: () => undefined,
};

function till() {
  const core = {
    now: { current: atChoice() },
    busy: { current: false },
    kept: { current: null },
    go: (next: TillState) => {
      core.now.current = next;
    },
  };
  return core;
}

beforeEach(() => {
  stored.attempt = null;
  sent.length = 0;
  keepFails = false;
});

test('a benefit is given, and its attempt forgotten', async () => {
  answers = [BOOKED];
  const core = till();
  await give(core, giver);
  expect(core.now.current).toMatchObject({ step: 'given', maskedName: '张**', resumed: false });
  expect(stored.attempt).toBeNull();
});

test('two taps are one attempt', async () => {
  answers = [BOOKED, BOOKED];
  const core = till();
  await Promise.all([give(core, giver), give(core, giver)]);
  expect(sent).toHaveLength(1);
});

test('a lost answer is asked for again under the same key and body', async () => {
  answers = [failed({ kind: 'offline' }), problem('unavailable'), BOOKED];
  const core = till();
  await give(core, giver);
  expect(core.now.current).toMatchObject({ step: 'confirming', sending: false });
  await confirm(core, giver);
  expect(core.now.current.step).toBe('confirming');
  expect(stored.attempt).not.toBeNull();
  await confirm(core, giver);
  expect(core.now.current).toMatchObject({ step: 'given', resumed: true });
  expect(sent[1]).toEqual(sent[0]);
  expect(sent[2]).toEqual(sent[0]);
  expect(stored.attempt).toBeNull();
});

test('after a refusal choice and amount stay, and wait for a new code where one is needed', async () => {
  answers = [problem('scan-expired')];
  const core = till();
  await give(core, giver);
  expect(core.now.current).toMatchObject({ step: 'may-have', giving: false, decision: { chosen: 'loan' } });
  expect(core.kept.current).toMatchObject({ chosen: 'loan' });
  expect(stored.attempt).toBeNull();
});

test('what turns out to be used up cannot be chosen again', async () => {
  answers = [problem('quota-used-up')];
  const core = till();
  await give(core, giver);
  expect(core.now.current).toMatchObject({
    decision: { chosen: null, answer: { benefits: [{ benefitId: 'loan', remaining: 0 }] } },
  });
});

test('what cannot be kept is not sent', async () => {
  keepFails = true;
  const core = till();
  await give(core, giver);
  expect(sent).toHaveLength(0);
  expect(core.now.current).toMatchObject({ step: 'may-have', failure: { kind: 'unexpected' } });
  expect(core.busy.current).toBe(false);
});
