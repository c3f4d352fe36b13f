import { readValue, removeValue, writeValue } from '../platform/storage';

/** An account's own wish: whoever logs in on this phone next is not concerned. */
const keyOf = (accountId: string) => `pass-frozen:${accountId}`;

/** Whether the holder wants no code on this phone. */
export function isFrozen(accountId: string): boolean {
  return readValue(keyOf(accountId)) !== null;
}

export function setFrozen(accountId: string, frozen: boolean): void {
  if (frozen) writeValue(keyOf(accountId), 'yes');
  else removeValue(keyOf(accountId));
}
