import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { shanghaiDate } from '@benefit/shared/shanghai-time';
import { ScoreSystem } from '../src/credit/score-system.ts';
import { ExchangeService } from '../src/exchange/exchange.service.ts';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import type { Citizen } from './support/city.ts';
import { Relief } from './support/relief.ts';
import type { ContentParts, TestDepartment, TestOfficer } from './support/relief.ts';

describe('bonuses', () => {
  let t: TestApp;
  let relief: Relief;
  let department: TestDepartment;
  let officer: TestOfficer;
  let checker: TestOfficer;
  let city: TestOfficer;

  beforeAll(async () => {
    t = await startApp();
    relief = new Relief(t);
    department = await relief.department();
    officer = await relief.departmentOfficer(department);
    checker = await relief.officeOfficer();
    city = await relief.officeOfficer();
  });
  afterAll(() => t.close());

  const campaign = async (): Promise<string> => (await relief.campaign({ department })).campaignId;

  async function confirmed(citizen: Citizen, campaignId: string, parts: ContentParts = {}): Promise<string> {
    const report = await relief.submitted(citizen, campaignId, parts);
    await relief.through(report, [
      [officer, 'accept'],
      [officer, 'recognise'],
      [checker, 'confirm'],
    ]);
    return report.reportId;
  }

  const end = (campaignId: string) =>
    t.api.post(
      `/campaigns/${campaignId}/end`,
      { document: { authority: '指挥部', number: '1号', date: shanghaiDate(t.clock.now()) } },
      city,
    );
  const grant = (campaignId: string, by = city) =>
    t.api.post(`/campaigns/${campaignId}/grants`, undefined, by);
  const preview = (campaignId: string, asOf?: string) =>
    t.api.get(`/campaigns/${campaignId}/grant-preview${asOf === undefined ? '' : `?asOf=${asOf}`}`, city);
  const delivered = () => t.app.get(ExchangeService).drain();
  const scoreOf = async ({ token }: Citizen): Promise<number> =>
    (await t.api.get('/me', { token })).body.credit.score;
  const statusOf = async ({ token }: Citizen, reportId: string): Promise<string> =>
    (await relief.get(token, reportId)).body.status;

  it('are not granted before the end is declared', async () => {
    const campaignId = await campaign();
    const answer = await grant(campaignId);
    expect([answer.status, answer.body.code, answer.body.clause]).toEqual([
      409,
      'not-allowed-now',
      '郑信用办〔2021〕23号 三',
    ]);
  });

  it('go out once, are credited, raise the score and explain themselves', async () => {
    const campaignId = await campaign();
    const citizen = await relief.city.citizen({ score: 120 });
    const reportId = await confirmed(citizen, campaignId);
    await end(campaignId);
    expect((await preview(campaignId)).body).toMatchObject({ round: 1, people: 1, reports: 1, points: 2 });
    expect((await grant(campaignId)).body).toEqual({ round: 1, granted: 1, alreadyGranted: 0 });
    expect((await grant(campaignId)).body).toEqual({ round: 1, granted: 0, alreadyGranted: 1 });
    await delivered();
    expect(await scoreOf(citizen)).toBe(122);
    expect(await statusOf(citizen, reportId)).toBe('credited');
    const { items } = (await t.api.get('/me/bonuses', { token: citizen.token })).body;
    expect(items).toEqual([
      expect.objectContaining({ reportId, points: 2, status: 'credited', creditedAt: expect.any(String) }),
    ]);
    expect(items[0].text).toMatch(/^\+2，防汛救灾一线，16 小时，规则第 1 版$/);
    const { timeline } = (await relief.get(citizen.token, reportId)).body;
    expect(timeline.map((entry: { action: string }) => entry.action).slice(-2)).toEqual(['grant', 'credit']);
    const notices = (await t.api.get('/me/notices', { token: citizen.token })).body.items;
    expect(notices.filter((notice: { kind: string }) => notice.kind === 'bonus')).toHaveLength(2);
    await delivered();
    expect(await scoreOf(citizen)).toBe(122);
  });

  it('are granted once when two officers press at once', async () => {
    const campaignId = await campaign();
    const citizens = await Promise.all(Array.from({ length: 4 }, () => relief.city.citizen()));
    for (const citizen of citizens) await confirmed(citizen, campaignId);
    await end(campaignId);
    const other = await relief.officeOfficer();
    const answers = await Promise.all([city, other, city, other].map((by) => grant(campaignId, by)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(answers.reduce((sum, { body }) => sum + body.granted, 0)).toBe(4);
    expect(new Set(answers.map(({ body }) => body.round))).toEqual(new Set([1]));
  });

  it('of a report confirmed later come in a second round, and the limits count both', async () => {
    const campaignId = await campaign();
    const citizen = await relief.city.citizen({ score: 130 });
    await confirmed(citizen, campaignId);
    await end(campaignId);
    await grant(campaignId);
    const same = await confirmed(citizen, campaignId);
    const other = await confirmed(citizen, campaignId, { categoryCode: 'public-order' });
    expect((await preview(campaignId)).body).toMatchObject({ round: 2, people: 1, reports: 2, points: 2 });
    expect((await grant(campaignId)).body).toEqual({ round: 2, granted: 2, alreadyGranted: 0 });
    await delivered();
    expect(await scoreOf(citizen)).toBe(134);
    const { items } = (await t.api.get('/me/bonuses', { token: citizen.token })).body;
    const points = Object.fromEntries(
      items.map((one: { reportId: string; points: number }) => [one.reportId, one.points]),
    );
    // a fixed bonus counts once a person; the report is granted all the same, and says why it adds nothing
    expect([points[same], points[other]]).toEqual([0, 2]);
  });

  it('are replayed for a past instant as they were granted then', async () => {
    const campaignId = await campaign();
    const citizen = await relief.city.citizen();
    await confirmed(citizen, campaignId);
    await end(campaignId);
    const before = (await preview(campaignId)).body;
    t.clock.advance(60_000);
    await grant(campaignId);
    await t.api.post(
      `/campaigns/${campaignId}/point-tables`,
      { perPersonCap: 50, rules: [{ categoryCode: 'frontline', kind: 'fixed', points: 50 }] },
      city,
    );
    t.clock.advance(60_000);
    await confirmed(await relief.city.citizen(), campaignId);
    const replayed = (await preview(campaignId, before.asOf)).body;
    expect(replayed).toMatchObject({ round: 1, tableVersion: 1, people: 1, points: 2 });
    expect(replayed.items).toEqual(before.items);
    const [round] = (await t.api.get(`/campaigns/${campaignId}`, city)).body.rounds;
    expect((await preview(campaignId, round.startedAt)).body.items).toEqual(before.items);
    const now = (await preview(campaignId)).body;
    expect(now).toMatchObject({ round: 2, tableVersion: 2, people: 1, points: 50 });
  });

  it('are not previewed for the future, nor by anybody but the city’s office', async () => {
    const campaignId = await campaign();
    const later = new Date(t.clock.now().getTime() + 3600_000).toISOString();
    expect((await preview(campaignId, later)).body.errors[0]).toMatchObject({ path: 'asOf', code: 'future' });
    const zone = await relief.officeOfficer('经开区');
    expect((await grant(campaignId, zone)).body.code).toBe('role-required');
    expect((await t.api.get(`/campaigns/${campaignId}/grant-preview`, zone)).body.code).toBe('role-required');
  });

  it('leave out whose report still waits, and say what for', async () => {
    const campaignId = await campaign();
    const waiting = await relief.submitted(await relief.city.citizen(), campaignId);
    await relief.through(waiting, [
      [officer, 'accept'],
      [officer, 'recognise'],
    ]);
    expect((await preview(campaignId)).body).toMatchObject({
      people: 0,
      waiting: { checking: 1, unbound: 0, appealed: 0 },
    });
  });

  it('that the score system does not take are rejected with its reason, and leave the score', async () => {
    const system = t.app.get(ScoreSystem, { strict: false });
    const answer = system.propose.bind(system);
    const campaignId = await campaign();
    const citizen = await relief.city.citizen({ score: 120 });
    const reportId = await confirmed(citizen, campaignId);
    await end(campaignId);
    system.propose = () => Promise.resolve({ credited: false, reason: '该人员已注销' });
    try {
      await grant(campaignId);
      await delivered();
    } finally {
      system.propose = answer;
    }
    const [bonus] = (await t.api.get('/me/bonuses', { token: citizen.token })).body.items;
    expect(bonus).toMatchObject({ reportId, status: 'rejected', rejectedReason: '该人员已注销' });
    expect([await statusOf(citizen, reportId), await scoreOf(citizen)]).toEqual(['rejected', 120]);
    expect((await grant(campaignId)).body).toEqual({ round: 1, granted: 0, alreadyGranted: 1 });
  });

  it('never change the score of a home in another city', async () => {
    const campaignId = await campaign();
    const guest = await relief.city.citizen({ city: '杭州', score: 700 });
    await confirmed(guest, campaignId);
    await end(campaignId);
    const before = (await t.api.get('/me', guest)).body.credit.score;
    expect((await grant(campaignId)).body.granted).toBe(1);
    await delivered();
    expect((await t.api.get('/me', guest)).body.credit.score).toBe(before);
  });
});
