import * as z from 'zod/mini';
import { readSecret, removeSecret, writeSecret } from '../platform/secure-storage';

/** This phone or counter PC as an enrolled terminal. The token is a secret; it never leaves the store but for calls. */
const EnrolledTerminal = z.object({
  terminalId: z.string(),
  token: z.string(),
  name: z.string(),
  venueName: z.string(),
});
export type EnrolledTerminal = z.infer<typeof EnrolledTerminal>;

/** Each account enrols for itself: two cashiers who share a counter PC are told apart in the ledger. */
const slotOf = (accountId: string) => `terminal:${accountId}`;

export async function readTerminal(accountId: string): Promise<EnrolledTerminal | null> {
  const text = await readSecret(slotOf(accountId));
  if (text === null) return null;
  const parsed = z.safeParse(EnrolledTerminal, JSON.parse(text));
  return parsed.success ? parsed.data : null;
}

export function keepTerminal(accountId: string, terminal: EnrolledTerminal): Promise<void> {
  return writeSecret(slotOf(accountId), JSON.stringify(terminal));
}

export function forgetTerminal(accountId: string): Promise<void> {
  return removeSecret(slotOf(accountId));
}
