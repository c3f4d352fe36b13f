import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { BulkDesk, fetchSheet, identityNumber, sheetOf } from './support/bulk-desk.ts';
import type { Cells } from './support/bulk-desk.ts';
import { City } from './support/city.ts';

describe('committing a bulk report', () => {
  let t: TestApp;
  let city: City;
  let desk: BulkDesk;

  beforeAll(async () => {
    t = await startApp();
    city = new City(t);
  });
  afterAll(() => t.close());
  beforeEach(async () => {
    desk = await BulkDesk.make(t);
  });

  const outcome = async (id: string): Promise<string[][]> => {
    const workbook = await fetchSheet(t.api, `/bulk-reports/${id}/outcome`, desk.officer);
    const rows: string[][] = [];
    workbook.worksheets[0]?.eachRow((row) => rows.push([1, 2, 3, 4, 5].map((at) => row.getCell(at).text)));
    return rows;
  };

  it('makes recognised reports of the department, numbered, counted, with event and message', async () => {
    const citizen = await city.citizen();
    const { name, documentNumber, documentHash } = citizen;
    const id = await desk.checked([desk.row({ name, documentNumber }), desk.row(), desk.row({ deed: '' })]);
    expect((await desk.commit(id)).body).toEqual({ taken: 2, held: 0, wrong: 1, alreadyCommitted: false });

    const reports = await desk.reports();
    expect(reports).toHaveLength(2);
    expect(reports[0]).toMatchObject({
      origin: 'bulk',
      state: 'recognised',
      holder: 'person',
      category_code: 'public-order',
      district: '金水区',
      document_hash: documentHash,
      account_id: citizen.accountId,
      version: 1,
      hints: '',
    });
    expect(reports[0]?.['number']).toMatch(/^RB-\d{6}-\d{4,}$/);
    expect(reports[0]?.['due_at']).not.toBeNull();
    expect(reports[1]).toMatchObject({ account_id: null, person_id: null, state: 'recognised' });
    const [events, counts, audit] = await t.database.read((tx) =>
      Promise.all([
        tx.query<Cells>(
          `SELECT e.* FROM report_event e JOIN report r ON r.id = e.report_id WHERE r.campaign_id = ?`,
          [desk.campaignId],
        ),
        tx.query<Cells>('SELECT state, reports FROM report_count WHERE campaign_id = ?', [desk.campaignId]),
        tx.query<Cells>('SELECT action FROM audit WHERE facts LIKE ? ORDER BY id', [`%${id}%`]),
      ]),
    );
    expect(events).toHaveLength(2);
    expect(events[0]).toMatchObject({ action: 'bulk', to_state: 'recognised', actor_unit: desk.department });
    expect(counts).toEqual([{ state: 'recognised', reports: 2 }]);
    expect(audit.map(({ action }) => action)).toEqual(['bulk-uploaded', 'bulk-committed']);
    const { items } = (await t.api.get('/me/notices', { token: citizen.token })).body;
    expect(items[0]).toMatchObject({
      kind: 'report',
      title: '部门报送了您的事迹',
      subjectId: reports[0]?.['id'],
      clause: '郑信用办〔2021〕23号 四',
    });
    const sheet = await t.api.get(`/bulk-reports/${id}`, { token: desk.officer });
    expect(sheet.body).toMatchObject({ status: 'committed', counts: { all: 3, ready: 2, wrong: 1 } });
    expect(await outcome(id)).toEqual([
      ['行号', '姓名', '结果', '原因', '申报编号'],
      ['2', expect.stringContaining('*'), '已导入', '', reports[0]?.['number']],
      ['3', '王*明', '已导入', '', reports[1]?.['number']],
      ['4', '王*明', '有误，未导入', '具体事项为空（四 3 要求填写）', ''],
    ]);
  });

  it('goes on to the office’s check, by somebody who took no part in it', async () => {
    await desk.committed([desk.row()]);
    const [report] = await desk.reports();
    const decide = (token: string) =>
      t.api.post(
        `/review/reports/${report?.['id']}/decisions`,
        { version: 1, decision: 'confirm', reason: '' },
        { token },
      );
    // the department's officer, were they of the office too, took part by reporting it
    await t.database.write((tx) =>
      tx.execute(
        `INSERT INTO role_grant (id, account_id, role, area, level, granted_at, revoked_at)
         SELECT ?, account_id, 'office', NULL, 'city', granted_at, NULL FROM role_grant WHERE area = ?`,
        [`G${desk.campaignId.slice(1)}`, desk.department],
      ),
    );
    expect((await decide(desk.officer)).body.code).toBe('took-part');
    const office = await desk.office();
    const opened = await t.api.get(`/reports/${report?.['id']}`, { token: office });
    expect(opened.body).toMatchObject({ status: 'recognised', origin: 'bulk', maskedName: '王*明' });
    expect((await decide(office)).body).toMatchObject({ status: 'confirmed', version: 2 });
  });

  it('takes enterprises, under the hash of their code', async () => {
    const id = await desk.committed([desk.enterpriseRow(), desk.enterpriseRow()], 'enterprise');
    const reports = await desk.reports();
    expect(reports.map(({ holder, district, person_id }) => [holder, district, person_id])).toEqual([
      ['enterprise', '全市', null],
      ['enterprise', '全市', null],
    ]);
    expect(reports[0]?.['document_hash']).toBe(reports[1]?.['document_hash']);
    expect((await outcome(id))[1]?.[1]).toBe('测试物资有限公司');
  });

  describe('once', () => {
    it('whoever presses again, and however many at once on two servers', async () => {
      const rows = Array.from({ length: 450 }, () => desk.row());
      const id = await desk.checked(rows);
      const second = await t.another();
      try {
        const answers = await Promise.all(
          [t.api, second.api, t.api, second.api].map((api) => desk.commit(id, { api })),
        );
        expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
        expect(answers.filter(({ body }) => !body.alreadyCommitted)).toHaveLength(1);
        for (const { body } of answers) expect(body).toMatchObject({ taken: 450, held: 0, wrong: 0 });
      } finally {
        await second.close();
      }
      const reports = await desk.reports();
      expect(reports).toHaveLength(450);
      expect(new Set(reports.map(({ number }) => number)).size).toBe(450);
      expect((await desk.commit(id)).body).toMatchObject({ taken: 450, alreadyCommitted: true });
    });

    it('for the same file uploaded again, which is recognised', async () => {
      const bytes = await sheetOf([desk.row(), desk.row()]);
      const [first, second] = [(await desk.upload(bytes)).body, (await desk.upload(bytes)).body];
      expect(second.sameAs).toBeNull();
      await desk.commit(first.bulkReportId);
      const third = (await desk.upload(bytes)).body;
      expect(third.sameAs).toMatchObject({ bulkReportId: first.bulkReportId });
      expect(third.counts).toMatchObject({ ready: 0, wrong: 2 });
      for (const { bulkReportId } of [second, third]) {
        const answer = await desk.commit(bulkReportId);
        expect(answer.body).toEqual({ taken: 2, held: 0, wrong: 0, alreadyCommitted: true });
      }
      expect(await desk.reports()).toHaveLength(2);
    });

    it('for the same deed in another sheet, checked before or after, of whatever department', async () => {
      const same = desk.row();
      const other = await desk.beside();
      const before = await desk.checked([same, desk.row()]);
      const elsewhere = await other.checked([same]);
      await desk.committed([same, desk.row()]);
      const after = await desk.checked([same]);
      expect((await desk.rows(after))[0]).toMatchObject({
        outcome: 'wrong',
        errors: [{ code: 'already-reported', text: '这件事迹已经报送过：同一人、同一类别、同一日期' }],
      });
      expect((await desk.commit(before)).body).toMatchObject({ taken: 1, wrong: 1 });
      expect((await other.commit(elsewhere)).body).toMatchObject({ taken: 0, wrong: 1 });
      expect((await t.api.get(`/bulk-reports/${before}`, { token: desk.officer })).body.counts).toEqual({
        all: 2,
        ready: 1,
        held: 0,
        wrong: 1,
      });
      expect(await desk.reports()).toHaveLength(3);
    });

    it('but again where the first report came to nothing', async () => {
      const same = desk.row();
      await desk.committed([same]);
      await t.database.write((tx) =>
        tx.execute("UPDATE report SET state = 'declined' WHERE campaign_id = ?", [desk.campaignId]),
      );
      const id = await desk.checked([same, desk.row()]);
      expect((await desk.commit(id)).body).toMatchObject({ taken: 2, wrong: 0 });
      expect((await desk.commit(id)).body).toMatchObject({ taken: 2, alreadyCommitted: true });
      expect(await desk.reports()).toHaveLength(3);
    });
  });

  it('hints at the same deed that the person reported', async () => {
    const documentNumber = identityNumber();
    await desk.committed([desk.row({ documentNumber })]);
    await t.database.write(async (tx) => {
      await tx.execute("UPDATE report SET origin = 'self' WHERE campaign_id = ?", [desk.campaignId]);
      await tx.execute(
        'UPDATE bulk_row SET taken_key = NULL WHERE report_id IN (SELECT id FROM report WHERE campaign_id = ?)',
        [desk.campaignId],
      );
    });
    await desk.committed([desk.row({ documentNumber }), desk.row()]);
    const hints = (await desk.reports()).map((report) => report['hints']);
    expect(hints).toEqual(['', 'same-deed', '']);
  });

  it('gives a person what was reported before they bound, if the name is theirs', async () => {
    const citizen = await city.citizen({ bind: false });
    const { documentNumber, name } = citizen;
    await desk.committed([
      desk.row({ documentNumber, name }),
      desk.row({ documentNumber, name: '别人', category: '一 1' }),
      desk.row({ documentNumber, name, category: '一 2', consentWay: '' }),
    ]);
    expect((await city.bind(citizen)).status).toBe(200);
    const reports = await desk.reports();
    expect(reports.map((report) => report['account_id'])).toEqual([citizen.accountId, null]);
    const { items } = (await t.api.get('/me/notices', { token: citizen.token })).body;
    expect(items.map(({ title }: { title: string }) => title).sort()).toEqual([
      '请确认是否同意报送',
      '部门报送了您的事迹',
    ]);
    const held = await t.api.get('/me/held-reports', { token: citizen.token });
    expect(held.body.items).toHaveLength(1);
  });
});
