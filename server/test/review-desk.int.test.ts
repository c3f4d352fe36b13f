import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditRow } from '../src/identity/audit.entity.ts';
import { startApp, startOn } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import type { TestOfficer } from './support/relief.ts';
import { ReviewCases } from './support/review-cases.ts';

/** An instant by Shanghai's clock. */
const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`);

let t: TestApp;
beforeAll(async () => {
  t = await startApp({}, at('2026-08-17 09:00'));
});
afterAll(() => t.close());

const audited = async (accountId: string, action: string): Promise<object[]> => {
  const rows = await t.database.read((tx) => tx.orm.findBy(AuditRow, { actorId: accountId, action }));
  return rows.map(({ facts }) => JSON.parse(facts) as object);
};

describe('the reasons to start from', () => {
  const ID = '01J0000000000000000000TEST';
  const TEMPLATE = { decision: 'decline', title: '标题', text: '正文', clause: '郑信用办〔2021〕23号 四 1' };

  it('are there from the start, in the decisions’ order, and cite clauses where one is needed', async () => {
    const { officer } = await ReviewCases.make(t);
    const { status, body } = await t.api.get('/review/reason-templates', { token: officer.token });
    expect(status).toBe(200);
    expect(body.items.length).toBeGreaterThan(10);
    const decisions = body.items.map(({ decision }: { decision: string }) => decision);
    expect([...new Set(decisions)]).toEqual(['not-accept', 'return', 'recognise', 'decline', 'send-back']);
    for (const { decision, clause } of body.items) {
      if (decision === 'not-accept' || decision === 'decline')
        expect(clause).toContain('郑信用办〔2021〕23号');
    }
  });

  it('are written, replaced and taken away by the city’s office, in the audit log', async () => {
    const { relief } = await ReviewCases.make(t);
    const { token, accountId } = await relief.officeOfficer();
    const put = (body: object) => t.api.call('PUT', `/review/reason-templates/${ID}`, { token, body });
    const listed = async () =>
      (await t.api.get('/review/reason-templates', { token })).body.items.filter(
        ({ templateId }: { templateId: string }) => templateId === ID,
      );
    expect((await put(TEMPLATE)).body).toEqual({ templateId: ID, ...TEMPLATE });
    expect((await put({ ...TEMPLATE, text: '新的正文' })).status).toBe(200);
    expect(await listed()).toEqual([{ templateId: ID, ...TEMPLATE, text: '新的正文' }]);
    expect((await t.api.delete(`/review/reason-templates/${ID}`, { token })).status).toBe(204);
    expect(await listed()).toEqual([]);
    expect((await t.api.delete(`/review/reason-templates/${ID}`, { token })).status).toBe(404);
    expect(await audited(accountId, 'reason-template-set')).toHaveLength(2);
    expect(await audited(accountId, 'reason-template-removed')).toEqual([{ templateId: ID }]);
  });

  it('stay away once the office took them away, also after a new start', async () => {
    const own = await startApp({}, at('2026-08-17 09:00'));
    const { relief } = await ReviewCases.make(own);
    const { token } = await relief.officeOfficer();
    const { body } = await own.api.get('/review/reason-templates', { token });
    for (const { templateId } of body.items)
      await own.api.delete(`/review/reason-templates/${templateId}`, { token });
    await own.app.close();
    const again = await startOn(own.env, at('2026-08-17 09:05'));
    expect((await again.api.get('/review/reason-templates', { token })).body.items).toEqual([]);
    await again.close();
  });

  it('and the settings are not an office of a district’s to write, nor a department’s', async () => {
    const { relief, officer } = await ReviewCases.make(t);
    const zone = await relief.officeOfficer('经开区');
    const settings = { departmentDays: 5, officeDays: 3, overrides: [] };
    for (const { token } of [zone, officer]) {
      const answers = [
        await t.api.call('PUT', `/review/reason-templates/${ID}`, { token, body: TEMPLATE }),
        await t.api.delete(`/review/reason-templates/${ID}`, { token }),
        await t.api.call('PUT', '/review/settings', { token, body: settings }),
      ];
      expect(answers.map(({ status, body }) => [status, body.code])).toEqual(
        answers.map(() => [403, 'role-required']),
      );
      expect((await t.api.get('/review/settings', { token })).status).toBe(200);
    }
  });

  it('are refused by field where they are none', async () => {
    const { relief } = await ReviewCases.make(t);
    const { token } = await relief.officeOfficer();
    const bad = await t.api.call('PUT', '/review/reason-templates/x', { token, body: TEMPLATE });
    expect([bad.status, bad.body.errors[0].path]).toEqual([422, 'templateId']);
    const empty = await t.api.call('PUT', `/review/reason-templates/${ID}`, {
      token,
      body: { ...TEMPLATE, text: '' },
    });
    expect([empty.status, empty.body.errors[0].path]).toEqual([422, 'text']);
  });
});

describe('the settings', () => {
  it('are five and three days at first, and say until when holidays are known', async () => {
    const own = await startApp();
    const { officer } = await ReviewCases.make(own);
    const { body } = await own.api.get('/review/settings', { token: officer.token });
    expect(body).toEqual({
      departmentDays: 5,
      officeDays: 3,
      overrides: [],
      calendarUntil: expect.any(Number),
    });
    expect(body.calendarUntil).toBeGreaterThanOrEqual(2026);
    await own.close();
  });

  it.each([
    { body: { departmentDays: 0, officeDays: 3, overrides: [] }, path: 'departmentDays' },
    { body: { departmentDays: 5, officeDays: 61, overrides: [] }, path: 'officeDays' },
    {
      body: { departmentDays: 5, officeDays: 3, overrides: [{ day: '2026-02-30', working: true }] },
      path: 'overrides.0.day',
    },
    {
      body: {
        departmentDays: 5,
        officeDays: 3,
        overrides: ['2026-08-20', '2026-08-21', '2026-08-20'].map((day) => ({ day, working: true })),
      },
      path: 'overrides.2.day',
    },
  ])('refuse $path', async ({ body, path }) => {
    const { relief } = await ReviewCases.make(t);
    const { token } = await relief.officeOfficer();
    const answer = await t.api.call('PUT', '/review/settings', { token, body });
    expect([answer.status, answer.body.errors[0].path]).toEqual([422, path]);
  });
});

describe('the desk’s first page', () => {
  let cases: ReviewCases;
  const summary = async ({ token }: TestOfficer) => (await t.api.get('/review/summary', { token })).body;
  const departmentNow = (): Promise<TestOfficer> => cases.relief.departmentOfficer(cases.department);

  it('counts what waits by age, names who works on it, and how limits were kept', async () => {
    t.clock.stop(at('2026-08-10 09:00'));
    cases = await ReviewCases.make(t);
    const kept = await cases.submitted();
    const late = await cases.submitted();
    await cases.submitted(); // due Monday 17
    t.clock.stop(at('2026-08-12 12:00'));
    await cases.through(kept.reportId, [
      [await departmentNow(), 'accept'],
      [await departmentNow(), 'recognise'],
    ]);
    t.clock.stop(at('2026-08-13 09:00'));
    await cases.submitted(); // due Thursday 20
    t.clock.stop(at('2026-08-17 18:00'));
    await cases.through(late.reportId, [[await departmentNow(), 'not-accept']]);
    t.clock.stop(at('2026-08-18 10:00'));
    const fresh = await cases.submitted(); // due Tuesday 25
    const officer = await departmentNow();
    await t.api.post(`/review/reports/${fresh.reportId}/claim`, undefined, { token: officer.token });
    const seen = await summary(officer);
    expect(seen).toMatchObject({
      unit: cases.department.name,
      unassigned: 0,
      mine: 1,
      decidedToday: 0,
      decidedYesterday: 1,
      submittedToday: 1,
      onTime: { within: 1, all: 2 },
      averageDays: 3.3, // 1.5 days for the one, 5 for the other
      limitDays: 5,
    });
    expect(seen.groups).toEqual([
      {
        status: 'submitted',
        count: 3,
        overdue: 1,
        dueSoon: 0,
        late: 1,
        early: 1,
        oldestAt: at('2026-08-10 09:00').toISOString(),
        inHand: ['测试账号'],
      },
      { status: 'accepted', count: 0, overdue: 0, dueSoon: 0, late: 0, early: 0, oldestAt: null, inHand: [] },
    ]);
    expect(seen.urgent.map(({ clock }: { clock: { dueAt: string } }) => clock.dueAt)).toEqual(
      ['2026-08-17 17:30', '2026-08-20 17:30', '2026-08-25 17:30'].map((due) => at(due).toISOString()),
    );
    t.clock.stop(at('2026-08-19 10:00'));
    expect((await summary(await departmentNow())).groups[0]).toMatchObject({
      overdue: 1,
      dueSoon: 1,
      late: 0,
      early: 1,
    });
  });

  it('is an office’s of its district', async () => {
    t.clock.stop(at('2026-08-18 10:00'));
    cases = await ReviewCases.make(t);
    const district = '上街区';
    await cases.submitted({ department: null, district });
    const { reportId } = await cases.after([[cases.officer, 'accept']], { district });
    await cases.through(reportId, [[cases.officer, 'recognise']]);
    const office = await cases.relief.officeOfficer(district);
    const seen = await summary(office);
    expect(seen).toMatchObject({ unit: `${district}信用办`, unassigned: 1, limitDays: 3, submittedToday: 2 });
    const counts = seen.groups.map(({ status, count }: { status: string; count: number }) => [status, count]);
    expect(counts).toEqual([
      ['submitted', 1],
      ['recognised', 1],
      ['appealed', 0],
    ]);
    const elsewhere = await cases.relief.officeOfficer('登封市');
    expect(await summary(elsewhere)).toMatchObject({ unassigned: 0, submittedToday: 0, averageDays: null });
  });
});

describe('what officers say among themselves', () => {
  it('is seen by colleagues of department and office, never by the reporter', async () => {
    t.clock.stop(at('2026-08-18 10:00'));
    const cases = await ReviewCases.make(t);
    const { reportId, citizen } = await cases.submitted();
    const office = await cases.relief.officeOfficer();
    const comment = (officer: TestOfficer, text: string) =>
      t.api.post(`/review/reports/${reportId}/comments`, { text }, { token: officer.token });
    const added = await comment(cases.officer, '已与社区电话核实');
    expect([added.status, added.body]).toEqual([
      201,
      { at: at('2026-08-18 10:00').toISOString(), by: '测试账号', mine: true, text: '已与社区电话核实' },
    ]);
    t.clock.advance(1_000); // a stopped clock would leave the order to chance
    await comment(office, '=1+1');
    const seen = await t.api.get(`/review/reports/${reportId}`, { token: office.token });
    expect(seen.body.comments.map(({ text, mine }: { text: string; mine: boolean }) => [text, mine])).toEqual(
      [
        ['已与社区电话核实', false],
        ['=1+1', true],
      ],
    );
    const own = await t.api.get(`/reports/${reportId}`, { token: citizen.token });
    expect(JSON.stringify(own.body)).not.toContain('电话核实');
    for (const text of ['', ' \n ', 'x'.repeat(501)]) {
      const refused = await comment(cases.officer, text);
      expect([refused.status, refused.body.errors[0].path]).toEqual([422, 'text']);
    }
    const rows = await t.database.read((tx) =>
      tx.query<{ text_sealed: string }>('SELECT text_sealed FROM report_comment WHERE report_id = ?', [
        reportId,
      ]),
    );
    expect(rows.map((row) => row.text_sealed).join()).not.toContain('核实');
  });
});

describe('name and number in full', () => {
  it('are shown for a reason, which the audit keeps and the person reads', async () => {
    t.clock.set(at('2026-08-18 10:00'));
    const cases = await ReviewCases.make(t);
    const { reportId, citizen, number } = await cases.submitted();
    const { token, accountId } = cases.officer;
    const reveal = (reason: string) =>
      t.api.post(`/review/reports/${reportId}/reveal`, { reason }, { token });
    expect((await reveal('与社区名单核对')).body).toEqual({
      name: citizen.name,
      documentNumber: citizen.documentNumber,
    });
    expect(await audited(accountId, 'document-revealed')).toEqual([{ reportId, reason: '与社区名单核对' }]);
    const looks = await t.api.get('/me/looks', { token: citizen.token });
    expect(looks.body.items[0]).toMatchObject({
      by: cases.department.name,
      what: `申报 ${number} 的完整姓名和证件号码`,
      reason: '与社区名单核对',
    });
    for (const reason of ['', ' ']) expect((await reveal(reason)).status).toBe(422);
    const other = await cases.relief.departmentOfficer(await cases.relief.department());
    const refused = await t.api.post(
      `/review/reports/${reportId}/reveal`,
      { reason: '看看' },
      { token: other.token },
    );
    expect(refused.status).toBe(404);
    expect(await audited(other.accountId, 'document-revealed')).toEqual([]);
  });
});
