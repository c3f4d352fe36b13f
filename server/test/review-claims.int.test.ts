import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CLAIM_MINUTES } from '@benefit/shared/relief/review-contract';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import type { TestOfficer } from './support/relief.ts';
import { ReviewCases } from './support/review-cases.ts';

const START = new Date('2026-08-17T01:00:00.000Z');
const MINUTE_MS = 60_000;

let t: TestApp;
let cases: ReviewCases;
let colleague: TestOfficer;
let reportId: string;
beforeAll(async () => {
  t = await startApp({}, START);
});
afterAll(() => t.close());

beforeEach(async () => {
  t.clock.stop(START);
  cases = await ReviewCases.make(t);
  colleague = await cases.relief.departmentOfficer(cases.department);
  ({ reportId } = await cases.submitted());
});

const claim = ({ token }: TestOfficer) =>
  t.api.post(`/review/reports/${reportId}/claim`, undefined, { token });
const release = ({ token }: TestOfficer) => t.api.delete(`/review/reports/${reportId}/claim`, { token });
const open = ({ token }: TestOfficer) => t.api.get(`/review/reports/${reportId}`, { token });
const later = (minutes: number): string => new Date(START.getTime() + minutes * MINUTE_MS).toISOString();

describe('a claim', () => {
  it('holds for a quarter of an hour and is seen by colleagues', async () => {
    expect((await claim(cases.officer)).body).toEqual({
      by: '测试账号',
      mine: true,
      until: later(CLAIM_MINUTES),
    });
    const theirs = await cases.queue(colleague);
    expect(theirs.body.items[0].claim).toMatchObject({ mine: false, until: later(CLAIM_MINUTES) });
    const own = await cases.queue(cases.officer, { mine: 'true' });
    expect(own.body.items).toHaveLength(1);
    expect(own.body.counts).toMatchObject({ mine: 1, byStatus: { submitted: 1 } });
    expect((await cases.queue(colleague, { mine: 'true' })).body).toMatchObject({
      items: [],
      counts: { mine: 0 },
    });
  });

  it('is answered with the colleague’s where a colleague has it', async () => {
    await claim(cases.officer);
    t.clock.advance(5 * MINUTE_MS);
    const answer = await claim(colleague);
    expect([answer.status, answer.body]).toEqual([
      200,
      { by: '测试账号', mine: false, until: later(CLAIM_MINUTES) },
    ]);
  });

  it.each([
    { minutes: CLAIM_MINUTES - 0.001, mine: false },
    { minutes: CLAIM_MINUTES, mine: true },
  ])('after $minutes minutes is a colleague’s to take: $mine', async ({ minutes, mine }) => {
    await claim(cases.officer);
    t.clock.advance(minutes * MINUTE_MS);
    expect((await claim(colleague)).body.mine).toBe(mine);
    expect((await open(cases.officer)).body.claim.mine).toBe(!mine);
  });

  it.each([
    { name: 'claiming again', act: () => claim(cases.officer) },
    { name: 'opening', act: () => open(cases.officer) },
    {
      name: 'a remark',
      act: () =>
        t.api.post(
          `/review/reports/${reportId}/comments`,
          { text: '已电话核实' },
          { token: cases.officer.token },
        ),
    },
    { name: 'accepting', act: () => cases.decide(cases.officer, reportId, 'accept') },
  ])('is renewed by $name', async ({ act }) => {
    await claim(cases.officer);
    t.clock.advance(10 * MINUTE_MS);
    expect((await act()).status).toBeLessThan(300);
    expect((await cases.row(reportId)).claimedUntil?.toISOString()).toBe(later(10 + CLAIM_MINUTES));
  });

  it.each([
    { name: 'opening', act: () => open(cases.officer) },
    {
      name: 'a remark',
      act: () =>
        t.api.post(`/review/reports/${reportId}/comments`, { text: '看过' }, { token: cases.officer.token }),
    },
  ])('is not made, nor taken over, by $name', async ({ act }) => {
    await act();
    expect((await cases.row(reportId)).claimedBy).toBeNull();
    await claim(colleague);
    await act();
    expect((await cases.row(reportId)).claimedBy).toBe(colleague.accountId);
  });

  it('is let go by its holder alone', async () => {
    await claim(cases.officer);
    expect((await release(colleague)).status).toBe(204);
    expect((await cases.row(reportId)).claimedBy).toBe(cases.officer.accountId);
    expect((await release(cases.officer)).status).toBe(204);
    expect((await claim(colleague)).body.mine).toBe(true);
  });

  it('stops nobody: the version decides', async () => {
    await claim(cases.officer);
    expect((await cases.decide(colleague, reportId, 'accept')).status).toBe(200);
  });

  it('ends when another officer has to act', async () => {
    await claim(cases.officer);
    await cases.through(reportId, [
      [cases.officer, 'accept'],
      [cases.officer, 'recognise'],
    ]);
    expect(await cases.row(reportId)).toMatchObject({ claimedBy: null, claimedUntil: null });
  });

  it('does not change the version', async () => {
    await claim(cases.officer);
    expect((await cases.row(reportId)).version).toBe(2);
  });

  it('is one when two take at once', async () => {
    const answers = await Promise.all([claim(cases.officer), claim(colleague)]);
    expect(answers.map(({ body }) => body.mine).sort()).toEqual([false, true]);
  });

  it('of what waits for no officer is refused', async () => {
    await cases.through(reportId, [[cases.officer, 'return']]);
    const answer = await claim(cases.officer);
    expect([answer.status, answer.body.code]).toEqual([409, 'not-allowed-now']);
  });

  it('outside the area is of a report that does not exist', async () => {
    const other = await cases.relief.departmentOfficer(await cases.relief.department());
    expect([(await claim(other)).status, (await release(other)).status]).toEqual([404, 404]);
  });
});
