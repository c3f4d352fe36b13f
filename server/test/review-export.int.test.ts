import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { API_PREFIX } from '@benefit/shared/endpoint';
import { AuditRow } from '../src/identity/audit.entity.ts';
import { ReportRow } from '../src/relief/report/report.entity.ts';
import { ReportVault } from '../src/relief/report/report-vault.ts';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import type { Citizen } from './support/city.ts';
import type { TestOfficer } from './support/relief.ts';
import { ReviewCases } from './support/review-cases.ts';
import { csvRows, download as fetchTable, sheetRows } from './support/tables.ts';

/** Deeds that a spreadsheet would calculate, or a reader of CSV trip over. */
const HOSTILE = [
  '=HYPERLINK("http://evil.example","点我")',
  '+86 13800000000',
  '-1+2',
  '@SUM(A1:A9)',
  '＝1+1',
  '引号"里面"，和逗号,都有',
  '第一行\n第二行',
  '<b>粗</b>',
  '𠮷㐂😀',
];
const HEADINGS = ['编号', '状态', '申报对象', '姓名或名称', '证件号码'];

let t: TestApp;
let cases: ReviewCases;
let stranger: Citizen;
let office: TestOfficer;
beforeAll(async () => {
  t = await startApp();
  cases = await ReviewCases.make(t);
  stranger = await cases.relief.city.citizen();
  office = await cases.relief.officeOfficer();
  for (const deed of HOSTILE) await cases.submitted({ deed });
  await cases.after([[cases.officer, 'accept']], { district: '经开区', citizen: stranger });
  await cases.after([[cases.officer, 'return']]);
  await cases.submitted({ department: await cases.relief.department() });
});
afterAll(() => t.close());

function download({ token }: TestOfficer, format: 'csv' | 'xlsx', query: Record<string, string> = {}) {
  const address = new URLSearchParams({ campaignId: cases.campaignId, format, ...query });
  return fetchTable(t.api, `/review/export?${address}`, { token });
}

describe('an export', () => {
  it.each<{ who: 'department' | 'office'; query: Record<string, string> }>([
    { who: 'department', query: {} },
    { who: 'department', query: { status: 'returned' } },
    { who: 'department', query: { district: '经开区' } },
    { who: 'department', query: { categoryCode: 'donation' } },
    { who: 'department', query: { age: 'overdue' } },
    { who: 'department', query: { mine: 'true' } },
    { who: 'office', query: { status: 'submitted,accepted' } },
    { who: 'office', query: {} },
  ])('of the $who with $query has the list’s reports, in its order', async ({ who, query }) => {
    const officer = who === 'department' ? cases.officer : office;
    const { body } = await cases.queue(officer, query);
    const listed = body.items.map(({ number }: { number: string }) => number);
    const sheet = await sheetRows((await download(officer, 'xlsx', query)).bytes);
    expect(sheet.cells.map(([number]) => number?.value)).toEqual(listed);
    const [headings, ...rows] = csvRows((await download(officer, 'csv', query)).bytes);
    expect(rows.map(([number]) => number)).toEqual(listed);
    expect([sheet.headings, headings?.slice(0, 5)]).toEqual([headings, HEADINGS]);
  });

  it('types every cell of the sheet as text, letter for letter, and calculates nothing', async () => {
    const { headings, cells } = await sheetRows((await download(cases.officer, 'xlsx')).bytes);
    const deeds = cells.map((row) => row[headings.indexOf('具体事项')]);
    for (const deed of HOSTILE) expect(deeds.map((cell) => cell?.value)).toContain(deed);
    for (const cell of cells.flat()) {
      expect([ExcelJS.ValueType.String, ExcelJS.ValueType.Null]).toContain(cell.type);
      expect(cell.formula).toBeUndefined();
    }
  });

  it('puts an apostrophe before what CSV would calculate', async () => {
    const { bytes, headers } = await download(cases.officer, 'csv');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(headers.get('content-type')).toContain('text/csv');
    expect(headers.get('content-disposition')).toContain(encodeURIComponent('申报清单'));
    const [headings, ...rows] = csvRows(bytes);
    const deeds = rows.map((row) => row[headings?.indexOf('具体事项') ?? 0]);
    for (const deed of HOSTILE) {
      expect(deeds).toContain(/^[=+\-@＝]/.test(deed) ? `'${deed}` : deed);
    }
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@＝＋－＠\t\r]/);
  });

  it('masks names and numbers, and tells the people', async () => {
    const { bytes } = await download(cases.officer, 'csv');
    const text = bytes.toString();
    for (const { name, documentNumber } of [cases.citizen, stranger]) {
      expect(text).not.toContain(name);
      expect(text).not.toContain(documentNumber);
      expect(text).toContain(documentNumber.slice(0, 4));
    }
    const looks = await t.api.get('/me/looks', { token: stranger.token });
    expect(looks.body.items[0]).toMatchObject({ by: cases.department.name, reason: '导出申报清单' });
  });

  it('stands in the audit log with filters and count, but not with whom was searched', async () => {
    const { accountId } = cases.officer;
    const audited = async () => {
      const rows = await t.database.read((tx) =>
        tx.orm.findBy(AuditRow, { actorId: accountId, action: 'reports-exported' }),
      );
      return rows.sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ facts }) => JSON.parse(facts) as object);
    };
    const before = (await audited()).length;
    await download(cases.officer, 'csv', { status: 'returned' });
    await download(cases.officer, 'xlsx', { q: stranger.name });
    expect((await audited()).slice(before)).toEqual([
      { format: 'csv', count: 1, filters: { campaignId: cases.campaignId, status: 'returned' } },
      { format: 'xlsx', count: 1, filters: { campaignId: cases.campaignId, q: '（有）' } },
    ]);
  });

  it('that is empty has its heading', async () => {
    const query = { categoryCode: 'donation' };
    const sheet = await sheetRows((await download(cases.officer, 'xlsx', query)).bytes);
    expect([sheet.cells, sheet.headings.slice(0, 5)]).toEqual([[], HEADINGS]);
    const csv = csvRows((await download(cases.officer, 'csv', query)).bytes);
    expect(csv).toEqual([sheet.headings]);
  });

  it('goes on past one reading of the queue', async () => {
    const many = await ReviewCases.make(t);
    const first = await many.submitted();
    await copies(first.reportId, 1_200);
    const address = new URLSearchParams({ campaignId: many.campaignId, format: 'csv' });
    const response = await fetch(`${t.api.base}${API_PREFIX}/review/export?${address}`, {
      headers: { authorization: `Bearer ${many.officer.token}` },
    });
    const rows = csvRows(Buffer.from(await response.arrayBuffer()));
    expect(rows).toHaveLength(1_202);
    expect(new Set(rows.map(([number]) => number)).size).toBe(1_202);
  });

  it.each([
    ['format', 'pdf'],
    ['status', 'nonsense'],
    ['cursor', 'x'],
  ])('refuses %s=%s by field', async (path, value) => {
    const { status, bytes } = await download(cases.officer, 'csv', { [path]: value });
    const body = JSON.parse(bytes.toString()) as { errors: { path: string }[] };
    expect([status, body.errors[0]?.path]).toEqual([422, path]);
  });
});

/** Rows like one report's, each sealed under its own key. */
async function copies(reportId: string, count: number): Promise<void> {
  const original = await cases.row(reportId);
  const vault = t.app.get(ReportVault);
  const content = vault.openContent(original);
  const rows = Array.from({ length: count }, (_, index) => {
    const id = cases.relief.newId();
    const keyed = { id, dataKey: vault.newKey(id) };
    return {
      ...original,
      ...keyed,
      number: `${original.number ?? ''}-${index}`,
      contentSealed: vault.sealContent(keyed, content),
      itemsSealed: vault.sealItems(keyed, []),
    };
  });
  for (let from = 0; from < count; from += 200) {
    await t.database.write((tx) => tx.orm.insert(ReportRow, rows.slice(from, from + 200)));
  }
}
