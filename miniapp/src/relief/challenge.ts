import { makeChallenge } from '@benefit/shared/relief/report-contract';
import { call } from '../platform/call';
import { serverNow } from '../platform/server-clock';
import { readValue, removeValue, writeValue } from '../platform/storage';

const KEY = 'evidence-challenge';
/** One that soon ends is replaced, so that a photo taken now still carries a good one. */
const SPARE_MS = 60 * 60_000;

interface Kept {
  accountId: string;
  challenge: string;
  expiresAt: string;
}

/**
 * Fetches a challenge beforehand, for photos that are taken later without a network: it shows that a
 * photo was announced after it.
 */
export async function fetchChallenge(accountId: string): Promise<void> {
  const kept = read();
  const leftMs = kept?.accountId === accountId ? Date.parse(kept.expiresAt) - serverNow() : 0;
  if (leftMs > SPARE_MS) return;
  const result = await call(makeChallenge);
  if (result.ok) writeValue(KEY, JSON.stringify({ accountId, ...result.value } satisfies Kept));
}

/** The challenge at hand; null without one: the photo is taken all the same. */
export function challengeAtHand(accountId: string): string | null {
  const kept = read();
  if (kept?.accountId !== accountId) return null;
  if (Date.parse(kept.expiresAt) > serverNow()) return kept.challenge;
  removeValue(KEY);
  return null;
}

function read(): Kept | null {
  const text = readValue(KEY);
  // Written by this app alone, in this very form.
  return text === null ? null : (JSON.parse(text) as Kept);
}
