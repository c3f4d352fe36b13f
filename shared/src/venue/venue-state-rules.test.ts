import { describe, expect, it } from '@jest/globals';
import {
  VENUE_ACTIONS,
  VENUE_ACTORS,
  VENUE_STATUSES,
  VENUE_TRANSITIONS,
  stoppedText,
  venueActionText,
  venueActionsIn,
  venueStatusText,
  venueTransitionFor,
  wasLive,
} from './venue-state-rules.ts';
import type { VenueStatus } from './venue-state-rules.ts';

/** product.md, States, in so many words. */
const TABLE = `
  manager: draft, returned - submit -> submitted
  sponsor: submitted - recommend -> recommended
  sponsor: submitted - return -> returned
  office: recommended - return -> returned
  office: recommended - go-live -> live
  office: live - suspend -> suspended
  office: suspended - lift -> live
  manager: live - pause -> paused
  manager: paused - resume -> live
  calendar: paused - resume -> live
  manager: live - end -> ended
  calendar: live - end -> ended
  office: live, suspended, paused - remove -> removed`;

describe('the table of transitions', () => {
  it('is what the product says, each thing once', () => {
    const expected = TABLE.trim()
      .split('\n')
      .flatMap((line) => {
        const [, by, from, action, to] = /^(\w+): (.+) - (\S+) -> (\S+)$/.exec(line.trim()) ?? [];
        return (from ?? '').split(', ').map((status) => `${by} ${status} ${action} ${to}`);
      });
    const rows = VENUE_TRANSITIONS.map(({ from, action, by, to }) => `${by} ${from} ${action} ${to}`);
    expect(rows.sort()).toEqual(expected.sort());
  });

  it('answers every state, action and actor: the row, or null', () => {
    let rows = 0;
    for (const from of VENUE_STATUSES) {
      for (const by of VENUE_ACTORS) {
        const found = VENUE_ACTIONS.filter((action) => venueTransitionFor(from, action, by) !== null);
        expect(venueActionsIn(from, by).sort()).toEqual(found.sort());
        rows += found.length;
      }
    }
    expect(rows).toBe(VENUE_TRANSITIONS.length);
  });

  it('leads from draft to every state, and out of ended and removed nowhere', () => {
    const reached = new Set<VenueStatus>(['draft']);
    for (let before = 0; before < reached.size;) {
      before = reached.size;
      for (const { from, to } of VENUE_TRANSITIONS) if (reached.has(from)) reached.add(to);
    }
    expect([...reached].sort()).toEqual([...VENUE_STATUSES].sort());
    const ends = VENUE_STATUSES.filter((status) => !VENUE_TRANSITIONS.some(({ from }) => from === status));
    expect(ends).toEqual(['ended', 'removed']);
  });

  it('lets nobody but the office put a venue live for the first time, or remove one', () => {
    const first = VENUE_TRANSITIONS.filter(({ from, to }) => to === 'live' && !wasLive(from));
    expect(first.map(({ by }) => by)).toEqual(['office']);
    const removals = VENUE_TRANSITIONS.filter(({ to }) => to === 'removed');
    expect(new Set(removals.map(({ by }) => by))).toEqual(new Set(['office']));
  });
});

it('has Chinese words for every state and action, and a reason for each state that gives nothing', () => {
  for (const status of VENUE_STATUSES) {
    expect(venueStatusText[status]).toMatch(/^\p{Script=Han}+$/u);
    if (status !== 'live') expect(stoppedText[status]).toMatch(/本网点/);
  }
  for (const action of VENUE_ACTIONS) expect(venueActionText[action]).toMatch(/^\p{Script=Han}+$/u);
});
