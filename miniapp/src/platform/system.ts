import { getSystem } from '@benefit/shared/platform/system-contract';
import type * as z from 'zod/mini';
import { create } from 'zustand';
import { call } from './call';
import type { Failure } from './call';
import { learnServerTime } from './server-clock';
import { readValue, writeValue } from './storage';

export type System = z.output<typeof getSystem.response>;

interface SystemState {
  system: System | null;
  failure: Failure | null;
  loadSystem: () => Promise<void>;
}

const DEMO_KEY = 'demo';

/** Mode, privacy notice and cities of the server, asked once a start and after a failure. */
export const useSystem = create<SystemState>((set) => ({
  system: null,
  failure: null,
  loadSystem: async () => {
    const result = await call(getSystem);
    if (!result.ok) return set({ failure: result.failure });
    learnServerTime(result.value.serverTime);
    writeValue(DEMO_KEY, result.value.demo ? 'yes' : 'no');
    set({ system: result.value, failure: null });
  },
}));

/** Whether people and records are made up; without a network, what the server said last. */
export function useDemo(): boolean {
  const demo = useSystem(({ system }) => system?.demo);
  return demo ?? readValue(DEMO_KEY) === 'yes';
}
