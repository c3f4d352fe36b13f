import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Decision } from '@benefit/shared/relief/report-state-rules';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import type { TestOfficer } from './support/relief.ts';
import { ReviewCases } from './support/review-cases.ts';

/** An instant by Shanghai's clock. */
const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`);

let t: TestApp;
let cases: ReviewCases;
beforeAll(async () => {
  t = await startApp({}, at('2026-08-17 09:00'));
});
afterAll(() => t.close());

beforeEach(async () => {
  t.clock.set(at('2026-08-17 09:00'));
  cases = await ReviewCases.make(t);
});

/** A session lasts an hour: whoever acts later is a colleague. */
const officerNow = (): Promise<TestOfficer> => cases.relief.departmentOfficer(cases.department);

/** What an officer of now sees of a report's clock. */
async function clockOf(reportId: string) {
  const { token } = await officerNow();
  const { body } = await t.api.get(`/review/reports/${reportId}`, { token });
  return body.clock;
}

async function decide(reportId: string, decision: Decision, when: string): Promise<void> {
  t.clock.stop(at(when));
  await cases.through(reportId, [[await officerNow(), decision]]);
}

/** Whether the steps of a report kept their limits, in order. */
async function keptOf(reportId: string): Promise<(number | null)[]> {
  const rows = await t.database.read((tx) =>
    tx.query<{ on_time: number | null }>(
      'SELECT on_time FROM report_event WHERE report_id = ? ORDER BY version',
      [reportId],
    ),
  );
  return rows.map((row) => row.on_time);
}

describe('the limit of the department', () => {
  it.each([
    { name: 'skips a weekend', came: '2026-08-17 09:00', due: '2026-08-24 17:30' },
    {
      name: 'does not count the day of arrival, however late',
      came: '2026-08-17 23:59',
      due: '2026-08-24 17:30',
    },
    { name: 'counts from a Sunday’s next day', came: '2026-08-16 10:00', due: '2026-08-21 17:30' },
    { name: 'skips 国庆 and works the Saturday after it', came: '2026-09-29 10:00', due: '2026-10-12 17:30' },
    { name: 'works the Sunday before 国庆', came: '2026-09-18 10:00', due: '2026-09-24 17:30' },
    { name: 'skips 春节', came: '2026-02-13 10:00', due: '2026-02-27 17:30' },
    {
      name: 'has weekends alone in a year whose holidays are not announced',
      came: '2031-09-30 10:00',
      due: '2031-10-07 17:30',
    },
  ])('$name', async ({ came, due }) => {
    t.clock.stop(at(came));
    const { reportId } = await cases.submitted();
    expect(await clockOf(reportId)).toEqual({
      limitDays: 5,
      dueAt: at(due).toISOString(),
      daysLeft: 5,
      paused: false,
    });
  });

  it('follows the office’s overrides of the calendar, from then on', async () => {
    // an installation of its own: settings stay in force, and the other tests turn the clock back
    const own = await startApp({}, at('2026-08-17 09:00'));
    const there = await ReviewCases.make(own);
    const { token } = await there.relief.officeOfficer();
    const overrides = [
      { day: '2026-08-22', working: true },
      { day: '2026-08-19', working: false },
      { day: '2026-08-18', working: false },
    ];
    const set = (departmentDays: number) =>
      own.api.call('PUT', '/review/settings', { token, body: { departmentDays, officeDays: 3, overrides } });
    const dueOf = async ({ reportId }: { reportId: string }) => (await there.row(reportId)).dueAt;
    const before = await there.submitted();
    const answer = await set(5);
    expect([answer.status, answer.body.overrides]).toEqual([200, [...overrides].reverse()]);
    expect(await dueOf(await there.submitted())).toEqual(at('2026-08-25 17:30'));
    await set(2);
    expect(await dueOf(await there.submitted())).toEqual(at('2026-08-21 17:30'));
    // a limit that runs keeps its end
    expect(await dueOf(before)).toEqual(at('2026-08-24 17:30'));
    await own.close();
  });
});

describe('the clock', () => {
  it('runs on through the acceptance, pauses while returned, and goes on with what was left', async () => {
    const { reportId } = await cases.submitted(); // Monday 17, due Monday 24
    await decide(reportId, 'accept', '2026-08-18 10:00');
    expect(await clockOf(reportId)).toMatchObject({
      dueAt: at('2026-08-24 17:30').toISOString(),
      daysLeft: 5,
    });
    await decide(reportId, 'return', '2026-08-19 14:00');
    expect(await clockOf(reportId)).toEqual({ limitDays: 5, dueAt: null, daysLeft: 3.5, paused: true });
    t.clock.stop(at('2026-09-01 20:00'));
    expect(await clockOf(reportId)).toMatchObject({ daysLeft: 3.5, paused: true });
    await cases.resubmit(reportId);
    const due = at('2026-09-07 12:00').toISOString();
    expect(await clockOf(reportId)).toEqual({ limitDays: 5, dueAt: due, daysLeft: 3.5, paused: false });
    t.clock.stop(at('2026-09-04 11:00'));
    expect(await clockOf(reportId)).toMatchObject({ daysLeft: 1.5 });
    t.clock.stop(at('2026-09-07 12:01'));
    expect(await clockOf(reportId)).toMatchObject({ daysLeft: -0.5 });
    await decide(reportId, 'accept', '2026-09-08 09:00');
    await decide(reportId, 'recognise', '2026-09-08 09:30');
    //                                put   submit accept return submit accept recognise
    expect(await keptOf(reportId)).toEqual([null, null, null, 1, null, null, 0]);
  });

  it('is the office’s after the recognition, and nobody’s after the check', async () => {
    const { reportId } = await cases.submitted();
    await decide(reportId, 'accept', '2026-08-24 17:30');
    await decide(reportId, 'recognise', '2026-08-24 17:30');
    expect(await clockOf(reportId)).toEqual({
      limitDays: 3,
      dueAt: at('2026-08-27 17:30').toISOString(),
      daysLeft: 3,
      paused: false,
    });
    t.clock.stop(at('2026-08-27 17:30'));
    await cases.through(reportId, [[await cases.relief.officeOfficer(), 'confirm']]);
    expect(await clockOf(reportId)).toMatchObject({ dueAt: null, daysLeft: null, paused: false });
    expect(await keptOf(reportId)).toEqual([null, null, null, 1, 1]);
  });

  it('starts anew for an appeal, and for a report that was sent back', async () => {
    const refused = await cases.after([[cases.officer, 'not-accept']]);
    await t.api.post(`/reports/${refused.reportId}/appeal`, {}, { token: refused.citizen.token });
    expect(await clockOf(refused.reportId)).toMatchObject({
      limitDays: 3,
      dueAt: at('2026-08-20 17:30').toISOString(),
    });
    const { reportId } = await cases.submitted();
    await decide(reportId, 'accept', '2026-08-18 10:00');
    await decide(reportId, 'recognise', '2026-08-18 10:00');
    t.clock.stop(at('2026-08-19 10:00'));
    await cases.through(reportId, [[await cases.relief.officeOfficer(), 'send-back']]);
    expect(await clockOf(reportId)).toMatchObject({
      limitDays: 5,
      dueAt: at('2026-08-26 17:30').toISOString(),
    });
  });
});

describe('handing on', () => {
  const handOn = (
    officer: TestOfficer,
    reportId: string,
    departmentId: string,
    version: number,
    reason = '应由其办理',
  ) =>
    t.api.post(
      `/review/reports/${reportId}/hand-on`,
      { version, departmentId, reason },
      { token: officer.token },
    );

  it('gives a report that nobody had to a department with the whole limit, and tells the reporter', async () => {
    const { reportId, citizen, number } = await cases.submitted({ department: null });
    t.clock.stop(at('2026-08-19 10:00'));
    const office = await cases.relief.officeOfficer('金水区');
    const answer = await handOn(office, reportId, cases.department.departmentId, 2);
    expect([answer.status, answer.body.version, answer.body.department]).toEqual([
      200,
      3,
      cases.department.name,
    ]);
    expect(answer.body.timeline.at(-1)).toMatchObject({
      action: 'hand-on',
      reason: '应由其办理',
      status: 'submitted',
    });
    expect(await clockOf(reportId)).toMatchObject({ dueAt: at('2026-08-26 17:30').toISOString() });
    await cases.relief.city.logInAgain(citizen);
    const notices = await t.api.get('/me/notices', { token: citizen.token });
    expect(notices.body.items[0]).toMatchObject({
      kind: 'report',
      subjectId: reportId,
      text: `申报 ${number} 已转交${cases.department.name}办理，您不用做什么。`,
    });
    const { body } = await cases.queue(await officerNow());
    expect(body.items.map((item: { reportId: string }) => item.reportId)).toEqual([reportId]);
    expect(body.counts.byStatus).toEqual({ submitted: 1 });
  });

  it('between departments takes it from the one, and gains no time', async () => {
    const { reportId } = await cases.submitted();
    const other = await cases.relief.department();
    const answer = await handOn(cases.officer, reportId, other.departmentId, 2);
    expect(answer.status).toBe(200);
    expect((await cases.row(reportId)).dueAt).toEqual(at('2026-08-24 17:30'));
    const seen = await t.api.get(`/review/reports/${reportId}`, { token: cases.officer.token });
    expect(seen.status).toBe(404);
    t.clock.stop(at('2026-08-24 10:00'));
    const back = await handOn(
      await cases.relief.departmentOfficer(other),
      reportId,
      cases.department.departmentId,
      3,
    );
    expect(back.status).toBe(200);
    expect((await cases.row(reportId)).dueAt).toEqual(at('2026-08-25 17:30'));
  });

  it.each([
    { name: 'without a reason', change: { reason: ' ' }, expected: [422, 'reason'] },
    {
      name: 'to a department there is not',
      change: { departmentId: '01ARZ3NDEKTSV4RRFFQ69G5FAV' },
      expected: [422, 'departmentId'],
    },
    {
      name: 'to the department that has it',
      change: { departmentId: 'own' },
      expected: [422, 'departmentId'],
    },
    { name: 'from an old version', change: { version: 1 }, expected: [409, 'out-of-date'] },
  ])('is refused $name', async ({ change, expected }) => {
    const { reportId } = await cases.submitted();
    const other = await cases.relief.department();
    const own = 'departmentId' in change && change.departmentId === 'own';
    const body = { version: 2, departmentId: other.departmentId, reason: '应由其办理', ...change };
    const answer = await t.api.post(
      `/review/reports/${reportId}/hand-on`,
      own ? { ...body, departmentId: cases.department.departmentId } : body,
      { token: cases.officer.token },
    );
    expect([answer.status, answer.body.errors?.[0]?.path ?? answer.body.code]).toEqual(expected);
  });

  it('is refused once it is the office’s turn, and of an own report', async () => {
    const other = await cases.relief.department();
    const { reportId } = await cases.after([
      [cases.officer, 'accept'],
      [cases.officer, 'recognise'],
    ]);
    const late = await handOn(cases.officer, reportId, other.departmentId, 4);
    expect([late.status, late.body.code]).toEqual([409, 'not-allowed-now']);
    const citizen = await cases.relief.city.citizen();
    await cases.relief.departmentOfficer(cases.department, citizen);
    const own = await cases.submitted({ citizen });
    const refused = await handOn(citizen, own.reportId, other.departmentId, 2);
    expect([refused.status, refused.body.code]).toEqual([403, 'own-report']);
  });
});
