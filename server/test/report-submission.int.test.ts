import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CategoryCode } from '@benefit/shared/relief/category-rules';
import { shanghaiDate } from '@benefit/shared/shanghai-time';
import { NoticeService } from '../src/identity/notice.service.ts';
import { LookService } from '../src/identity/look.service.ts';
import { CampaignRow } from '../src/relief/campaign/campaign.entity.ts';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import type { Citizen } from './support/city.ts';
import { Relief, good } from './support/relief.ts';
import type { ContentParts, TestDepartment, TestReport } from './support/relief.ts';

/** No edge of a month or a year, and no 29 February. */
const AT = new Date('2026-08-11T02:00:00.000Z');

let t: TestApp;
let relief: Relief;
let citizen: Citizen;
let department: TestDepartment;
let campaignId: string;

beforeAll(async () => {
  t = await startApp({}, AT);
  relief = new Relief(t);
  citizen = await relief.city.citizen();
  department = await relief.department();
  ({ campaignId } = await relief.campaign({ department }));
});
afterAll(() => t.close());

const submit = ({ reportId, body, citizen: { token } }: TestReport) =>
  t.api.post(`/reports/${reportId}/submission`, { version: body.version }, { token });

const dayFromNow = (days: number): string =>
  shanghaiDate(new Date(t.clock.now().getTime() + days * 24 * 3600_000));

describe('handing a report in', () => {
  it('gives it a number and a department, and tells the reporter what is next', async () => {
    const { reportId, body } = await relief.submitted(citizen, campaignId);
    const day = dayFromNow(0).slice(2).replaceAll('-', '');
    expect(body).toMatchObject({
      status: 'submitted',
      version: 2,
      number: expect.stringMatching(new RegExp(`^RB-${day}-\\d{4}$`)),
      department: department.name,
      next: { by: department.name, dueAt: expect.any(String) },
      timeline: [
        { action: 'submit', by: '本人', status: 'submitted', clause: expect.stringContaining('四 2') },
      ],
      evidence: [{ state: 'ready', kind: 'photo', links: { original: expect.stringContaining('/files/') } }],
      mayWithdraw: true,
    });
    const { items } = await t.app.get(NoticeService).list(citizen.accountId, undefined);
    expect(items[0]).toMatchObject({ kind: 'report', subjectId: reportId, title: '申报已提交' });
    expect(items[0]?.text).toContain(body.number);
  });

  const lacking: { name: string; parts: ContentParts; path: string; code?: string }[] = [
    { name: 'no deed', parts: { deed: ' ' }, path: 'deed' },
    { name: 'no place outside the city', parts: { district: '市外', place: '' }, path: 'place' },
    {
      name: 'an end before the start',
      parts: { endedOn: '2020-01-01' },
      path: 'endedOn',
      code: 'before-start',
    },
    {
      name: 'an unknown field',
      parts: { fields: { colour: 'red' } },
      path: 'fields.colour',
      code: 'unknown-field',
    },
    {
      name: 'more hours than the days have',
      parts: { fields: { hours: 49 } },
      path: 'fields.hours',
      code: 'too-big',
    },
    {
      name: 'no letter of the unit (一 4)',
      parts: { categoryCode: 'rear-support', fields: {} },
      path: 'fields.letterUnit',
    },
    {
      name: 'neither money nor goods (一 5)',
      parts: {
        categoryCode: 'donation',
        fields: { recipient: '红十字会', receiptNumber: 'A1', donatedOn: '2021-07-20' },
      },
      path: 'fields.goods',
    },
    {
      name: 'a credit code of 17 characters (一 6)',
      parts: {
        categoryCode: 'emergency-production',
        fields: { unit: '某厂', creditCode: '91410100MA0000000', post: '厂长' },
      },
      path: 'fields.creditCode',
      code: 'wrong-format',
    },
    {
      name: 'no certificate number (一 7)',
      parts: { categoryCode: 'commendation', fields: { authority: '市政府', level: 'city' } },
      path: 'fields.certificateNumber',
    },
    {
      name: 'a declaration that was not made',
      parts: { declarations: { capable: true, resident: false, voluntary: true } },
      path: 'declarations.resident',
    },
  ];
  it.each(lacking)('names $name', async ({ parts, path, code = 'required' }) => {
    const report = await relief.draft(citizen, campaignId, parts);
    const answer = await submit(report);
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid-request' } });
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ path, code }));
    expect((await relief.get(citizen.token, report.reportId)).body).toMatchObject({
      status: 'draft',
      version: 1,
    });
  });

  it('names days that are still to come, and evidence that there is none of', async () => {
    const report = await relief.draft(citizen, campaignId, { endedOn: dayFromNow(1) }, []);
    const { body } = await submit(report);
    expect(body.errors.map(({ path, code }: { path: string; code: string }) => [path, code])).toEqual([
      ['endedOn', 'future'],
      ['evidence', 'required'],
    ]);
  });

  const complete: { categoryCode: CategoryCode; fields: Record<string, string | number> }[] = [
    { categoryCode: 'frontline', fields: {} },
    { categoryCode: 'victim-aid', fields: { hours: 48 } },
    { categoryCode: 'public-order', fields: { hours: 0.5 } },
    { categoryCode: 'rear-support', fields: { letterUnit: '某社区居委会' } },
    {
      categoryCode: 'donation',
      fields: { recipient: '红十字会', receiptNumber: 'R-1', donatedOn: '2021-07-20', amountFen: 1 },
    },
    {
      categoryCode: 'emergency-production',
      // its check character is wrong, which is a warning only
      fields: { unit: '某厂', creditCode: '91410100MA00000001', post: '厂长' },
    },
    {
      categoryCode: 'commendation',
      fields: { authority: '市政府', level: 'city', certificateNumber: '第 1 号' },
    },
  ];
  it.each(complete)('takes a complete report of $categoryCode', async (parts) => {
    expect((await relief.submitted(citizen, campaignId, parts)).body).toMatchObject({
      status: 'submitted',
      fields: parts.fields,
    });
  });

  it('names each file that has not arrived, with what is left of it', async () => {
    const files = [await relief.photo({ fileName: '一.jpg' }), await relief.photo({ fileName: '二.jpg' })];
    const report = await relief.draft(citizen, campaignId, {}, files);
    const [first, second] = files;
    if (first === undefined || second === undefined) throw new Error('Two files');
    good(await relief.upload(citizen.token, report.reportId, first), 204);
    const answer = await submit(report);
    expect(answer).toMatchObject({
      status: 409,
      body: {
        code: 'evidence-missing',
        errors: [
          {
            path: `evidence.${second.evidence.evidenceId}`,
            code: 'not-received',
            text: expect.stringMatching(/^二\.jpg：还差 \d+ KB$/),
          },
        ],
      },
    });
    good(await relief.upload(citizen.token, report.reportId, second), 204);
    expect(await submit(report)).toMatchObject({ status: 200, body: { status: 'submitted' } });
  });

  it('names a file that was refused, and why; taken off it is in nobody’s way', async () => {
    const bytes = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>');
    const good1 = await relief.photo();
    const bad = {
      bytes,
      evidence: { ...good1.evidence, evidenceId: relief.newId(), sizeBytes: bytes.length },
    };
    const report = await relief.draft(citizen, campaignId, {}, [good1, bad]);
    good(await relief.upload(citizen.token, report.reportId, good1), 204);
    expect(await relief.upload(citizen.token, report.reportId, bad)).toMatchObject({
      status: 422,
      body: { code: 'file-refused' },
    });
    expect(await submit(report)).toMatchObject({
      status: 409,
      body: { code: 'evidence-missing', errors: [{ code: 'file-type-not-taken' }] },
    });
    const content = { ...report.content, evidence: [good1.evidence], version: 1 };
    const { body } = good(await relief.put(citizen.token, report.reportId, content), 200);
    expect(body.evidence).toHaveLength(1);
    expect(await submit({ ...report, body })).toMatchObject({ status: 200 });
  });

  it('is for those of age, from the birthday itself on', async () => {
    const [month, day] = [dayFromNow(0).slice(5, 7), dayFromNow(0).slice(8)];
    const year = Number(dayFromNow(0).slice(0, 4)) - 18;
    const tomorrow = dayFromNow(1);
    const late = `${Number(tomorrow.slice(0, 4)) - 18}${tomorrow.slice(4)}`;
    const [today, minor] = [
      await relief.city.citizen({ birthDate: `${year}-${month}-${day}` }),
      await relief.city.citizen({ birthDate: late }),
    ];
    expect((await relief.submitted(today, campaignId)).body.status).toBe('submitted');
    const report = await relief.draft(minor, campaignId);
    await relief.uploadAll(report);
    expect(await submit(report)).toMatchObject({
      status: 403,
      body: { code: 'adult-required', clause: expect.stringContaining('四 2') },
    });
  });

  it('needs consent to the notice in force', async () => {
    const person = await relief.city.citizen();
    const report = await relief.draft(person, campaignId);
    await relief.uploadAll(report);
    good(await t.api.delete('/me/consents/current', person), 204);
    expect(await submit(report)).toMatchObject({ status: 403, body: { code: 'consent-missing' } });
  });

  it('is once: the same again is out of date, another version too', async () => {
    const report = await relief.draft(citizen, campaignId);
    await relief.uploadAll(report);
    expect(await submit({ ...report, body: { version: 2 } })).toMatchObject({
      status: 409,
      body: { code: 'out-of-date', version: 1 },
    });
    expect(await submit(report)).toMatchObject({ status: 200 });
    expect(await submit(report)).toMatchObject({ status: 409, body: { code: 'out-of-date', version: 2 } });
  });

  it('leads to the department of the district, else of the category, else to the office', async () => {
    const [zone, city] = [await relief.department('经开区'), await relief.department()];
    const routed = await relief.campaign({
      routes: [
        { categoryCode: 'frontline', district: '', departmentId: city.departmentId },
        { categoryCode: 'frontline', district: '经开区', departmentId: zone.departmentId },
      ],
    });
    const departmentOf = async (parts: ContentParts) =>
      (await relief.submitted(citizen, routed.campaignId, parts)).body.department;
    expect(await departmentOf({ district: '经开区' })).toBe(zone.name);
    expect(await departmentOf({ district: '登封市' })).toBe(city.name);
    expect(await departmentOf({ district: '市外', place: '卫辉市' })).toBe(city.name);
    const nobody = await relief.submitted(citizen, routed.campaignId, { categoryCode: 'public-order' });
    expect(nobody.body).toMatchObject({ department: null, next: { by: '信用办' } });
  });
});

describe('a campaign that is archived', () => {
  it('takes no draft any more, but the supplement of what it had taken', async () => {
    const over = await relief.campaign({ department });
    const officer = await relief.departmentOfficer(department);
    const taken = await relief.through(await relief.submitted(citizen, over.campaignId), [
      [officer, 'return'],
    ]);
    const draft = await relief.draft(citizen, over.campaignId);
    await relief.uploadAll(draft);
    await t.database.write((tx) =>
      tx.orm.update(CampaignRow, { id: over.campaignId }, { status: 'archived', archivedOn: '2026-08-11' }),
    );
    const refused = {
      status: 409,
      body: { code: 'campaign-archived', detail: expect.stringContaining('2026-08-11') },
    };
    expect(await submit(draft)).toMatchObject(refused);
    const changed = { ...draft.content, deed: '改', version: 1 };
    expect(await relief.put(citizen.token, draft.reportId, changed)).toMatchObject(refused);
    const content = { ...taken.content, deed: '补正', version: taken.body.version };
    const { body } = good(await relief.put(citizen.token, taken.reportId, content), 200);
    expect((await relief.submit({ ...taken, body })).body.status).toBe('submitted');
  });
});

describe('hints before handing in', () => {
  it('says that the same deed was reported, and by which number', async () => {
    const person = await relief.city.citizen();
    const first = await relief.submitted(person, campaignId);
    const second = await relief.draft(person, campaignId);
    expect(second.body.hints).toEqual([
      { code: 'same-deed', text: expect.stringContaining(first.body.number) },
    ]);
    const elsewhere = await relief.draft(person, campaignId, { startedOn: dayFromNow(-20) });
    expect(elsewhere.body.hints).toEqual([]);
    const stranger = await relief.draft(await relief.city.citizen(), campaignId);
    expect(stranger.body.hints).toEqual([]);
  });

  it("tells of the same receipt in one's own reports alone; the officers hear of all", async () => {
    const fields = (receiptNumber: string) => ({
      recipient: '红十字会',
      goods: '水 10 箱',
      receiptNumber,
      donatedOn: '2021-07-20',
    });
    const parts = (receiptNumber: string): ContentParts => ({
      categoryCode: 'donation',
      fields: fields(receiptNumber),
    });
    const [one, two] = [await relief.city.citizen(), await relief.city.citizen()];
    await relief.submitted(one, campaignId, parts('Hh-77 '));
    const other = await relief.submitted(two, campaignId, parts('hH-77'));
    expect(other.body.hints).toEqual([]);
    const officer = await relief.departmentOfficer(department);
    const seen = await t.api.get(`/review/reports?campaignId=${campaignId}&categoryCode=donation`, officer);
    const listed = seen.body.items.find((item: { reportId: string }) => item.reportId === other.reportId);
    expect(listed.hints).toContain('same-receipt');
    const own = await relief.draft(two, campaignId, { ...parts('HH-77'), startedOn: dayFromNow(-30) });
    expect(own.body.hints).toEqual([{ code: 'same-receipt', text: expect.any(String) }]);
  });

  it('keeps the same bytes once, and says so', async () => {
    const first = await relief.photo();
    const twin = { ...first, evidence: { ...first.evidence, evidenceId: relief.newId() } };
    const report = await relief.draft(citizen, campaignId, {}, [first, twin]);
    await Promise.all([first, twin].map((file) => relief.upload(citizen.token, report.reportId, file)));
    const { body } = await relief.get(citizen.token, report.reportId);
    expect(body.hints).toContainEqual({
      code: 'same-file',
      text: expect.any(String),
      evidenceId: twin.evidence.evidenceId,
    });
    const [{ n }] = (await t.database.read((tx) =>
      tx.query<{ n: number }>('SELECT COUNT(DISTINCT file_id) AS n FROM evidence WHERE report_id = ?', [
        report.reportId,
      ]),
    )) as [{ n: number }];
    expect(Number(n)).toBe(1);
    expect(await submit(report)).toMatchObject({ status: 200 });
  });
});

describe('challenges', () => {
  it('are recorded with the piece that carries them, and ignored where they are none or too old', async () => {
    const challengeOf = async (token: string) =>
      (await t.api.post('/evidence-challenges', undefined, { token })).body as {
        challenge: string;
        expiresAt: string;
      };
    const own = await challengeOf(citizen.token);
    const life = new Date(own.expiresAt).getTime() - t.clock.now().getTime();
    expect(Math.abs(life - 24 * 3600_000)).toBeLessThan(60_000);
    const stranger = await challengeOf((await relief.city.citizen()).token);
    const broken = `${own.challenge.slice(0, -2)}${own.challenge.endsWith('AA') ? 'BB' : 'AA'}`;
    const files = await Promise.all(
      [own.challenge, stranger.challenge, broken, 'AAAA'].map((challenge) =>
        relief.photo({ source: 'camera', challenge }),
      ),
    );
    const { reportId } = await relief.draft(citizen, campaignId, {}, files);
    const rows = await t.database.read((tx) =>
      tx.query<{ id: string; challenged_at: string | null }>(
        'SELECT id, challenged_at FROM evidence WHERE report_id = ? ORDER BY position',
        [reportId],
      ),
    );
    expect(rows.map((row) => row.challenged_at !== null)).toEqual([true, false, false, false]);
    t.clock.advance(24 * 3600_000 + 60_000);
    await relief.city.logInAgain(citizen);
    const late = await relief.photo({ challenge: own.challenge });
    const other = await relief.draft(citizen, campaignId, {}, [late]);
    const [row] = await t.database.read((tx) =>
      tx.query<{ challenged_at: string | null }>('SELECT challenged_at FROM evidence WHERE report_id = ?', [
        other.reportId,
      ]),
    );
    expect(row?.challenged_at).toBeNull();
  });
});

describe('following a report', () => {
  it('tells who decided, why, by which clause and what is next, and never the officer', async () => {
    const officer = await relief.departmentOfficer(department);
    const report = await relief.through(await relief.submitted(citizen, campaignId), [
      [officer, 'accept'],
      [officer, 'decline'],
    ]);
    const { body } = await relief.get(citizen.token, report.reportId);
    expect(body).toMatchObject({
      status: 'declined',
      mayAppeal: true,
      next: { by: '本人', text: expect.stringContaining('申诉') },
      timeline: [
        { action: 'submit', by: '本人' },
        { action: 'accept', by: department.name, text: '受理' },
        { action: 'decline', by: department.name, reason: '证明材料不足', clause: '郑信用办〔2021〕23号 一' },
      ],
    });
    const seen = await relief.get(officer.token, report.reportId);
    expect(seen.body.timeline[1].by).toBe(`${department.name}（测试账号）`);
  });

  it('shows the person who looked', async () => {
    const officer = await relief.departmentOfficer(department);
    const report = await relief.submitted(await relief.city.citizen(), campaignId);
    good(await relief.get(officer.token, report.reportId), 200);
    await t.app.get(LookService).flush();
    const { items } = (await t.api.get('/me/looks', report.citizen)).body;
    expect(items[0]).toMatchObject({ by: department.name, what: `防汛救灾申报 ${report.body.number}` });
  });

  it('lists my reports, newest first, and nobody else’s', async () => {
    const person = await relief.city.citizen();
    const drafts = [await relief.draft(person, campaignId), await relief.draft(person, campaignId)];
    const { body } = await t.api.get('/me/reports', person);
    expect(body).toMatchObject({
      next: null,
      items: drafts
        .reverse()
        .map(({ reportId }) => ({ reportId, evidenceCount: 1, missing: 1, points: null })),
    });
  });

  it.each(['x', '1 OR 1=1', '01arz3ndektsv4rrffq69g5fav'])('refuses the cursor %p', async (cursor) => {
    const answer = await t.api.get(`/me/reports?cursor=${encodeURIComponent(cursor)}`, citizen);
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: 'cursor' }] } });
  });
});
