import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { shanghaiDate } from '@benefit/shared/shanghai-time';
import { AuditRow } from '../src/identity/audit.entity.ts';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { Relief } from './support/relief.ts';
import type { TestDepartment, TestOfficer } from './support/relief.ts';

const DOCUMENT = { authority: '市防汛抗旱指挥部（测试）', number: '郑汛指〔2026〕12号', date: '' };
const TABLE = { perPersonCap: 10, rules: [{ categoryCode: 'donation', kind: 'fixed', points: 2 }] };

describe('campaigns', () => {
  let t: TestApp;
  let relief: Relief;
  let department: TestDepartment;
  let city: TestOfficer;
  let zone: TestOfficer;
  let today: string;

  beforeAll(async () => {
    t = await startApp();
    relief = new Relief(t);
    department = await relief.department();
    city = await relief.officeOfficer();
    zone = await relief.officeOfficer('经开区');
    today = shanghaiDate(t.clock.now());
  });
  afterAll(() => t.close());

  const post = (path: string, body: unknown, officer = city) => t.api.post(path, body, officer);
  const end = (campaignId: string, officer = city, document: object = { ...DOCUMENT, date: today }) =>
    post(`/campaigns/${campaignId}/end`, { document }, officer);
  const archive = (campaignId: string, body: object = { publishedOn: today }) =>
    post(`/campaigns/${campaignId}/archive`, body);
  const opened = async (): Promise<string> => (await relief.campaign({ department })).campaignId;

  it('are there for everybody, with the seven personal categories and the enterprise one', async () => {
    const campaignId = await opened();
    const { items } = (await t.api.get('/campaigns')).body;
    const campaign = items.find((one: { campaignId: string }) => one.campaignId === campaignId);
    expect(campaign).toMatchObject({ status: 'active', endedOn: null });
    const clauses = campaign.categories.map((category: { clause: string }) => category.clause.slice(-3));
    expect(clauses).toEqual(['一 1', '一 2', '一 3', '一 4', '一 5', '一 6', '一 7', '二 1']);
    expect(campaign.categories[4].fields.map((field: { key: string }) => field.key)).toEqual(
      expect.arrayContaining(['recipient', 'amountFen', 'goods', 'receiptNumber', 'donatedOn']),
    );
  });

  it("are opened by the city's office, with points from the start", async () => {
    const request = { title: '新专项', basis: '郑信用办〔2021〕23号', startsOn: today, pointTable: TABLE };
    expect((await post('/campaigns', request, zone)).body.code).toBe('role-required');
    const { status, body } = await post('/campaigns', request);
    expect([status, body.pointTables]).toEqual([
      201,
      [{ ...TABLE, version: 1, effectiveFrom: expect.any(String) }],
    ]);
    const audited = await t.database.read((tx) =>
      tx.orm.findBy(AuditRow, { actorId: city.accountId, action: 'campaign-created' }),
    );
    expect(audited.map(({ facts }) => JSON.parse(facts))).toContainEqual({ campaignId: body.campaignId });
  });

  it('end once, citing the document, and never by a zone’s office', async () => {
    const campaignId = await opened();
    expect((await end(campaignId, zone)).body.code).toBe('role-required');
    const { status, body } = await end(campaignId);
    expect([status, body.status, body.endedOn]).toEqual([200, 'ended', today]);
    expect(body.document).toEqual({ ...DOCUMENT, date: today });
    const again = await end(campaignId);
    expect([again.status, again.body.code]).toEqual([409, 'not-allowed-now']);
  });

  it.each([
    { name: 'no authority', document: { authority: '', number: '1号' }, path: 'document.authority' },
    { name: 'no number', document: { authority: '指挥部', number: '' }, path: 'document.number' },
    { name: 'a date to come', document: { ...DOCUMENT, date: '2999-01-01' }, path: 'document.date' },
    { name: 'a date before the start', document: { ...DOCUMENT, date: '2001-01-01' }, path: 'document.date' },
    { name: 'a day that is none', document: { ...DOCUMENT, date: '2026-02-30' }, path: 'document.date' },
  ])('do not end with $name', async ({ document, path }) => {
    const { status, body } = await end(await opened(), city, { date: today, ...document });
    expect([status, body.errors?.[0]?.path]).toEqual([422, path]);
  });

  it('are archived after the end, on a published day', async () => {
    const campaignId = await opened();
    expect((await archive(campaignId)).body.code).toBe('not-allowed-now');
    await end(campaignId);
    const tomorrow = shanghaiDate(new Date(t.clock.now().getTime() + 24 * 3600_000));
    expect((await archive(campaignId, { publishedOn: tomorrow })).body.errors[0].path).toBe('publishedOn');
    expect((await archive(campaignId)).body).toMatchObject({ status: 'archived', archivedOn: today });
    expect((await archive(campaignId)).body.code).toBe('not-allowed-now');
  });

  it('take reports after the end, and none once archived, with the day said', async () => {
    const campaignId = await opened();
    const citizen = await relief.city.citizen();
    await end(campaignId);
    const late = await relief.draft(citizen, campaignId);
    await archive(campaignId);
    const content = relief.content(campaignId, []);
    const refused = await relief.put(citizen.token, relief.newId(), content);
    expect([refused.status, refused.body.code]).toEqual([409, 'campaign-archived']);
    expect(refused.body.detail).toContain(today);
    const version = late.body.version;
    const submission = await t.api.post(`/reports/${late.reportId}/submission`, { version }, citizen);
    expect([submission.status, submission.body.code]).toEqual([409, 'campaign-archived']);
  });

  it('get a new version of the points, and keep the former', async () => {
    const campaignId = await opened();
    const { status, body } = await post(`/campaigns/${campaignId}/point-tables`, TABLE);
    expect([status, body.pointTables.map((table: { version: number }) => table.version)]).toEqual([
      201,
      [1, 2],
    ]);
  });

  it.each([
    {
      name: 'pays a donation by hours',
      rules: [
        { categoryCode: 'donation', kind: 'hours', steps: [{ upToHours: null, hoursPerPoint: 1 }], most: 5 },
      ],
      path: 'rules.0.kind',
      says: '按捐款金额',
    },
    {
      name: 'says points per yuan',
      rules: [{ categoryCode: 'donation', kind: 'fixed', points: 2, pointsPerYuan: 1 }],
      path: 'rules.0.pointsPerYuan',
    },
    {
      name: 'has a kind for money',
      rules: [{ categoryCode: 'donation', kind: 'amount', points: 2 }],
      path: 'rules.0.kind',
    },
    {
      name: 'takes points away',
      rules: [{ categoryCode: 'donation', kind: 'fixed', points: -2 }],
      path: 'rules.0.points',
    },
    {
      name: 'has two rules for one category',
      rules: [TABLE.rules[0], TABLE.rules[0]],
      path: 'rules.1.categoryCode',
    },
  ])('save no table that $name', async ({ rules, path, says }) => {
    const campaignId = await opened();
    const { status, body } = await post(`/campaigns/${campaignId}/point-tables`, { perPersonCap: 10, rules });
    expect(status).toBe(422);
    expect(body.errors.map((error: { path: string }) => error.path)).toContain(path);
    if (says !== undefined) expect(JSON.stringify(body.errors)).toContain(says);
  });

  it('save no table that takes effect in the past', async () => {
    const effectiveFrom = new Date(t.clock.now().getTime() - 3600_000).toISOString();
    const { body } = await post(`/campaigns/${await opened()}/point-tables`, { ...TABLE, effectiveFrom });
    expect(body.errors).toEqual([expect.objectContaining({ path: 'effectiveFrom', code: 'past' })]);
  });

  it('route by category and district, and refuse two routes for one place', async () => {
    const campaignId = await opened();
    const other = await relief.department('经开区');
    const route = { categoryCode: 'frontline', district: '经开区', departmentId: other.departmentId };
    const put = (routes: object[]) =>
      t.api.call('PUT', `/campaigns/${campaignId}/routes`, { token: city.token, body: { routes } });
    expect((await put([route, route])).body.errors[0].path).toBe('routes.1');
    expect((await put([{ ...route, departmentId: relief.newId() }])).body.errors[0].path).toBe(
      'routes.0.departmentId',
    );
    expect((await put([route])).body.routes).toEqual([route]);
    const citizen = await relief.city.citizen();
    const here = await relief.submitted(citizen, campaignId, { district: '经开区' });
    const elsewhere = await relief.submitted(citizen, campaignId, { district: '金水区' });
    expect([here.body.department, elsewhere.body.department]).toEqual([other.name, null]);
  });

  it('are shown to departments, and changed by none of them', async () => {
    const officer = await relief.departmentOfficer(department);
    const campaignId = await opened();
    expect((await t.api.get(`/campaigns/${campaignId}`, officer)).status).toBe(200);
    expect((await end(campaignId, officer)).status).toBe(403);
    const { items } = (await t.api.get('/departments', officer)).body;
    expect(items).toContainEqual({
      departmentId: department.departmentId,
      name: department.name,
      district: null,
    });
  });
});
