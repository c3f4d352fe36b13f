import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { BulkDesk, fetchSheet } from './support/bulk-desk.ts';
import type { Cells } from './support/bulk-desk.ts';
import { City } from './support/city.ts';
import type { Citizen } from './support/city.ts';

describe('a row without consent', () => {
  let t: TestApp;
  let city: City;
  let desk: BulkDesk;
  let citizen: Citizen;
  let row: Cells;

  beforeAll(async () => {
    t = await startApp();
    city = new City(t);
  });
  afterAll(() => t.close());
  beforeEach(async () => {
    desk = await BulkDesk.make(t);
    citizen = await city.citizen();
    const { documentNumber, name } = citizen;
    row = desk.row({ documentNumber, name, consentWay: '', consentDate: '' });
  });

  const waiting = async (token = citizen.token) =>
    (await t.api.get('/me/held-reports', { token })).body.items;
  const answer = (heldId: string, agree: boolean, token = citizen.token) =>
    t.api.post(`/me/held-reports/${heldId}/answer`, { agree }, { token });
  const resultOf = async (id: string): Promise<unknown> => {
    const workbook = await fetchSheet(t.api, `/bulk-reports/${id}/outcome`, desk.officer);
    return workbook.worksheets[0]?.getCell(2, 3).value;
  };

  it('waits for the person from the commit on, and tells them', async () => {
    const id = await desk.checked([row]);
    expect(await waiting()).toEqual([]);
    expect((await desk.commit(id)).body).toEqual({ taken: 0, held: 1, wrong: 0, alreadyCommitted: false });
    expect(await desk.reports()).toEqual([]);
    expect(await waiting()).toEqual([
      {
        heldId: expect.any(String),
        campaignTitle: expect.stringContaining('测试专项'),
        department: desk.department,
        categoryName: '社会秩序与社区安全志愿服务',
        clause: '郑信用办〔2021〕23号 一 3',
        deed: '防汛值守 3 天',
        startedOn: desk.day(9),
        endedOn: desk.day(7),
        place: '金水区花园路',
        reportedAt: expect.any(String),
      },
    ]);
    const { items } = (await t.api.get('/me/notices', { token: citizen.token })).body;
    expect(items[0].title).toBe('请确认是否同意报送');
    expect(await resultOf(id)).toBe('待本人同意');
  });

  it('becomes a recognised report when the person agrees, once', async () => {
    const id = await desk.committed([row]);
    const [{ heldId }] = await waiting();
    const answers = await Promise.all([answer(heldId, true), answer(heldId, true), answer(heldId, true)]);
    expect(answers.map(({ body }) => body)).toEqual(
      Array.from({ length: 3 }, () => ({ agreed: true, reportId: heldId })),
    );
    expect(await desk.reports()).toMatchObject([
      { id: heldId, state: 'recognised', account_id: citizen.accountId, origin: 'bulk' },
    ]);
    expect((await answer(heldId, false)).body.code).toBe('not-allowed-now');
    expect(await waiting()).toEqual([]);
    expect(await resultOf(id)).toBe('本人已同意，已导入');
    const mine = await t.api.get(`/reports/${heldId}`, { token: citizen.token });
    expect(mine.body.timeline[0]).toMatchObject({
      action: 'bulk',
      by: desk.department,
      reason: expect.stringMatching(/^本人同意：本人于 \d{4}-\d\d-\d\d 在手机上同意$/),
    });
  });

  it('is not reported when the person refuses, nor again without a later consent', async () => {
    const id = await desk.committed([row]);
    const [{ heldId }] = await waiting();
    expect((await answer(heldId, false)).body).toEqual({ agreed: false, reportId: null });
    expect((await answer(heldId, false)).body).toEqual({ agreed: false, reportId: null });
    expect((await answer(heldId, true)).body.code).toBe('not-allowed-now');
    expect(await desk.reports()).toEqual([]);
    expect(await resultOf(id)).toBe('本人不同意，未报送');
    for (const change of [{}, { consentWay: '书面', consentDate: desk.day(0) }]) {
      const [again] = await desk.rows(await desk.checked([{ ...row, ...change }]));
      expect(again).toMatchObject({ outcome: 'wrong', errors: [{ code: 'refused' }] });
    }
    t.clock.advance(24 * 3600_000);
    desk = await desk.beside();
    const later = await desk.checked([{ ...row, consentWay: '书面', consentDate: desk.day(0) }]);
    expect((await desk.commit(later)).body).toMatchObject({ taken: 1, wrong: 0 });
    expect(await desk.reports()).toMatchObject([{ state: 'recognised' }]);
  });

  it('is nobody else’s to answer, and no longer anybody’s once the campaign is archived', async () => {
    await city.logInAgain(citizen);
    await desk.committed([row]);
    const [{ heldId }] = await waiting();
    const other = await city.citizen();
    const unbound = await city.citizen({ bind: false });
    for (const { token } of [other, unbound]) {
      expect(await waiting(token)).toEqual([]);
      expect((await answer(heldId, true, token)).status).toBe(404);
    }
    expect((await answer('01ARZ3NDEKTSV4RRFFQ69G5FAV', true)).status).toBe(404);
    await desk.archive();
    expect((await answer(heldId, true)).body.code).toBe('campaign-archived');
    expect(await desk.reports()).toEqual([]);
  });

  it('is not committed twice by another sheet while it waits', async () => {
    await desk.committed([row]);
    const [again] = await desk.rows(await desk.checked([row]));
    expect(again.errors[0].text).toBe('这件事迹报送过，正等本人同意：同一人、同一类别、同一日期');
  });

  it('cannot be answered before it is committed, or when it is wrong', async () => {
    const id = await desk.checked([row, desk.row({ deed: '' })]);
    const [held] = await t.database.read((tx) =>
      tx.query<{ id: string }>("SELECT id FROM bulk_row WHERE bulk_report_id = ? AND outcome = 'held'", [id]),
    );
    expect((await answer(held?.id ?? '', true)).status).toBe(404);
  });
});
