import { getJoining, saveJoining } from '@benefit/shared/venue/joining-contract';
import type { Joining } from '@benefit/shared/venue/joining-contract';
import type { JoiningContent } from '@benefit/shared/venue/joining-rules';
import { create } from 'zustand';
import { call } from '../platform/call';
import type { Failure, Result } from '../platform/call';
import { onReachable } from '../platform/online';
import { serverNow } from '../platform/server-clock';

/** A venue's form on this device: what the server has, and what is written since. */
export interface HeldJoining {
  joining: Joining;
  content: JoiningContent;
  /** `saved` · `waiting` for a pause in the typing, or its turn · `failed`, with why */
  state: 'saved' | 'waiting' | 'failed';
  failure: Failure | null;
  /** Unix milliseconds by the server's clock. */
  savedAt: number | null;
}

/** Forms by venue, so that all pages of one show the same. */
export const useJoinings = create<{ held: Record<string, HeldJoining> }>(() => ({ held: {} }));

const PAUSE_MS = 700;
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const running = new Map<string, Promise<boolean>>();

onReachable(() => {
  for (const [venueId, { state, failure }] of Object.entries(useJoinings.getState().held))
    if (state === 'failed' && failure?.kind === 'offline') void saveNow(venueId);
});

const heldOf = (venueId: string): HeldJoining | undefined => useJoinings.getState().held[venueId];

function hold(venueId: string, change: Partial<HeldJoining>): void {
  useJoinings.setState(({ held }) => {
    const before = held[venueId];
    return before ? { held: { ...held, [venueId]: { ...before, ...change } } } : { held };
  });
}

/** Takes in what the server says; what is written here and not saved yet stays. */
export function learnJoining(joining: Joining): void {
  const { venueId } = joining;
  const before = heldOf(venueId);
  const content = before && before.state !== 'saved' ? before.content : joining.content;
  useJoinings.setState(({ held }) => ({
    held: {
      ...held,
      [venueId]: {
        joining,
        content,
        state: before?.state ?? 'saved',
        failure: before?.failure ?? null,
        savedAt: before?.savedAt ?? null,
      },
    },
  }));
}

export async function loadJoining(venueId: string): Promise<Result<Joining>> {
  const result = await call(getJoining, { params: { venueId } });
  if (result.ok) learnJoining(result.value);
  return result;
}

/** Gives up what is written here for what was saved elsewhere. */
export async function takeTheirs(venueId: string): Promise<void> {
  const result = await call(getJoining, { params: { venueId } });
  if (result.ok) {
    hold(venueId, { state: 'saved', failure: null });
    learnJoining(result.value);
  } else hold(venueId, { failure: result.failure });
}

/** Changes what is written; it is saved by itself at the next pause. */
export function writeJoining(venueId: string, change: (content: JoiningContent) => JoiningContent): void {
  const before = heldOf(venueId);
  if (!before) return;
  hold(venueId, { content: change(before.content), state: 'waiting', failure: null });
  clearTimeout(timers.get(venueId));
  timers.set(
    venueId,
    setTimeout(() => void saveNow(venueId), PAUSE_MS),
  );
}

/** Saves what is written; true once the server has all of it. One at a time, never rejects. */
export function saveNow(venueId: string): Promise<boolean> {
  clearTimeout(timers.get(venueId));
  const inFlight = running.get(venueId);
  if (inFlight) return inFlight;
  const work = save(venueId).finally(() => running.delete(venueId));
  running.set(venueId, work);
  return work;
}

async function save(venueId: string): Promise<boolean> {
  for (;;) {
    const held = heldOf(venueId);
    if (!held || held.state === 'saved') return true;
    const { content, joining } = held;
    const body = { contentVersion: joining.contentVersion, content };
    const result = await call(saveJoining, { params: { venueId }, body });
    if (!result.ok) {
      hold(venueId, { state: 'failed', failure: result.failure });
      return false;
    }
    const done = heldOf(venueId)?.content === content;
    hold(venueId, {
      joining: result.value,
      state: done ? 'saved' : 'waiting',
      failure: null,
      savedAt: serverNow(),
    });
  }
}
