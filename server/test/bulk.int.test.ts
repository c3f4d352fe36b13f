import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { BULK_COLUMNS } from '@benefit/shared/relief/bulk-column-rules';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { BulkDesk, fetchSheet, identityNumber, sheetOf } from './support/bulk-desk.ts';
import type { Cells } from './support/bulk-desk.ts';
import { City } from './support/city.ts';

describe('bulk reports', () => {
  let t: TestApp;
  let city: City;
  let desk: BulkDesk;

  beforeAll(async () => {
    t = await startApp();
    city = new City(t);
  });
  afterAll(() => t.close());

  const fresh = async () => (desk = await BulkDesk.make(t));

  describe('the template', () => {
    it.each(['person', 'enterprise'] as const)('for a %s is taken back filled in', async (holder) => {
      await fresh();
      const workbook = await fetchSheet(t.api, `/bulk-reports/template?holder=${holder}`, desk.officer);
      const [sheet, guide] = workbook.worksheets;
      const columns = BULK_COLUMNS[holder];
      expect(columns.map((_, index) => sheet?.getCell(1, index + 1).text)).toEqual(
        columns.map(({ label }) => label),
      );
      expect(columns.map((_, index) => sheet?.getColumn(index + 1).numFmt)).toEqual(columns.map(() => '@'));
      expect(guide?.name).toBe('可填内容');
      const category = columns.findIndex(({ key }) => key === 'category') + 1;
      const { type, formulae } = sheet?.getCell(2, category).dataValidation ?? {};
      expect([type, formulae?.[0]]).toEqual(['list', expect.stringContaining('可填内容')]);
      const cells = holder === 'person' ? desk.row() : desk.enterpriseRow();
      const word = guide?.getCell(4, holder === 'person' ? 3 : 1).text ?? '';
      columns.forEach(({ key }, index) => {
        if (sheet) sheet.getCell(2, index + 1).value = key === 'category' ? word : (cells[key] ?? null);
      });
      const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
      const answer = await desk.upload(bytes, { holder });
      expect(answer.body).toMatchObject({ status: 'checked', counts: { all: 1, ready: 1 } });
    });

    it('is refused as it came, with nothing filled in: its example is never read', async () => {
      await fresh();
      const workbook = await fetchSheet(t.api, '/bulk-reports/template?holder=person', desk.officer);
      const untouched = await desk.upload(new Uint8Array(await workbook.xlsx.writeBuffer()));
      expect(untouched.body).toMatchObject({ code: 'sheet-unreadable', errors: [{ code: 'no-rows' }] });
      workbook.worksheets[0]?.spliceRows(1, 1);
      const headless = await desk.upload(new Uint8Array(await workbook.xlsx.writeBuffer()));
      expect(headless.body).toMatchObject({ code: 'sheet-unreadable', errors: [{ code: 'no-heading' }] });
    });
  });

  describe('the preview', () => {
    it('shows each row with what is wrong with it, masked, and keeps no clear text', async () => {
      await fresh();
      const number = identityNumber();
      const rows: Cells[] = [
        desk.row({ documentNumber: number }),
        desk.row({ category: '' }),
        {},
        desk.row({ consentWay: '口头', consentDate: '' }),
        desk.row({ documentNumber: number }),
      ];
      const bytes = await sheetOf(rows);
      const { status, body } = await desk.upload(bytes, { fileName: 'C:\\报送\\第二批.xlsx' });
      expect(status).toBe(201);
      expect(body).toMatchObject({
        campaignId: desk.campaignId,
        department: desk.department,
        holder: 'person',
        fileName: '第二批.xlsx',
        sizeBytes: bytes.length,
        status: 'checked',
        counts: { all: 4, ready: 1, held: 1, wrong: 2 },
        committedAt: null,
        sameAs: null,
      });
      const shown = await desk.rows(body.bulkReportId);
      expect(shown.map(({ line, outcome }) => [line, outcome])).toEqual([
        [2, 'ready'],
        [3, 'wrong'],
        [5, 'held'],
        [6, 'wrong'],
      ]);
      expect(shown[0].cells).toMatchObject({
        name: '王*明',
        documentNumber: `${number.slice(0, 4)}**********${number.slice(-4)}`,
      });
      expect(shown[1].errors).toEqual([
        { path: 'category', code: 'required', text: '类别为空，可填：一 1 至一 7' },
      ]);
      expect(shown[2].errors[0].text).toBe('口头同意没有日期，等本人在手机上同意');
      expect(shown[3].errors[0].text).toBe('与第 2 行重复：同一人、同一类别、同一日期');
      const stored = await t.database.read((tx) =>
        tx.query('SELECT * FROM bulk_row WHERE bulk_report_id = ?', [body.bulkReportId]),
      );
      expect(JSON.stringify(stored)).not.toMatch(new RegExp(`${number}|王小明|防汛值守`));
    });

    it('filters by outcome and goes page by page', async () => {
      await fresh();
      const rows = Array.from({ length: 120 }, (_, index) => desk.row(index % 2 === 0 ? { deed: '' } : {}));
      const id = await desk.checked(rows);
      const page = (query: string) => t.api.get(`/bulk-reports/${id}/rows?${query}`, { token: desk.officer });
      const first = await page('outcome=attention');
      expect(first.body.items).toHaveLength(50);
      const second = await page(`outcome=attention&cursor=${first.body.next}`);
      expect(second.body.items.map(({ line }: { line: number }) => line)).toEqual(
        Array.from({ length: 10 }, (_, index) => 102 + 2 * index),
      );
      expect(second.body.next).toBeNull();
      expect((await desk.rows(id)).length).toBe(120);
      expect((await page('cursor=x')).body).toMatchObject({ code: 'invalid-request' });
    });

    it.each<[string, Cells, string, string]>([
      ['an Excel day', { dates: new Date(Date.UTC(2000, 0, 1)) }, 'dates', 'too-early'],
      ['a formula', { deed: { formula: '1+1', result: '值守' } }, 'deed', 'formula'],
      ['a number that lost digits', { documentNumber: 410105194912310000 }, 'documentNumber', 'number-cell'],
      ['an error', { place: { error: '#N/A' } }, 'place', 'error-value'],
      ['script', { name: '<script>' }, 'name', 'characters'],
      ['half a surrogate pair', { name: '\ud842' }, 'name', 'characters'],
    ])('notes %s', async (_, change, path, code) => {
      await fresh();
      const cells = { ...desk.row(), ...change };
      const [row] = await desk.rows(await desk.checked([cells]));
      expect(row).toMatchObject({ outcome: 'wrong', errors: [{ path, code }] });
    });

    it('reads days as the spreadsheet keeps them, full-width digits, rich text and rare characters', async () => {
      await fresh();
      const number = identityNumber();
      const wide = [...number].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('');
      const rows = [
        desk.row({ documentNumber: number, name: '𠮷㐂' }),
        desk.row({ dates: new Date(`${desk.day(3)}T00:00:00Z`) }),
        desk.row({ deed: { richText: [{ text: '转移' }, { text: '老人 6 名', font: { bold: true } }] } }),
      ];
      const [first] = rows;
      if (first) first['documentNumber'] = ` ${wide} `;
      const shown = await desk.rows(await desk.checked(rows));
      expect(shown.map(({ outcome }) => outcome)).toEqual(['ready', 'ready', 'ready']);
      expect(shown[1].cells.dates).toBe(desk.day(3));
      expect(shown[2].cells.deed).toBe('转移老人 6 名');
    });

    it('takes columns in another order, under a title, with columns of others', async () => {
      await fresh();
      const workbook = new ExcelJS.Workbook();
      const sheet = workbook.addWorksheet('表');
      const columns = [...BULK_COLUMNS.person].reverse();
      sheet.addRow(['某局防汛救灾人员汇总表']);
      sheet.mergeCells(1, 1, 1, 11);
      sheet.addRow(['序号', ...columns.map(({ label }) => `* ${label}`)]);
      const cells = desk.row();
      sheet.addRow([1, ...columns.map(({ key }) => cells[key] ?? null)]);
      const { body } = await desk.upload(new Uint8Array(await workbook.xlsx.writeBuffer()));
      expect((await desk.rows(body.bulkReportId)).map(({ line, outcome }) => [line, outcome])).toEqual([
        [3, 'ready'],
      ]);
    });

    it('marks every row that a merged cell covers', async () => {
      await fresh();
      const rows = [desk.row(), desk.row(), desk.row()];
      const bytes = await sheetOf(rows, 'person', (sheet) => sheet.mergeCells('F2:F3'));
      const { body } = await desk.upload(bytes);
      const shown = await desk.rows(body.bulkReportId);
      expect(shown.map(({ errors }) => errors.map(({ path, code }: Cells) => [path, code]))).toEqual([
        [['deed', 'merged']],
        [['deed', 'merged']],
        [],
      ]);
    });

    it('compares the name with who is bound to the document, and takes nobody’s own deed', async () => {
      await fresh();
      const citizen = await city.citizen();
      const { documentNumber, name } = citizen;
      const [other] = await desk.rows(await desk.checked([desk.row({ documentNumber, name: '别人' })]));
      expect(other).toMatchObject({ outcome: 'wrong', errors: [{ path: 'name', code: 'differs' }] });
      await t.database.write((tx) =>
        tx.execute(
          `INSERT INTO role_grant (id, account_id, role, area, level, granted_at, revoked_at)
           SELECT ?, ?, role, area, level, granted_at, revoked_at FROM role_grant WHERE area = ?`,
          [`G${desk.campaignId.slice(1)}`, citizen.accountId, desk.department],
        ),
      );
      const bytes = await sheetOf([desk.row({ documentNumber, name })]);
      const answer = await desk.upload(bytes, { token: citizen.token });
      const [own] = await desk.rows(answer.body.bulkReportId);
      expect(own).toMatchObject({ outcome: 'wrong', errors: [{ path: 'name', code: 'own-report' }] });
      // a colleague may take it in, but this officer may not commit what the colleague uploaded
      const colleague = await desk.upload(await sheetOf([desk.row({ documentNumber, name }), desk.row()]));
      const committed = await desk.commit(colleague.body.bulkReportId, { token: citizen.token });
      expect(committed.body).toEqual({ taken: 1, held: 0, wrong: 1, alreadyCommitted: false });
    });
  });

  describe('who may', () => {
    it('see a sheet: the department and the city’s office; for others it does not exist', async () => {
      await fresh();
      const id = await desk.checked([desk.row()]);
      const other = await desk.beside();
      const office = await desk.office();
      const county = await desk.office('金水区');
      const calls: [string, string][] = [
        ['GET', `/bulk-reports/${id}`],
        ['GET', `/bulk-reports/${id}/rows`],
        ['GET', `/bulk-reports/${id}/outcome`],
        ['POST', `/bulk-reports/${id}/commit`],
        ['DELETE', `/bulk-reports/${id}`],
      ];
      for (const [method, path] of calls) {
        expect((await t.api.call(method, path, { token: other.officer })).status).toBe(404);
      }
      for (const [method, path] of calls.slice(0, 3)) {
        expect((await t.api.call(method, path, { token: county })).status).toBe(404);
        expect((await t.api.call(method, path, { token: office })).status).toBe(200);
      }
      for (const [method, path] of calls.slice(3)) {
        expect((await t.api.call(method, path, { token: office })).status).toBe(403);
      }
      const listed = async (token: string) =>
        (await t.api.get('/bulk-reports', { token })).body.items.map((item: Cells) => item['bulkReportId']);
      expect(await listed(desk.officer)).toEqual([id]);
      expect(await listed(await desk.colleague())).toEqual([id]);
      expect(await listed(other.officer)).toEqual([]);
      expect(await listed(county)).toEqual([]);
      expect(await listed(office)).toContain(id);
      const local = await desk.beside('金水区');
      const localId = await local.checked([local.row()]);
      expect(await listed(county)).toEqual([localId]);
    });

    it('upload: only who has a department, into a campaign that takes reports', async () => {
      await fresh();
      const bytes = await sheetOf([desk.row()]);
      const nobody = await city.officer('department');
      expect((await desk.upload(bytes, { token: nobody })).body.code).toBe('role-required');
      expect((await desk.upload(bytes, { token: await desk.office() })).body.code).toBe('role-required');
      const unknown = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
      expect((await desk.upload(bytes, { campaignId: unknown })).body.code).toBe('not-found');
      const id = await desk.checked([desk.row()]);
      await desk.archive();
      expect((await desk.upload(bytes)).body.code).toBe('campaign-archived');
      expect((await desk.commit(id)).body.code).toBe('campaign-archived');
    });
  });

  describe('giving up', () => {
    it('deletes the rows, again without effect, and not once committed', async () => {
      await fresh();
      const id = await desk.checked([desk.row()]);
      const drop = (sheet: string) => t.api.delete(`/bulk-reports/${sheet}`, { token: desk.officer });
      expect((await drop(id)).status).toBe(204);
      expect((await drop(id)).status).toBe(204);
      expect(await desk.rows(id)).toEqual([]);
      expect((await desk.commit(id)).body.code).toBe('not-allowed-now');
      expect((await t.api.get('/bulk-reports', { token: desk.officer })).body.items).toEqual([]);
      const committed = await desk.committed([desk.row()]);
      expect((await drop(committed)).body.code).toBe('not-allowed-now');
    });
  });
});
