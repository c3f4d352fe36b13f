import { RedeemRequest } from '@benefit/shared/counter/counter-contract';
import * as z from 'zod/mini';
import { randomBytes } from '../platform/random-bytes';
import { readSecret, removeSecret, writeSecret } from '../platform/secure-storage';

/**
 * A redemption on its way. It is kept before it is sent, and until its answer is known: sent again
 * under the same key it gives the benefit once, however often the answer was lost.
 */
const Attempt = z.object({
  key: z.string(),
  terminalId: z.string(),
  body: RedeemRequest,
  /** For the screen, since after a restart nothing else knows whose it was. */
  maskedName: z.string(),
  benefitTitle: z.string(),
});
export type Attempt = z.infer<typeof Attempt>;

const slotOf = (accountId: string) => `attempt:${accountId}`;

export async function readAttempt(accountId: string): Promise<Attempt | null> {
  const text = await readSecret(slotOf(accountId));
  if (text === null) return null;
  const parsed = z.safeParse(Attempt, JSON.parse(text));
  return parsed.success ? parsed.data : null;
}

export function keepAttempt(accountId: string, attempt: Attempt): Promise<void> {
  return writeSecret(slotOf(accountId), JSON.stringify(attempt));
}

export function forgetAttempt(accountId: string): Promise<void> {
  return removeSecret(slotOf(accountId));
}

/** An attempt under a key that no other of this terminal has. */
export async function newAttempt(attempt: Omit<Attempt, 'key'>): Promise<Attempt> {
  const bytes = await randomBytes(16);
  const key = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { key, ...attempt };
}
