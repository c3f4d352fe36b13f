import { nextActor } from '@benefit/shared/relief/report-state-rules';
import type { ClockEvent } from './summary.repository.ts';

/**
 * The spans in which a step ran that an event concluded: from what made it that kind of officer's
 * turn, without the time in which the report was returned.
 *
 * @param history the report's events, oldest first
 */
export function stepSpans(
  history: readonly ClockEvent[],
  concluded: ClockEvent,
): { from: Date; until: Date }[] {
  const actor = concluded.from === null ? null : nextActor(concluded.from);
  const spans: { from: Date; until: Date }[] = [];
  let until: Date | null = concluded.at;
  const earlier = history.filter(({ version }) => version < concluded.version).reverse();
  for (const { at, from, to } of earlier) {
    if (to === 'returned') until = at;
    else if (until !== null && nextActor(to) === actor) {
      const cameFrom = from === null ? null : nextActor(from);
      // accepting neither starts nor ends anything
      if (cameFrom === actor) continue;
      spans.push({ from: at, until });
      if (from !== 'returned') return spans;
      until = null;
    }
  }
  return spans;
}
