import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  clockAfter,
  clockAfterHandOn,
  dueAfter,
  endOfNextWorkingDay,
  halvesLeft,
  halvesTaken,
  onTime,
  remainingHalves,
} from './working-day-rules.ts';
import type { ReportClock } from './working-day-rules.ts';

/** 2026: 国庆 1–7 October off; Sunday 20 September and Saturday 10 October worked instead. */
const WORKED = ['2026-09-20', '2026-10-10'];
const isWorkingDay = (day: string): boolean => {
  if (WORKED.includes(day)) return true;
  if (day >= '2026-10-01' && day <= '2026-10-07') return false;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
};
/** An instant by Shanghai's clock. */
const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`);
const LIMITS = { departmentDays: 5, officeDays: 3 };
const NO_CLOCK: ReportClock = { dueAt: null, pausedHalves: null };

describe('dueAfter', () => {
  it.each([
    {
      name: 'the day of arrival does not count',
      from: '2026-08-17 09:00',
      halves: 2,
      due: '2026-08-18 17:30',
    },
    { name: 'nor when it came at midnight', from: '2026-08-17 00:00', halves: 2, due: '2026-08-18 17:30' },
    { name: 'nor a minute before the next', from: '2026-08-17 23:59', halves: 2, due: '2026-08-18 17:30' },
    { name: 'five days skip a weekend', from: '2026-08-17 09:00', halves: 10, due: '2026-08-24 17:30' },
    { name: 'from a Saturday', from: '2026-08-15 10:00', halves: 2, due: '2026-08-17 17:30' },
    { name: 'a half ends at noon', from: '2026-08-17 09:00', halves: 3, due: '2026-08-19 12:00' },
    { name: 'over 国庆', from: '2026-09-30 09:00', halves: 2, due: '2026-10-08 17:30' },
    { name: 'on the Saturday worked after it', from: '2026-10-08 09:00', halves: 4, due: '2026-10-10 17:30' },
    { name: 'on the Sunday worked before it', from: '2026-09-18 20:00', halves: 2, due: '2026-09-20 17:30' },
  ])('$name', ({ from, halves, due }) => {
    expect(dueAfter(at(from), halves, isWorkingDay)).toEqual(at(due));
  });

  it('says so where no day is worked', () => {
    expect(() => dueAfter(at('2026-08-17 09:00'), 2, () => false)).toThrow('no working days');
  });
});

describe('halvesLeft', () => {
  const due = at('2026-08-20 17:30'); // a Thursday
  it.each([
    { now: '2026-08-20 17:30', left: 0 },
    { now: '2026-08-20 17:29', left: 1 },
    { now: '2026-08-20 12:00', left: 1 },
    { now: '2026-08-20 11:59', left: 2 },
    { now: '2026-08-19 14:30', left: 3 },
    { now: '2026-08-19 17:30', left: 2 },
    { now: '2026-08-15 10:00', left: 8 }, // a Saturday has no halves of its own
    { now: '2026-08-20 17:31', left: -1 },
    { now: '2026-08-21 08:00', left: -1 },
    { now: '2026-08-21 13:00', left: -2 },
    { now: '2026-08-23 13:00', left: -2 }, // a Sunday adds none
    { now: '2026-08-24 09:00', left: -3 },
  ])('at $now: $left', ({ now, left }) => {
    expect(halvesLeft(at(now), due, isWorkingDay)).toBe(left);
  });

  it('never grows while time passes, and is the limit on the morning after arrival', () => {
    const start = at('2026-09-14 00:00').getTime();
    const minutes = fc.integer({ min: 0, max: 45 * 24 * 60 });
    fc.assert(
      fc.property(minutes, minutes, fc.integer({ min: 1, max: 30 }), (a, b, halves) => {
        const came = new Date(start + Math.min(a, b) * 60_000);
        const later = new Date(start + Math.max(a, b) * 60_000);
        const end = dueAfter(came, halves, isWorkingDay);
        const clock = { dueAt: end, pausedHalves: halves };
        const [first, second] = [came, later].map((now) =>
          remainingHalves(clock, 'submitted', now, LIMITS, isWorkingDay),
        );
        expect(first).toBe(halves);
        expect(second ?? 0).toBeLessThanOrEqual(first ?? 0);
      }),
    );
  });
});

describe('endOfNextWorkingDay', () => {
  it.each([
    ['2026-08-21 09:00', '2026-08-24 17:30'],
    ['2026-09-30 23:00', '2026-10-08 17:30'],
  ])('after %s is %s', (now, end) => {
    expect(endOfNextWorkingDay(at(now), isWorkingDay)).toEqual(at(end));
  });
});

describe('clockAfter', () => {
  const running = { dueAt: at('2026-08-24 17:30'), pausedHalves: null };
  const monday = at('2026-08-17 09:00');
  it.each([
    {
      name: 'starts the department’s limit with the submission',
      before: NO_CLOCK,
      step: { from: 'draft', to: 'submitted', by: 'reporter', at: monday },
      after: running,
      kept: null,
    },
    {
      name: 'runs on through the acceptance',
      before: running,
      step: { from: 'submitted', to: 'accepted', by: 'department', at: at('2026-08-18 09:00') },
      after: running,
      kept: null,
    },
    {
      name: 'pauses with the halves left',
      before: running,
      step: { from: 'accepted', to: 'returned', by: 'department', at: at('2026-08-19 14:00') },
      after: { dueAt: null, pausedHalves: 7 },
      kept: true,
    },
    {
      name: 'pauses on the day of arrival with the whole limit',
      before: running,
      step: { from: 'submitted', to: 'returned', by: 'department', at: at('2026-08-17 10:00') },
      after: { dueAt: null, pausedHalves: 10 },
      kept: true,
    },
    {
      name: 'pauses late with nothing left',
      before: running,
      step: { from: 'accepted', to: 'returned', by: 'department', at: at('2026-08-25 09:00') },
      after: { dueAt: null, pausedHalves: 0 },
      kept: false,
    },
    {
      name: 'goes on with what was left',
      before: { dueAt: null, pausedHalves: 7 },
      step: { from: 'returned', to: 'submitted', by: 'reporter', at: at('2026-08-24 20:00') },
      after: { dueAt: at('2026-08-28 12:00'), pausedHalves: 7 },
      kept: null,
    },
    {
      name: 'goes on with a half where nothing was left',
      before: { dueAt: null, pausedHalves: 0 },
      step: { from: 'returned', to: 'submitted', by: 'reporter', at: at('2026-08-26 09:00') },
      after: { dueAt: at('2026-08-27 12:00'), pausedHalves: 1 },
      kept: null,
    },
    {
      name: 'starts the office’s limit with the recognition',
      before: running,
      step: { from: 'accepted', to: 'recognised', by: 'department', at: at('2026-08-24 17:30') },
      after: { dueAt: at('2026-08-27 17:30'), pausedHalves: null },
      kept: true,
    },
    {
      name: 'says that the recognition came late',
      before: running,
      step: { from: 'accepted', to: 'recognised', by: 'department', at: at('2026-08-24 17:31') },
      after: { dueAt: at('2026-08-27 17:30'), pausedHalves: null },
      kept: false,
    },
    {
      name: 'starts the department’s anew when it is sent back',
      before: running,
      step: { from: 'recognised', to: 'accepted', by: 'office', at: monday },
      after: running,
      kept: true,
    },
    {
      name: 'ends with the check',
      before: running,
      step: { from: 'recognised', to: 'confirmed', by: 'office', at: monday },
      after: NO_CLOCK,
      kept: true,
    },
    {
      name: 'ends with a withdrawal, which is no decision',
      before: running,
      step: { from: 'submitted', to: 'withdrawn', by: 'reporter', at: monday },
      after: NO_CLOCK,
      kept: null,
    },
    {
      name: 'starts the office’s with an appeal',
      before: NO_CLOCK,
      step: { from: 'declined', to: 'appealed', by: 'reporter', at: monday },
      after: { dueAt: at('2026-08-20 17:30'), pausedHalves: null },
      kept: null,
    },
    {
      name: 'starts the office’s with a row reported in bulk',
      before: NO_CLOCK,
      step: { from: null, to: 'recognised', by: 'department', at: monday },
      after: { dueAt: at('2026-08-20 17:30'), pausedHalves: null },
      kept: null,
    },
  ] as const)('$name', ({ before, step, after, kept }) => {
    expect(clockAfter(before, step, LIMITS, isWorkingDay)).toEqual(after);
    expect(onTime(before, step)).toBe(kept);
  });
});

describe('clockAfterHandOn', () => {
  const monday = at('2026-08-17 09:00');
  const ample = { dueAt: at('2026-08-21 17:30'), pausedHalves: null };
  const scarce = { dueAt: at('2026-08-18 12:00'), pausedHalves: null };
  it.each([
    { name: 'starts anew from nobody’s hands', before: scarce, wasAssigned: false, due: '2026-08-24 17:30' },
    { name: 'runs on between departments', before: ample, wasAssigned: true, due: '2026-08-21 17:30' },
    {
      name: 'leaves the receiver one working day',
      before: scarce,
      wasAssigned: true,
      due: '2026-08-18 17:30',
    },
  ])('$name', ({ before, wasAssigned, due }) => {
    const after = clockAfterHandOn(
      before,
      { state: 'submitted', wasAssigned, at: monday },
      LIMITS,
      isWorkingDay,
    );
    expect(after.dueAt).toEqual(at(due));
  });
});

describe('halvesTaken', () => {
  const span = (from: string, until: string) => ({ from: at(from), until: at(until) });
  it.each([
    {
      name: 'nothing on the day of arrival',
      spans: [span('2026-08-17 09:00', '2026-08-17 17:00')],
      halves: 0,
    },
    { name: 'a morning', spans: [span('2026-08-17 09:00', '2026-08-18 12:00')], halves: 1 },
    { name: 'a weekend adds none', spans: [span('2026-08-14 09:00', '2026-08-17 18:00')], halves: 2 },
    {
      name: 'without the days between two spans',
      spans: [span('2026-08-17 09:00', '2026-08-18 18:00'), span('2026-08-26 09:00', '2026-08-27 13:00')],
      halves: 3,
    },
  ])('$name', ({ spans, halves }) => {
    expect(halvesTaken(spans, isWorkingDay)).toBe(halves);
  });
});
