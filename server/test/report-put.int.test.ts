import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { REPORT_STATES } from '@benefit/shared/relief/report-state-rules';
import { EvidenceRow } from '../src/relief/report/evidence.entity.ts';
import { ReportEvent, ReportRow } from '../src/relief/report/report.entity.ts';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import type { Citizen } from './support/city.ts';
import { Relief, good } from './support/relief.ts';
import type { TestDepartment, TestOfficer, TestReport } from './support/relief.ts';

let t: TestApp;
let relief: Relief;
let citizen: Citizen;
let department: TestDepartment;
let officer: TestOfficer;
let campaignId: string;

beforeAll(async () => {
  t = await startApp();
  relief = new Relief(t);
  citizen = await relief.city.citizen();
  department = await relief.department();
  officer = await relief.departmentOfficer(department);
  ({ campaignId } = await relief.campaign({ department }));
});
afterAll(() => t.close());

const versionsOf = async (reportId: string): Promise<number[]> => {
  const events = await t.database.read((tx) =>
    tx.orm.find(ReportEvent, { where: { reportId }, order: { version: 'ASC' } }),
  );
  return events.map(({ version }) => version);
};

const setState = (reportId: string, state: (typeof REPORT_STATES)[number]) =>
  t.database.write((tx) => tx.orm.update(ReportRow, { id: reportId }, { state }));

describe('keeping a report', () => {
  it('answers 201 for a new one and 200 for the same again, and keeps one version', async () => {
    const report = await relief.draft(citizen, campaignId);
    const { reportId, content } = report;
    expect(report.body).toMatchObject({
      reportId,
      version: 1,
      status: 'draft',
      number: null,
      evidence: [{ evidenceId: content.evidence[0]?.evidenceId, receivedBytes: 0, state: 'expected' }],
      timeline: [],
      next: { by: '本人' },
      mayWithdraw: true,
      mayAppeal: false,
    });
    const again = await relief.put(citizen.token, reportId, content);
    expect(again).toMatchObject({ status: 200, body: { version: 1 } });
    const otherOrder = Object.fromEntries(Object.entries({ ...content, version: 7 }).reverse());
    expect(await relief.put(citizen.token, reportId, otherOrder)).toMatchObject({
      status: 200,
      body: { version: 1 },
    });
    expect(await versionsOf(reportId)).toEqual([1]);
  });

  it('takes a challenge that is sent anew for no other content', async () => {
    const report = await relief.draft(citizen, campaignId);
    const evidence = report.content.evidence.map((piece) => ({ ...piece, challenge: 'AAAA' }));
    const answer = await relief.put(citizen.token, report.reportId, { ...report.content, evidence });
    expect(answer).toMatchObject({ status: 200, body: { version: 1 } });
  });

  it('believes the bytes of a file about its type, and keeps to that', async () => {
    const png = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#123' } })
      .png()
      .toBuffer();
    const { evidence } = await relief.photo({ sizeBytes: png.length });
    const report = await relief.draft(citizen, campaignId, {}, [{ evidence, bytes: png }]);
    await relief.uploadAll(report);
    const typeOf = async () => (await relief.get(citizen.token, report.reportId)).body.evidence[0].mediaType;
    expect(await typeOf()).toBe('image/png');
    good(
      await relief.put(citizen.token, report.reportId, { ...report.content, deed: '改', version: 1 }),
      200,
    );
    expect(await typeOf()).toBe('image/png');
  });

  it('never says a name or a number in full', async () => {
    const { body } = await relief.draft(citizen, campaignId);
    expect(JSON.stringify(body)).not.toContain(citizen.name);
    expect(JSON.stringify(body)).not.toContain(citizen.documentNumber);
  });

  it.each([
    { name: 'no version', version: () => undefined, status: 409, code: 'out-of-date' },
    { name: 'an old version', version: (now: number) => now - 1, status: 409, code: 'out-of-date' },
    { name: 'a version to come', version: (now: number) => now + 1, status: 409, code: 'out-of-date' },
    { name: 'the version in force', version: (now: number) => now, status: 200, code: undefined },
  ])('answers $status to other content with $name', async ({ version, status, code }) => {
    const { reportId, content } = await relief.draft(citizen, campaignId);
    const second = { ...content, deed: '第二稿', version: 1 };
    good(await relief.put(citizen.token, reportId, second), 200);
    const third = { ...content, deed: '第三稿', version: version(2) };
    const answer = await relief.put(citizen.token, reportId, third);
    expect(answer).toMatchObject({ status, ...(code === undefined ? {} : { body: { code, version: 2 } }) });
    const { body } = await relief.get(citizen.token, reportId);
    expect(body).toMatchObject(
      status === 200 ? { version: 3, deed: '第三稿' } : { version: 2, deed: '第二稿' },
    );
    // what happened since the version named; nothing did since one to come
    const changes = version(2) === 3 ? [] : ['本人修改了内容'];
    if (code !== undefined) expect(answer.body.changes).toEqual(expect.arrayContaining(changes));
  });

  it.each(REPORT_STATES.filter((state) => state !== 'draft' && state !== 'returned'))(
    'takes the same content but no other where the report is %s',
    async (state) => {
      const { reportId, content } = await relief.draft(citizen, campaignId);
      await setState(reportId, state);
      expect(await relief.put(citizen.token, reportId, content)).toMatchObject({ status: 200 });
      const changed = await relief.put(citizen.token, reportId, { ...content, deed: '改', version: 1 });
      expect(changed).toMatchObject({ status: 409, body: { code: 'not-allowed-now', version: 1 } });
    },
  );

  it("answers 404 to another person's id, whatever is sent", async () => {
    const { reportId, content } = await relief.draft(citizen, campaignId);
    const stranger = await relief.city.citizen();
    for (const body of [content, { ...content, deed: '改', version: 1 }]) {
      expect(await relief.put(stranger.token, reportId, body)).toMatchObject({
        status: 404,
        body: { code: 'not-found' },
      });
    }
    expect((await relief.get(citizen.token, reportId)).body).toMatchObject({ version: 1 });
  });

  it('makes one report of twenty equal first requests at once', async () => {
    const [reportId, file] = [relief.newId(), await relief.photo()];
    const content = relief.content(campaignId, [file]);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => relief.put(citizen.token, reportId, content)),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array.from({ length: 19 }, () => 200), 201]);
    expect(await versionsOf(reportId)).toEqual([1]);
    const pieces = await t.database.read((tx) => tx.orm.findBy(EvidenceRow, { reportId }));
    expect(pieces).toHaveLength(1);
  });

  it('lets one of several different changes of a version in', async () => {
    const { reportId, content } = await relief.draft(citizen, campaignId);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        relief.put(citizen.token, reportId, { ...content, deed: `第 ${index} 稿`, version: 1 }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'out-of-date')).toHaveLength(7);
    expect(await versionsOf(reportId)).toEqual([1, 2]);
  });

  it('is for people whose identity is bound', async () => {
    const unbound = await relief.city.citizen({ bind: false });
    const content = relief.content(campaignId, []);
    const answer = await relief.put(unbound.token, relief.newId(), content);
    expect(answer).toMatchObject({ status: 403, body: { code: 'not-bound' } });
  });

  it('says from when on an archived campaign takes none', async () => {
    const archived = await relief.campaign({ status: 'archived' });
    const content = relief.content(archived.campaignId, []);
    const answer = await relief.put(citizen.token, relief.newId(), content);
    expect(answer).toMatchObject({ status: 409, body: { code: 'campaign-archived' } });
    expect(answer.body.detail).toMatch(/\d{4}-\d\d-\d\d/);
  });

  it('keeps texts as they are: rare characters, SQL, HTML, line feeds', async () => {
    const texts = {
      deed: "𠮷家村㐂字号\n'; DROP TABLE report; -- <script>alert(1)</script> 🚣",
      place: '<img src=x onerror=alert(1)> " OR 1=1',
      witness: '㐂𠮷，{{7*7}} ${process.env}',
      fields: { hours: 3.5 },
    };
    const file = await relief.photo({ fileName: "../../etc/𠮷'照片<1>.jpg" });
    const { reportId } = await relief.draft(citizen, campaignId, texts, [file]);
    const { body } = await relief.get(citizen.token, reportId);
    expect(body).toMatchObject({ ...texts, evidence: [{ fileName: file.evidence.fileName }] });
    const row = await t.database.read((tx) => tx.orm.findOneByOrFail(ReportRow, { id: reportId }));
    expect(JSON.stringify(row)).not.toContain('㐂');
  });
});

describe('content that is refused by field', () => {
  const big = 'x'.repeat(1001);
  it.each([
    { name: 'an unknown member', change: { colour: 'red' }, path: '', code: 'unknown' },
    { name: 'an unknown category', change: { categoryCode: 'swimming' }, path: 'categoryCode' },
    {
      name: 'a category of enterprises',
      change: { categoryCode: 'enterprise-contribution' },
      path: 'categoryCode',
    },
    { name: 'a day that does not exist', change: { startedOn: '2026-02-30' }, path: 'startedOn' },
    { name: 'a day as a number', change: { endedOn: 20260718 }, path: 'endedOn' },
    { name: 'a district elsewhere', change: { district: '朝阳区' }, path: 'district' },
    { name: 'a deed that is too long', change: { deed: big }, path: 'deed' },
    { name: 'a control character', change: { place: 'a\u0007b' }, path: 'place' },
    { name: 'no declarations', change: { declarations: undefined }, path: 'declarations' },
    {
      name: 'a declaration that is a word',
      change: { declarations: { capable: 'yes', resident: true, voluntary: true } },
      path: 'declarations.capable',
    },
    { name: 'no list of files', change: { evidence: undefined }, path: 'evidence' },
    {
      name: 'a position beyond the pole',
      change: { position: { latitude: 91, longitude: 1 } },
      path: 'position.latitude',
    },
    { name: 'a field that is a list', change: { fields: { hours: [1] } }, path: 'fields.hours' },
    {
      name: 'a campaign that is not there',
      change: { campaignId: '01ARZ3NDEKTSV4RRFFQ69G5FAV' },
      path: 'campaignId',
    },
    {
      name: 'more fields than any category has',
      change: { fields: Object.fromEntries(Array.from({ length: 41 }, (_, index) => [`f${index}`, 1])) },
      path: 'fields',
    },
    { name: 'a version of nought', change: { version: 0 }, path: 'version' },
  ])('names $name', async ({ change, path }) => {
    const content = { ...relief.content(campaignId, []), ...change };
    const answer = await relief.put(citizen.token, relief.newId(), content);
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid-request' } });
    expect(answer.body.errors.map((error: { path: string }) => error.path)).toEqual(
      expect.arrayContaining([path === '' ? expect.stringMatching(/colour|^$/) : path]),
    );
  });

  it.each(['abc', '01arz3ndektsv4rrffq69g5fav', '8ZZZZZZZZZZZZZZZZZZZZZZZZZ', "1' OR '1'='1"])(
    'takes %p for no id',
    async (reportId) => {
      const content = relief.content(campaignId, []);
      const answer = await relief.put(citizen.token, encodeURIComponent(reportId), content);
      expect(answer.status).toBe(422);
    },
  );

  it.each([
    { name: 'a type that is not taken', piece: { mediaType: 'image/svg+xml' }, code: 'type-not-taken' },
    { name: 'an empty file', piece: { sizeBytes: 0 }, code: 'empty' },
    { name: 'a photo past 20 MB', piece: { sizeBytes: 20 * 1024 * 1024 + 1 }, code: 'too-big' },
  ])('names $name', async ({ piece, code }) => {
    const files = [await relief.photo(), await relief.photo(piece)];
    const answer = await relief.put(citizen.token, relief.newId(), relief.content(campaignId, files));
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: 'evidence.1', code }] } });
  });

  it('names what is too many, and a piece that is named twice', async () => {
    const files = await Promise.all(Array.from({ length: 10 }, () => relief.photo()));
    const many = await relief.put(citizen.token, relief.newId(), relief.content(campaignId, files));
    expect(many).toMatchObject({ status: 422, body: { errors: [{ path: 'evidence', code: 'too-many' }] } });
    const twice = files.slice(0, 1).flatMap((file) => [file, file]);
    const answer = await relief.put(citizen.token, relief.newId(), relief.content(campaignId, twice));
    expect(answer).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'evidence.1.evidenceId', code: 'repeated' }] },
    });
  });

  it('takes no piece of another report, whoever made it', async () => {
    const other = await relief.draft(await relief.city.citizen(), campaignId);
    const answer = await relief.put(citizen.token, relief.newId(), relief.content(campaignId, other.files));
    expect(answer).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'evidence.0.evidenceId', code: 'used-elsewhere' }] },
    });
  });
});

describe('a supplement', () => {
  let returned: TestReport;
  const returnFor = async (items: unknown[]): Promise<TestReport> => {
    const report = await relief.submitted(citizen, campaignId, {}, [
      await relief.photo(),
      await relief.photo(),
    ]);
    const answer = await relief.decide(officer, report.reportId, 'return', report.body.version, { items });
    return { ...report, body: good(answer, 200).body };
  };
  beforeAll(async () => {
    returned = await returnFor(['deed', { item: 'fields.hours', text: '请写清时长' }]);
  });

  it('shows the items to the reporter, with words', async () => {
    const { body } = await relief.get(citizen.token, returned.reportId);
    expect(body).toMatchObject({
      status: 'returned',
      items: [{ item: 'deed' }, { item: 'fields.hours', text: '请写清时长' }],
      next: { by: '本人' },
    });
    const listed = (await t.api.get('/me/reports', citizen)).body.items[0];
    expect(listed).toMatchObject({ reportId: returned.reportId, items: 2, missing: 0 });
  });

  it.each([
    { name: 'the place', change: { place: '别处' }, path: 'place' },
    { name: 'the dates', change: { startedOn: '2026-01-01' }, path: 'startedOn' },
    { name: 'the category', change: { categoryCode: 'victim-aid' as const }, path: 'categoryCode' },
    { name: 'another field', change: { fields: { hours: 16, unit: '某单位' } }, path: 'fields.unit' },
    { name: 'the witness', change: { witness: '别人' }, path: 'witness' },
    { name: 'the position', change: { position: { latitude: 34, longitude: 113 } }, path: 'position' },
    {
      name: 'the declarations',
      change: { declarations: { capable: true, resident: false, voluntary: true } },
      path: 'declarations',
    },
  ])('does not open $name', async ({ change, path }) => {
    const { reportId, content, body } = returned;
    const answer = await relief.put(citizen.token, reportId, {
      ...content,
      ...change,
      version: body.version,
    });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path, code: 'not-open' }] } });
  });

  it('does not open the list of files, nor their names', async () => {
    const { reportId, content, files, body } = returned;
    const more = { ...content, evidence: [...content.evidence, (await relief.photo()).evidence] };
    const less = { ...content, evidence: content.evidence.slice(1) };
    const [first, ...rest] = content.evidence;
    const renamed = { ...content, evidence: [{ ...first, fileName: '改名.jpg' }, ...rest] };
    const id = files[0]?.evidence.evidenceId;
    for (const [change, path] of [
      [more, 'evidence.2'],
      [less, `evidence.${id}`],
      [renamed, 'evidence.0'],
    ] as const) {
      const answer = await relief.put(citizen.token, reportId, { ...change, version: body.version });
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ path, code: 'not-open' }] } });
    }
  });

  it('opens what is named, and is handed in again under the same number', async () => {
    const { reportId, content, body } = returned;
    const supplemented = { ...content, deed: '补充：7 月 18 日夜里。', fields: { hours: 12 } };
    const kept = good(
      await relief.put(citizen.token, reportId, { ...supplemented, version: body.version }),
      200,
    );
    expect(kept.body).toMatchObject({ status: 'returned', version: body.version + 1 });
    const submitted = await relief.submit({ ...returned, body: kept.body });
    expect(submitted.body).toMatchObject({ status: 'submitted', number: body.number, items: [] });
  });

  it('opens a piece of evidence that is named: it may be replaced, the others stay', async () => {
    const report = await returnFor([]).catch(() => null);
    expect(report).toBeNull();
    const first = await relief.submitted(citizen, campaignId, {}, [
      await relief.photo(),
      await relief.photo(),
    ]);
    const [bad, kept] = first.files;
    const item = bad?.evidence.evidenceId ?? '';
    const { body } = good(
      await relief.decide(officer, first.reportId, 'return', first.body.version, { items: [item] }),
      200,
    );
    const fresh = await relief.photo();
    const evidence = [kept?.evidence, fresh.evidence];
    const put = await relief.put(citizen.token, first.reportId, {
      ...first.content,
      evidence,
      version: body.version,
    });
    expect(put).toMatchObject({
      status: 200,
      body: { evidence: [{ state: 'ready' }, { state: 'expected' }] },
    });
    good(await relief.upload(citizen.token, first.reportId, fresh), 204);
    expect((await relief.submit({ ...first, body: put.body })).body.status).toBe('submitted');
  });
});
