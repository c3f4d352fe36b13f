import { redeem, type Redemption } from '@benefit/shared/counter/counter-contract';
import { IDEMPOTENCY_HEADER } from '@benefit/shared/endpoint';
import { call, type Result } from '../platform/call';
import type { Attempt } from './attempt-store';

/** Asks for the redemption under the attempt's key: the first time, and every time after a lost answer. */
export function sendAttempt({ key, body }: Attempt, token: string): Promise<Result<Redemption>> {
  return call(redeem, { body, headers: { [IDEMPOTENCY_HEADER]: key }, terminal: token });
}
