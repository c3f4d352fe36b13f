import { readValue, removeValue, writeValue } from '../platform/storage';

/** An account's own wish: whoever logs in on this phone next is not concerned. */
const keyOf = (accountId: string, enterpriseId: string | null) =>
  `pass-frozen:${accountId}${enterpriseId === null ? '' : `:${enterpriseId}`}`;

/** Whether the holder wants no code on this phone. @param enterpriseId whose code; null for one's own */
export function isFrozen(accountId: string, enterpriseId: string | null): boolean {
  return readValue(keyOf(accountId, enterpriseId)) !== null;
}

export function setFrozen(accountId: string, enterpriseId: string | null, frozen: boolean): void {
  const key = keyOf(accountId, enterpriseId);
  if (frozen) writeValue(key, 'yes');
  else removeValue(key);
}
