import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StoredFile } from '../src/files/stored-file.entity.ts';
import { EvidenceRetentionService } from '../src/relief/report/evidence-retention.service.ts';
import { EvidenceRow } from '../src/relief/report/evidence.entity.ts';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import type { Citizen } from './support/city.ts';
import { Relief, good, tus } from './support/relief.ts';
import type { TestDepartment, TestOfficer } from './support/relief.ts';

const DAY_MS = 24 * 3600_000;

let t: TestApp;
let relief: Relief;
let citizen: Citizen;
let department: TestDepartment;
let campaignId: string;

beforeAll(async () => {
  t = await startApp();
  relief = new Relief(t);
  citizen = await relief.city.citizen();
  department = await relief.department();
  ({ campaignId } = await relief.campaign({ department }));
});
afterAll(() => t.close());

const withdraw = (reportId: string, body: object = {}) =>
  t.api.post(`/reports/${reportId}/withdrawal`, body, citizen);

/** The clock moves past everybody's session. */
async function afterDays(days: number): Promise<void> {
  t.clock.advance(days * DAY_MS);
  await relief.city.logInAgain(citizen);
}

const filesOf = async (reportId: string): Promise<Map<string, StoredFile | null>> =>
  t.database.read(async (tx) => {
    const rows = await tx.orm.findBy(EvidenceRow, { reportId });
    const pairs = rows.map(async ({ id, fileId }) => {
      const file = fileId === null ? null : await tx.orm.findOneBy(StoredFile, { id: fileId });
      return [id, file] as const;
    });
    return new Map(await Promise.all(pairs));
  });

const sweep = () => t.app.get(EvidenceRetentionService).sweep();

describe('withdrawing', () => {
  it('takes a report out of the queue and keeps it for the audit, with the reason', async () => {
    const officer: TestOfficer = await relief.departmentOfficer(department);
    const { reportId } = await relief.submitted(citizen, campaignId);
    const listed = async () =>
      (await t.api.get('/review/reports', officer)).body.items.map(
        (item: { reportId: string }) => item.reportId,
      );
    expect(await listed()).toContain(reportId);
    const { body } = good(await withdraw(reportId, { reason: '填错了' }), 200);
    expect(body).toMatchObject({
      status: 'withdrawn',
      next: null,
      mayWithdraw: false,
      timeline: [{ action: 'submit' }, { action: 'withdraw', by: '本人', reason: '填错了' }],
    });
    expect(await listed()).not.toContain(reportId);
    expect(await relief.get(officer.token, reportId)).toMatchObject({
      status: 200,
      body: { status: 'withdrawn' },
    });
    expect(await withdraw(reportId)).toMatchObject({ status: 409, body: { code: 'not-allowed-now' } });
  });

  it('forgets what had arrived of files that were on their way, and takes no more', async () => {
    const photo = await relief.photo();
    const { reportId } = await relief.draft(citizen, campaignId, {}, [photo]);
    const { evidenceId, sizeBytes } = photo.evidence;
    const encoded = (text: string) => Buffer.from(text).toString('base64');
    const metadata = `subjectId ${encoded(reportId)},evidenceId ${encoded(evidenceId)}`;
    const headers = { 'upload-length': String(sizeBytes), 'upload-metadata': metadata };
    good(await tus(t.api, 'POST', '/uploads', citizen.token, headers), 201);
    const piece = { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
    good(
      await tus(t.api, 'PATCH', `/uploads/${evidenceId}`, citizen.token, piece, photo.bytes.subarray(0, 100)),
      204,
    );
    expect((await relief.get(citizen.token, reportId)).body.evidence[0]).toMatchObject({
      state: 'receiving',
      receivedBytes: 100,
    });
    const { body } = good(await withdraw(reportId), 200);
    expect(body.evidence[0]).toMatchObject({ state: 'expected', receivedBytes: 0 });
    expect((await tus(t.api, 'HEAD', `/uploads/${evidenceId}`, citizen.token)).status).toBe(404);
  });
});

describe('files whose time is over', () => {
  it('go 30 days after the withdrawal, and the report stays', async () => {
    const { reportId } = await relief.submitted(citizen, campaignId);
    const other = await relief.submitted(citizen, campaignId);
    const { body } = good(await withdraw(reportId), 200);
    const link: string = body.evidence[0].links.original;
    expect((await fetch(`${t.api.base}${link}`)).status).toBe(200);
    const [file] = (await filesOf(reportId)).values();
    await afterDays(29);
    await sweep();
    expect((await relief.get(citizen.token, reportId)).body.evidence[0].links).toBeDefined();
    await afterDays(2);
    await sweep();
    expect((await relief.get(citizen.token, reportId)).body).toMatchObject({
      status: 'withdrawn',
      evidence: [{ state: 'ready', fileName: expect.any(String) }],
    });
    expect((await relief.get(citizen.token, reportId)).body.evidence[0].links).toBeUndefined();
    const erased = await t.database.read((tx) => tx.orm.findOneByOrFail(StoredFile, { id: file?.id ?? '' }));
    expect(erased).toMatchObject({ dataKey: '', makingSealed: '', erasedAt: expect.any(Date) });
    expect((await relief.get(citizen.token, other.reportId)).body.evidence[0].links).toBeDefined();
  });

  it('go after a piece was taken off, but not while a twin of it stands', async () => {
    const [kept, off] = [await relief.photo(), await relief.photo()];
    const twin = { ...kept, evidence: { ...kept.evidence, evidenceId: relief.newId() } };
    const report = await relief.draft(citizen, campaignId, {}, [kept, off, twin]);
    await relief.uploadAll(report);
    const { reportId, content } = report;
    good(
      await relief.put(citizen.token, reportId, { ...content, evidence: [kept.evidence], version: 1 }),
      200,
    );
    await afterDays(31);
    await sweep();
    const files = await filesOf(reportId);
    expect(files.get(off.evidence.evidenceId)).toBeNull();
    expect(files.get(twin.evidence.evidenceId)).toBeNull();
    expect(files.get(kept.evidence.evidenceId)).toMatchObject({ erasedAt: null });
    const again = { ...content, evidence: [kept.evidence, off.evidence], version: 2 };
    const { body } = good(await relief.put(citizen.token, reportId, again), 200);
    expect(body.evidence).toMatchObject([{ state: 'ready' }, { state: 'expected' }]);
    good(await relief.upload(citizen.token, reportId, off), 204);
    expect((await relief.submit({ ...report, body })).body.status).toBe('submitted');
  });
});
