import type { Failure } from '../platform/call';

/**
 * What a failed redemption means for the attempt.
 * - `unknown`: no answer, or the server broke off; it may have been booked, so the same key is sent again.
 * - `held`: it was not looked at, for a reason that the cashier mends first (login, terminal); then it is sent again.
 * - `refused`: it was not booked and never will be under this key's body.
 */
export function meaningOf(failure: Failure): 'unknown' | 'held' | 'refused' {
  if (failure.kind !== 'problem') return 'unknown';
  const { code, status } = failure.problem;
  if (status >= 500) return 'unknown';
  if (status === 401 || code === 'terminal-revoked' || code === 'terminal-required') return 'held';
  return code === 'too-many-requests' ? 'held' : 'refused';
}

/** Refusals after which the customer shows the code anew; what was chosen and typed is kept meanwhile. */
export function needsNewScan(failure: Failure): boolean {
  if (failure.kind !== 'problem') return false;
  return ['scan-expired', 'scan-invalid', 'already-used', 'revoked', 'refused'].includes(
    failure.problem.code,
  );
}

export function problemCode(failure: Failure): string | null {
  return failure.kind === 'problem' ? failure.problem.code : null;
}
