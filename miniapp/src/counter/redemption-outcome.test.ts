import { PROBLEMS, problemType, type ProblemCode } from '@benefit/shared/problem';
import { expect, test } from '@jest/globals';
import type { Failure } from '../platform/call';
import { meaningOf, needsNewScan } from './redemption-outcome';

const problem = (code: ProblemCode): Failure => {
  const { status, title } = PROBLEMS[code];
  return { kind: 'problem', problem: { type: problemType(code), code, status, title, detail: title } };
};

test.each<[Failure, string]>([
  [{ kind: 'offline' }, 'unknown'],
  [{ kind: 'unexpected', detail: 'not JSON' }, 'unknown'],
  [problem('internal-error'), 'unknown'],
  [problem('unavailable'), 'unknown'],
  [problem('session-expired'), 'held'],
  [problem('terminal-revoked'), 'held'],
  [problem('too-many-requests'), 'held'],
  [problem('scan-expired'), 'refused'],
  [problem('already-used'), 'refused'],
  [problem('quota-used-up'), 'refused'],
  [problem('venue-not-live'), 'refused'],
  [problem('idempotency-key-reused'), 'refused'],
])('%j leaves the attempt %s', (failure, meaning) => {
  expect(meaningOf(failure)).toBe(meaning);
});

test.each<[Failure, boolean]>([
  [problem('scan-expired'), true],
  [problem('already-used'), true],
  [problem('quota-used-up'), false],
  [problem('venue-not-live'), false],
  [{ kind: 'offline' }, false],
])('%j asks for a new scan: %s', (failure, asks) => {
  expect(needsNewScan(failure)).toBe(asks);
});
