import { describe, expect, it } from '@jest/globals';
import type { ReportState } from '@benefit/shared/relief/report-state-rules';
import { stepSpans } from './step-spans.ts';
import type { ClockEvent } from './summary.repository.ts';

/** Events an hour apart, from states: `draft submitted accepted` is two events. */
function events(states: string): ClockEvent[] {
  const walk = states.split(' ') as ReportState[];
  return walk.slice(1).map((to, index) => ({
    reportId: 'r',
    version: index + 2,
    at: new Date(index * 3_600_000),
    from: walk[index] ?? null,
    to,
  }));
}

describe('stepSpans', () => {
  it.each([
    { walk: 'draft submitted accepted recognised', spans: [[0, 2]] },
    { walk: 'draft submitted not-accepted', spans: [[0, 1]] },
    {
      walk: 'draft submitted returned submitted accepted recognised',
      spans: [
        [2, 4],
        [0, 1],
      ],
    },
    { walk: 'draft submitted accepted recognised confirmed', spans: [[2, 3]] },
    { walk: 'draft submitted accepted recognised accepted declined', spans: [[3, 4]] },
    { walk: 'draft submitted not-accepted appealed accepted', spans: [[2, 3]] },
    { walk: 'draft submitted not-accepted appealed accepted recognised', spans: [[3, 4]] },
  ])('$walk', ({ walk, spans }) => {
    const history = events(walk);
    const last = history[history.length - 1];
    if (last === undefined) throw new Error('No event');
    const hours = stepSpans(history, last).map(({ from, until }) => [+from / 3_600_000, +until / 3_600_000]);
    expect(hours).toEqual(spans);
  });
});
