import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BookRow } from '@benefit/shared/ledger/book-contract';
import { gradeText } from '@benefit/shared/credit/grade-rules';
import { maskDocumentNumber, maskName } from '@benefit/shared/identity/masking-rules';
import { shanghaiDate, shanghaiDateTime } from '@benefit/shared/shanghai-time';
import { AuditRow } from '../src/identity/audit.entity.ts';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { City } from './support/city.ts';
import type { Citizen, TestVenue } from './support/city.ts';
import { textOfPdf } from './support/pdf-text.ts';
import type { Phone } from './support/phone.ts';
import { Relief } from './support/relief.ts';
import { csvRows, download, sheetRows } from './support/tables.ts';
import type { Till } from './support/till.ts';

const STEP_MS = 15_000;
const DAY_MS = 24 * 3600_000;
/** Noon in Shanghai: no test runs over a midnight. */
const NOON = new Date('2027-03-15T04:00:00.000Z');
const FORMULA = '=HYPERLINK("http://evil.example","点我")';

let t: TestApp;
let city: City;
let venue: TestVenue;
let till: Till;
let phone: Phone;
let reader: Citizen;
let others: Citizen[];

/** 55 uses, one of them taken back: more than a page. */
beforeAll(async () => {
  t = await startApp({}, NOON);
  city = new City(t);
  venue = await city.venue();
  till = await city.till(venue, venue.manager);
  reader = await city.citizen();
  phone = await city.phone(reader);
  others = [await city.citizen({ score: 130 }), await city.citizen({ score: 110 })];
  for (const other of others) await use(await city.phone(other), 'free-services');
  await use(phone, 'percentage-off', { amountFen: 4_300, note: FORMULA });
  for (let count = 0; count < 51; count++) await use(phone, 'free-services');
  const mistaken = await use(phone, 'percentage-off', { amountFen: 10_000 });
  await till.void(mistaken.body.redemptionId, '扫错人');
});
afterAll(() => t.close());

async function use(
  by: Phone,
  kind: keyof TestVenue['benefits'],
  extra: { amountFen?: number; note?: string } = {},
) {
  t.clock.advance(STEP_MS);
  const scanned = await till.scan(by.code());
  const offered = scanned.body.benefits.find((benefit: { kind: string }) => benefit.kind === kind);
  const given = await till.redeem(scanned.body.scan, offered.benefitId, extra);
  if (given.status !== 201) throw new Error(JSON.stringify(given.body));
  return given;
}

const path = (of = venue) => `/venues/${of.venueId}/ledger`;

async function allRows(query = '', token = venue.manager): Promise<BookRow[]> {
  const rows: BookRow[] = [];
  let cursor = '';
  do {
    const answer = await t.api.get(`${path()}?${query}${cursor}`, { token });
    expect(answer.status).toBe(200);
    rows.push(...answer.body.items);
    cursor = answer.body.next === null ? '' : `&cursor=${answer.body.next}`;
  } while (cursor !== '');
  return rows;
}

const cellsOf = (row: BookRow): string[] => [
  String(row.number),
  row.maskedName,
  row.maskedNumber,
  gradeText[row.grade],
  shanghaiDateTime(new Date(row.givenAt)),
  row.remark,
];

describe('the ledger of a venue', () => {
  it('has a row for each use and each void, newest first, over pages', async () => {
    const first = await t.api.get(path(), { token: venue.manager });
    expect([first.body.venueName, first.body.items.length]).toEqual([venue.name, 50]);
    const rows = await allRows();
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 56 }, (_, index) => 56 - index));
    expect(rows.slice(0, 2)).toMatchObject([
      { number: 56, kind: 'void', firstNumber: 55, remark: '冲销第 55 号：扫错人' },
      {
        number: 55,
        kind: 'redemption',
        voidedByNumber: 56,
        remark: '优惠 percentage-off，原价 ¥100.00，省 ¥15.00（已由第 56 号冲销）',
      },
    ]);
  });

  it('shows names and numbers masked, and no score', async () => {
    const answer = await t.api.get(path(), { token: venue.manager });
    expect(answer.body.items[0]).toMatchObject({
      maskedName: maskName(reader.name),
      maskedNumber: maskDocumentNumber(reader.documentNumber),
      grade: 'T150',
    });
    const text = JSON.stringify(answer.body);
    for (const secret of [reader.name, reader.documentNumber, '16000', '"160"']) {
      expect(text).not.toContain(secret);
    }
  });

  it('nets its totals', async () => {
    const { body } = await t.api.get(`${path()}/totals`, { token: venue.manager });
    expect(body.all).toEqual({
      redemptions: 55,
      voids: 1,
      returns: 0,
      refunds: 0,
      net: 54,
      discountFen: 645,
    });
    expect(body.byBenefit).toContainEqual({
      benefitTitle: '优惠 percentage-off',
      kind: 'percentage-off',
      redemptions: 2,
      voids: 1,
      returns: 0,
      refunds: 0,
      net: 1,
      discountFen: 645,
    });
  });

  it('is filtered by days, grade, kind and benefit, its totals alike', async () => {
    const today = shanghaiDate(t.clock.now());
    const tomorrow = shanghaiDate(new Date(t.clock.now().getTime() + DAY_MS));
    for (const [query, count] of [
      [`from=${today}&to=${today}`, 56],
      [`from=${tomorrow}`, 0],
      [`to=${shanghaiDate(new Date(NOON.getTime() - DAY_MS))}`, 0],
      ['grade=T120', 1],
      ['kind=void', 1],
      [`benefitId=${venue.benefits['free-services']}`, 51],
    ] as const) {
      expect([query, (await allRows(query)).length]).toEqual([query, count]);
      const { all } = (await t.api.get(`${path()}/totals?${query}`, { token: venue.manager })).body;
      expect([query, all.redemptions + all.voids]).toEqual([query, count]);
    }
  });

  it.each([
    ['from=2027-02-30', 'from'],
    ['from=2027-03-02&to=2027-03-01', 'from'],
    ['kind=gift', 'kind'],
    ['cursor=nonsense', 'cursor'],
    ['venue=other', ''],
  ])('refuses %s', async (query, field) => {
    const answer = await t.api.get(`${path()}?${query}`, { token: venue.manager });
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid-request' } });
    if (field !== '') expect(answer.body.errors[0].path).toBe(field);
  });

  it("is its manager's and the office's of its area; others find nothing", async () => {
    const relief = new Relief(t);
    const elsewhere = await city.venue();
    const [inArea, outside] = [await relief.officeOfficer('经开区'), await relief.officeOfficer('高新区')];
    for (const [token, status] of [
      [venue.manager, 200],
      [await city.officer('office'), 200],
      [inArea.token, 200],
      [outside.token, 404],
      [elsewhere.manager, 404],
      [venue.cashier, 403],
      [reader.token, 403],
      [undefined, 401],
    ] as const) {
      expect((await t.api.get(path(), { token })).status).toBe(status);
      expect((await download(t.api, `${path()}/export?format=csv`, { token })).status).toBe(status);
    }
  });
});

describe('an export of the ledger', () => {
  const fetchCopy = (format: string, query = '') =>
    download(t.api, `${path()}/export?format=${format}${query}`, { token: venue.manager });

  it('as CSV is the pages row for row, oldest first, and calculates nothing', async () => {
    const { headers, bytes } = await fetchCopy('csv');
    expect(headers.get('content-disposition')).toContain(encodeURIComponent(`信易阅台账-${venue.name}`));
    const [heading, ...rows] = csvRows(bytes);
    expect(heading).toEqual(['序号', '姓名', '身份证号', '信用级别', '享受日期', '备注']);
    const second = [[''], ['序号', '名称', '统一社会信用代码', '信用等级', '享受日期', '备注']];
    expect(rows).toEqual([...(await allRows()).map(cellsOf).reverse(), ...second]);
    expect(bytes.toString()).not.toMatch(/(^|,)"?[=+@]/m);
  });

  it('as XLSX has the form of 附件 2: title, period, six columns ruled, sums', async () => {
    const { headings, cells } = await sheetRows((await fetchCopy('xlsx', '&from=2027-03-01')).bytes);
    expect(headings[0]).toBe(`${venue.name}关于开展“信易阅”活动的台账`);
    const [period = [], columns = [], ...rows] = cells;
    expect(period[0]?.text).toMatch(/推行单位：.* 期间：2027-03-01 至 今天 +（个人表）/);
    expect(columns.map(({ text }) => text)).toEqual([
      '序号',
      '姓名',
      '身份证号',
      '信用级别',
      '享受日期',
      '备注',
    ]);
    const sums = rows.pop();
    expect(sums?.[0]?.text).toBe(
      '合计：享受 55 次，冲销 1 次，净 54 次；还书退押 0 次；退款 0 次；共省 ¥6.45',
    );
    expect(rows.map((row) => row.map(({ text }) => text))).toEqual((await allRows()).map(cellsOf).reverse());
    expect(rows.flat().every(({ border, type }) => border?.left?.style === 'thin' && type === 3)).toBe(true);
  });

  it('as PDF has every row once, the title, and page numbers', async () => {
    const pages = await textOfPdf((await fetchCopy('pdf')).bytes);
    expect(pages.length).toBeGreaterThan(1);
    const words = pages.join('\n');
    expect(words).toContain('关于开展');
    expect(words).toContain(`第 ${pages.length} 页`);
    const numbers = words.match(/^\d{1,2}$/gm)?.map(Number);
    expect(numbers).toEqual(Array.from({ length: 56 }, (_, index) => index + 1));
    expect(words.replaceAll(/\s/g, '')).toContain('净54次');
  });

  it('without rows still has its form', async () => {
    const rows = csvRows((await fetchCopy('csv', '&from=2030-01-01')).bytes);
    expect(rows).toHaveLength(3);
    const pages = await textOfPdf((await fetchCopy('pdf', '&from=2030-01-01')).bytes);
    expect(pages).toEqual([expect.stringContaining('身份证号'), expect.stringContaining('统一社会信用代码')]);
  });

  it('stands in the audit log', async () => {
    await fetchCopy('csv', '&kind=void');
    const found = await t.database.read((tx) => tx.orm.findBy(AuditRow, { action: 'ledger-exported' }));
    expect(found.map(({ facts }) => JSON.parse(facts))).toContainEqual({
      venueId: venue.venueId,
      format: 'csv',
      entries: 1,
      kind: 'void',
    });
  });
});

describe('an official copy', () => {
  const copy = (token: string, body: object) =>
    download(t.api, `${path()}/official-copies`, { token, body: { format: 'csv', ...body } });

  it('has names, numbers and scores in full, and everybody in it sees who made it and why', async () => {
    const office = await city.officer('office');
    const { status, bytes } = await copy(office, { reason: '年度检查' });
    expect(status).toBe(200);
    const [heading, ...rows] = csvRows(bytes);
    expect(heading?.[3]).toBe('商鼎分分值');
    expect(rows.slice(0, -2)).toHaveLength(56);
    expect(rows.find(([number]) => number === '3')?.slice(1, 4)).toEqual([
      reader.name,
      reader.documentNumber,
      '160',
    ]);
    for (const { token } of [reader, ...others]) {
      const { items } = (await t.api.get('/me/looks', { token })).body;
      const mine = items.filter(({ reason }: { reason: string }) => reason === '年度检查');
      expect(mine).toEqual([
        {
          lookedAt: expect.any(String),
          by: '市信用办',
          what: `${venue.name}台账中您的姓名、身份证号和商鼎分`,
          reason: '年度检查',
        },
      ]);
    }
  });

  it('asks for a reason, and is not for the venue itself or another area', async () => {
    const relief = new Relief(t);
    const outside = await relief.officeOfficer('高新区');
    expect((await copy(await city.officer('office'), {})).status).toBe(422);
    expect((await copy(await city.officer('office'), { reason: '' })).status).toBe(422);
    expect((await copy(venue.manager, { reason: '自查' })).status).toBe(403);
    expect((await copy(outside.token, { reason: '年度检查' })).status).toBe(404);
  });
});
