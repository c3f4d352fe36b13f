import { today } from '@benefit/shared/counter/counter-contract';
import { call } from '../platform/call';
import { useRemote, valueOf } from '../platform/use-remote';
import type { EnrolledTerminal } from './terminal-store';

/** How many redemptions the day has, for the strip above the till; null until it is known. */
export function useTodayCount({ terminalId, token }: EnrolledTerminal) {
  const { state, reload } = useRemote(`today-count:${terminalId}`, () => call(today, { terminal: token }));
  return { count: valueOf(state)?.totals.redemptions ?? null, reload: () => void reload() };
}
