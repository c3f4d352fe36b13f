import { reviewSummary } from '@benefit/shared/relief/review-contract';
import type * as z from 'zod/mini';
import { create } from 'zustand';
import { call } from '../../platform/call';
import type { Failure } from '../../platform/call';

export type DeskSummary = z.output<typeof reviewSummary.response>;

interface SummaryState {
  /** Whose numbers these are, so that another account starts without. */
  accountId: string | null;
  summary: DeskSummary | null;
  failure: Failure | null;
  /** When the numbers came, in milliseconds of this device. */
  at: number;
  load: (accountId: string) => Promise<void>;
}

/** Counts and ages of what waits: for the first page and for the numbers in the navigation. */
export const useDeskSummary = create<SummaryState>((set, get) => ({
  accountId: null,
  summary: null,
  failure: null,
  at: 0,
  load: async (accountId) => {
    if (get().accountId !== accountId) set({ accountId, summary: null, failure: null });
    const result = await call(reviewSummary);
    if (get().accountId !== accountId) return;
    set(result.ok ? { summary: result.value, failure: null, at: Date.now() } : { failure: result.failure });
  },
}));
