import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { BulkDesk } from './support/bulk-desk.ts';
import { Relief } from './support/relief.ts';

/** 2026-08-17, a Monday morning in Shanghai. */
const NOW = new Date('2026-08-17T01:00:00.000Z');

let t: TestApp;
let desk: BulkDesk;
beforeAll(async () => {
  t = await startApp({}, NOW);
  desk = await BulkDesk.make(t);
});
afterAll(() => t.close());

const open = async (reportId: unknown, token: string) =>
  (await t.api.get(`/review/reports/${String(reportId)}`, { token })).body;

describe('what a department reported in bulk', () => {
  it('waits for the office’s check, about somebody without an account', async () => {
    const documentNumber = '11010519491231002X';
    await desk.committed([desk.row({ documentNumber, name: '王小明', gender: '女' })]);
    const office = await desk.office();
    const address = `/review/reports?campaignId=${desk.campaignId}`;
    const { items } = (await t.api.get(address, { token: office })).body;
    expect(items).toEqual([
      expect.objectContaining({
        status: 'recognised',
        origin: 'bulk',
        maskedName: '王*明',
        department: desk.department,
        clock: { limitDays: 3, dueAt: '2026-08-20T09:30:00.000Z', daysLeft: 3, paused: false },
      }),
    ]);
    const seen = await open(items[0].reportId, office);
    expect(seen).toMatchObject({
      gender: 'female',
      age: 76,
      decisions: ['confirm', 'send-back'],
      evidence: [],
    });
    const reveal = await t.api.post(
      `/review/reports/${items[0].reportId}/reveal`,
      { reason: '核对名单' },
      { token: office },
    );
    expect(reveal.body).toEqual({ name: '王小明', documentNumber });
  });

  it('names an enterprise in full', async () => {
    const other = await BulkDesk.make(t);
    await other.committed([other.enterpriseRow()], 'enterprise');
    const office = await other.office();
    const [row] = await other.reports();
    const { report, gender, age } = await open(row?.['id'], office);
    const { name, creditCode } = other.enterpriseRow();
    expect(report).toMatchObject({ holder: 'enterprise', maskedName: name, maskedNumber: creditCode });
    expect([gender, age]).toEqual([null, null]);
  });

  it('is not checked by whoever reported it', async () => {
    const other = await BulkDesk.make(t);
    const { body } = await t.api.get('/me', { token: other.officer });
    const account = { token: other.officer, accountId: body.accountId, username: '' };
    await new Relief(t).officeOfficer(null, account);
    await other.committed([other.row()]);
    const [row] = await other.reports();
    const seen = await open(row?.['id'], other.officer);
    expect(seen).toMatchObject({ decisions: [], conflict: { code: 'took-part' } });
    const answer = await t.api.post(
      `/review/reports/${String(row?.['id'])}/decisions`,
      { version: row?.['version'], decision: 'confirm' },
      { token: other.officer },
    );
    expect([answer.status, answer.body.code]).toEqual([403, 'took-part']);
  });

  it('has nobody to supplement it once it is sent back', async () => {
    const other = await BulkDesk.make(t);
    await other.committed([other.row()]);
    const [row] = await other.reports();
    const office = await other.office();
    const decide = (token: string, version: number, body: object) =>
      t.api.post(`/review/reports/${String(row?.['id'])}/decisions`, { version, ...body }, { token });
    const version = Number(row?.['version']);
    expect((await decide(office, version, { decision: 'send-back', reason: '请核对' })).status).toBe(200);
    expect((await open(row?.['id'], other.officer)).decisions).toEqual(['recognise', 'decline']);
    const returned = await decide(other.officer, version + 1, {
      decision: 'return',
      reason: '请补充',
      items: ['deed'],
    });
    expect([returned.status, returned.body.code]).toEqual([409, 'not-allowed-now']);
  });
});
