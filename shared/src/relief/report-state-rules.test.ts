import { describe, expect, it } from '@jest/globals';
import {
  CLAUSE_REQUIRED,
  DECISIONS,
  REASON_REQUIRED,
  REPORT_ACTIONS,
  REPORT_STATES,
  TRANSITIONS,
  WAITING_STATES,
  conflictOf,
  decisionsIn,
  isEditable,
  nextActor,
  reportActionText,
  reportStateText,
  transitionFor,
} from './report-state-rules.ts';
import type { ReportActor, ReportState } from './report-state-rules.ts';

const ACTORS: readonly ReportActor[] = ['reporter', 'department', 'office', 'campaign'];

/** product.md, States, in so many words. */
const TABLE = `
  reporter: draft, returned - submit -> submitted
  reporter: draft, submitted, accepted, not-accepted, returned, recognised, declined, appealed - withdraw -> withdrawn
  reporter: not-accepted, declined - appeal -> appealed
  department: submitted - accept -> accepted
  department: submitted - not-accept -> not-accepted
  department: submitted, accepted - return -> returned
  department: accepted - recognise -> recognised
  department: accepted - decline -> declined
  office: recognised - confirm -> confirmed
  office: recognised - send-back -> accepted
  office: appealed - accept -> accepted
  office: appealed - decline -> declined
  campaign: confirmed - grant -> granted
  campaign: granted - credit -> credited
  campaign: granted - reject -> rejected`;

describe('the table of transitions', () => {
  it('is what the product says', () => {
    const expected = TABLE.trim()
      .split('\n')
      .flatMap((line) => {
        const [, by, from, action, to] = /^(\w+): (.+) - (\S+) -> (\S+)$/.exec(line.trim()) ?? [];
        return (from ?? '').split(', ').map((state) => `${by} ${state} ${action} ${to}`);
      });
    const rows = TRANSITIONS.map(({ from, action, by, to }) => `${by} ${from} ${action} ${to}`);
    expect(rows.sort()).toEqual(expected.sort());
  });

  it('says each thing once', () => {
    const keys = TRANSITIONS.map(({ from, action, by }) => `${from} ${action} ${by}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('answers every state, action and actor: the row, or null', () => {
    let rows = 0;
    for (const from of REPORT_STATES) {
      for (const action of REPORT_ACTIONS) {
        for (const by of ACTORS) {
          const row = transitionFor(from, action, by);
          if (row === null) continue;
          rows++;
          expect(row).toMatchObject({ from, action, by });
        }
      }
    }
    expect(rows).toBe(TRANSITIONS.length);
  });

  it('leads from draft to every state', () => {
    const reached = new Set<ReportState>(['draft']);
    for (let before = 0; before < reached.size;) {
      before = reached.size;
      for (const { from, to } of TRANSITIONS) if (reached.has(from)) reached.add(to);
    }
    expect([...reached].sort()).toEqual([...REPORT_STATES].sort());
  });

  it('ends where a decision on the score has fallen, or the reporter withdrew', () => {
    const ends = REPORT_STATES.filter((state) => !TRANSITIONS.some(({ from }) => from === state));
    expect(ends).toEqual(['credited', 'rejected', 'withdrawn']);
  });

  it('lets the reporter withdraw from every state before it is confirmed', () => {
    const open = REPORT_STATES.filter((state) => transitionFor(state, 'withdraw', 'reporter') !== null);
    expect(open).toEqual([
      ...['draft', 'submitted', 'accepted', 'not-accepted', 'returned', 'recognised', 'declined', 'appealed'],
    ]);
  });

  it('gives a move to nobody but the actor whose it is', () => {
    for (const { from, action, by } of TRANSITIONS) {
      if (action === 'withdraw' || action === 'appeal') continue;
      expect({ from, actor: nextActor(from) }).toEqual({ from, actor: by });
    }
  });
});

it.each([
  { state: 'submitted', by: 'department', decisions: ['accept', 'not-accept', 'return'] },
  { state: 'accepted', by: 'department', decisions: ['return', 'recognise', 'decline'] },
  { state: 'recognised', by: 'office', decisions: ['confirm', 'send-back'] },
  { state: 'appealed', by: 'office', decisions: ['accept', 'decline'] },
  { state: 'recognised', by: 'department', decisions: [] },
  { state: 'submitted', by: 'office', decisions: [] },
  { state: 'confirmed', by: 'office', decisions: [] },
] as const)('offers the $by in $state: $decisions', ({ state, by, decisions }) => {
  expect(decisionsIn(state, by)).toEqual(decisions);
});

it('lets content change as a draft and while it is returned, and no longer', () => {
  expect(REPORT_STATES.filter(isEditable)).toEqual(['draft', 'returned']);
});

it('queues what waits for an officer', () => {
  const waiting = REPORT_STATES.filter((state) => ['department', 'office'].includes(nextActor(state) ?? ''));
  expect([...WAITING_STATES].sort()).toEqual(waiting.sort());
});

it('has words for every state and action, and asks a clause only where it asks for words', () => {
  for (const state of REPORT_STATES) expect(reportStateText[state]).toMatch(/^\p{Script=Han}+$/u);
  for (const action of REPORT_ACTIONS) expect(reportActionText[action]).toMatch(/^\p{Script=Han}+$/u);
  for (const decision of CLAUSE_REQUIRED) expect(REASON_REQUIRED).toContain(decision);
  for (const decision of REASON_REQUIRED) expect(DECISIONS).toContain(decision);
});

describe('conflictOf', () => {
  const officer = { accountId: 'a', personId: 'p' };
  const other = { accountId: 'x', personId: 'y' };
  it.each([
    {
      name: 'nobody of their own account',
      report: { accountId: 'a', personId: null },
      expected: 'own-report',
    },
    { name: 'nobody of their own person', report: { accountId: 'x', personId: 'p' }, expected: 'own-report' },
    { name: 'anybody on a report of somebody else', report: other, expected: null },
    { name: 'anybody on a report of nobody', report: { accountId: null, personId: null }, expected: null },
  ])('lets $name decide', ({ report, expected }) => {
    expect(conflictOf(officer, report, 'department', [])).toBe(expected);
    expect(conflictOf(officer, report, 'office', [])).toBe(expected);
  });

  it('does not take two people without an identity for one', () => {
    const unbound = { accountId: 'b', personId: null };
    expect(conflictOf(unbound, { accountId: 'x', personId: null }, 'office', [])).toBeNull();
  });

  it('keeps earlier deciders from the office’s check, not from the department’s further steps', () => {
    expect(conflictOf(officer, other, 'office', ['b', 'a'])).toBe('took-part');
    expect(conflictOf(officer, other, 'department', ['a'])).toBeNull();
    expect(conflictOf(officer, other, 'office', ['b'])).toBeNull();
  });

  it('says first that it is their own', () => {
    expect(conflictOf(officer, { accountId: 'a', personId: 'p' }, 'office', ['a'])).toBe('own-report');
  });
});
