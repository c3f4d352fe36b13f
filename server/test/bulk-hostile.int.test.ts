import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { BULK_MAX_BYTES } from '@benefit/shared/relief/bulk-contract';
import { BULK_COLUMNS } from '@benefit/shared/relief/bulk-column-rules';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { BulkDesk, sendBytes, sheetOf } from './support/bulk-desk.ts';
import { City } from './support/city.ts';
import { rawRow, rawWorkbook, rawWorksheet, rawZip } from './support/raw-workbook.ts';

const HEADING = rawRow(BULK_COLUMNS.person.map(({ label }) => label));
const MIB = 1024 * 1024;

describe('files that are no honest sheet', () => {
  let t: TestApp;
  let desk: BulkDesk;

  beforeAll(async () => {
    t = await startApp();
    desk = await BulkDesk.make(t);
  });
  afterAll(() => t.close());

  const cells = (): string[] => {
    const row = desk.row();
    return BULK_COLUMNS.person.map(({ key }) => String(row[key]));
  };
  const good = (): string => rawWorksheet(HEADING + rawRow(cells()));

  it('are told from a plain one written by hand', async () => {
    const { status, body } = await desk.upload(rawWorkbook(good()));
    expect([status, body.counts?.ready]).toEqual([201, 1]);
  });

  const doctype = (body: string): string => good().replace('?>', `?>${body}`);
  const files: [string, () => Buffer | Promise<Buffer>, string][] = [
    ['nothing', () => Buffer.alloc(0), 'empty'],
    ['noise', () => randomBytes(5000), 'not-a-workbook'],
    ['an image', () => Buffer.from('89504e470d0a1a0a0000', 'hex'), 'not-a-workbook'],
    ['CSV with another name', () => Buffer.from('姓名,性别\n王小明,男\n'), 'not-a-workbook'],
    [
      'an old .xls with another name',
      () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), randomBytes(4000)]),
      'old-format',
    ],
    [
      'a workbook with a password',
      () =>
        Buffer.concat([
          Buffer.from('d0cf11e0a1b11ae1', 'hex'),
          randomBytes(500),
          Buffer.from('EncryptedPackage', 'utf16le'),
        ]),
      'encrypted',
    ],
    ['an encrypted archive', () => rawZip([{ name: 'a.xml', content: 'x', flags: 1 }]), 'encrypted'],
    ['an archive of other things', () => rawZip([{ name: 'a.txt', content: 'x' }]), 'not-a-workbook'],
    [
      'a Word document',
      () =>
        rawZip([
          {
            name: '[Content_Types].xml',
            content:
              '<Types><Override PartName="/word/document.xml" ContentType="application/wordml"/></Types>',
          },
          { name: 'word/document.xml', content: '<w/>' },
        ]),
      'not-a-workbook',
    ],
    ['half a workbook', () => rawWorkbook(good()).subarray(0, 400), 'damaged'],
    ['a workbook without its end', () => rawWorkbook(good()).subarray(0, -30), 'damaged'],
    ['a workbook with bytes turned', () => turned(rawWorkbook(good())), 'damaged'],
    ['macros', () => rawWorkbook(good(), [{ name: 'xl/vbaProject.bin', content: 'Sub' }]), 'macros'],
    [
      'macros by their content type alone',
      () =>
        rawWorkbook(good(), [
          {
            name: '[Content_Types].xml',
            content:
              '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
          },
        ]),
      'macros',
    ],
    [
      'a bomb that says what it is',
      () => rawWorkbook(Buffer.concat([Buffer.from('<worksheet>'), Buffer.alloc(200 * MIB, 32)])),
      'too-large',
    ],
    [
      'a bomb that claims to be small',
      () =>
        rawWorkbook('', [
          { name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(200 * MIB, 32), claimedBytes: 1000 },
        ]),
      'damaged',
    ],
    [
      'a bomb of shared texts',
      () => withStrings(`<sst>${'<si><t>a</t></si>'.repeat(500_000)}</sst>`),
      'too-complex',
    ],
    ['a thousand files', () => rawZip(Array.from({ length: 1000 }, (_, i) => part(`${i}.xml`))), 'damaged'],
    ['a name twice', () => rawZip([part('[Content_Types].xml'), part('[content_types].xml')]), 'damaged'],
    ['a path that leaves the archive', () => rawZip([part('../../etc/passwd')]), 'damaged'],
    [
      'entities that grow',
      () =>
        rawWorkbook(
          doctype(
            `<!DOCTYPE z [<!ENTITY a "${'a'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}"><!ENTITY c "${'&b;'.repeat(1000)}">]>`,
          ).replace('防汛', '&c;'),
        ),
      'damaged',
    ],
    [
      'an entity that reads a file',
      () =>
        rawWorkbook(doctype('<!DOCTYPE z [<!ENTITY f SYSTEM "file:///etc/passwd">]>').replace('防汛', '&f;')),
      'damaged',
    ],
    ['an entity nobody declared', () => rawWorkbook(good().replace('防汛', '&nbsp;')), 'damaged'],
    ['XML that does not end', () => rawWorkbook(good().slice(0, -20)), 'damaged'],
    ['XML a hundred thousand deep', () => rawWorkbook(`<worksheet>${'<a>'.repeat(100_000)}`), 'damaged'],
    ['bytes that are no UTF-8', () => rawWorkbook(Buffer.from(good(), 'utf16le')), 'damaged'],
    [
      'a text that is not there',
      () => rawWorkbook(rawWorksheet(`${HEADING}<row><c t="s"><v>9</v></c></row>`)),
      'damaged',
    ],
    [
      'lines that go backwards',
      () => rawWorkbook(rawWorksheet(`${HEADING}<row r="9"/><row r="3"/>`)),
      'damaged',
    ],
    ['no heading', () => rawWorkbook(rawWorksheet(rawRow(['甲', '乙']).repeat(20))), 'no-heading'],
    ['an empty sheet', () => rawWorkbook(rawWorksheet('')), 'no-heading'],
    ['a heading alone', () => rawWorkbook(rawWorksheet(HEADING + rawRow(['', ' ', '\u3000']))), 'no-rows'],
    [
      'a heading without some columns',
      () => rawWorkbook(rawWorksheet(rawRow(['姓名', '性别', '身份证号', '类别', '事项', '日期', '地点']))),
      'missing-columns',
    ],
    [
      'a column twice',
      () => rawWorkbook(rawWorksheet(rawRow([...BULK_COLUMNS.person.map(({ label }) => label), '姓名']))),
      'doubled-columns',
    ],
    [
      '20,001 rows',
      () => rawWorkbook(rawWorksheet(HEADING + rawRow(['甲']).repeat(20_001))),
      'too-many-rows',
    ],
    [
      'merged cells without end',
      () =>
        rawWorkbook(
          rawWorksheet(HEADING, `<mergeCells>${'<mergeCell ref="A1:B2"/>'.repeat(3000)}</mergeCells>`),
        ),
      'too-complex',
    ],
  ];

  it.each(files)('%s: refused, and the server goes on', async (_, make, code) => {
    const { status, body } = await desk.upload(await make());
    expect([status, body.code, body.errors]).toEqual([
      422,
      'sheet-unreadable',
      [{ path: 'file', code, text: body.detail }],
    ]);
    expect(body.detail).toMatch(/[\u4e00-\u9fff].*。?$/);
  });

  it('names the columns that are missing', async () => {
    const bytes = rawWorkbook(rawWorksheet(rawRow(['姓名', '性别', '身份证号', '类别', '日期', '地点'])));
    expect((await desk.upload(bytes)).body.detail).toBe(
      '表头缺少：证件类型、具体事项、起止日期、本人同意方式、同意日期。请补上这几列，列的先后不限',
    );
  });

  it('keeps nothing of any of them', async () => {
    const kept = await t.database.read((tx) =>
      tx.query<{ id: string }>('SELECT id FROM bulk_report WHERE rows_ready + rows_held + rows_wrong = 0'),
    );
    expect(kept).toEqual([]);
  });

  it('notes a cell of a million characters and goes on with the next row', async () => {
    const [huge, next] = [cells(), cells()];
    huge[5] = '守'.repeat(1_000_000);
    const { body } = await desk.upload(rawWorkbook(rawWorksheet(HEADING + rawRow(huge) + rawRow(next))));
    const [first, second] = await desk.rows(body.bulkReportId);
    expect(first.errors).toEqual([{ path: 'deed', code: 'too-long', text: '具体事项最多 1000 个字' }]);
    expect(first.cells.deed).toHaveLength(1000);
    expect(second.outcome).toBe('ready');
  });

  it('takes 20,000 rows where the 20,000th is the last of them, and blank ones do not count', async () => {
    const blank = '<row><c/></row>'.repeat(30_000);
    const bytes = rawWorkbook(rawWorksheet(HEADING + rawRow(['甲']).repeat(20_000) + blank));
    expect((await desk.upload(bytes)).body.counts).toMatchObject({ all: 20_000, wrong: 20_000 });
  });

  it('never believes what a formula says it came to', async () => {
    const row = desk.row();
    const bytes = await sheetOf([{ ...row, name: { formula: 'A3', result: row['name'] as string } }]);
    const { body } = await desk.upload(Buffer.from(bytes));
    expect((await desk.rows(body.bulkReportId))[0]).toMatchObject({
      outcome: 'wrong',
      cells: { name: '（公式）' },
      errors: [{ path: 'name', code: 'formula', text: '姓名是公式，请复制后“粘贴为数值”再上传' }],
    });
  });

  it('reads a workbook of the calendar of 1904', async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.properties.date1904 = true;
    const sheet = workbook.addWorksheet('汇总');
    sheet.addRow(BULK_COLUMNS.person.map(({ label }) => label));
    const row = { ...desk.row(), dates: new Date(`${desk.day(3)}T00:00:00Z`) };
    sheet.addRow(BULK_COLUMNS.person.map(({ key }) => row[key as keyof typeof row] ?? null));
    const { body } = await desk.upload(Buffer.from(await workbook.xlsx.writeBuffer()));
    expect((await desk.rows(body.bulkReportId))[0].cells.dates).toBe(desk.day(3));
  });

  describe('the request itself', () => {
    it.each([
      ['JSON', 'application/json', 415],
      ['a form', 'multipart/form-data; boundary=x', 415],
      ['plain text', 'text/plain', 415],
    ])('is refused as %s', async (_, type, status) => {
      const answer = await desk.upload(Buffer.from('{}'), { type });
      expect([answer.status, answer.body.code]).toEqual([status, 'unsupported-media-type']);
    });

    it('is refused over 10 MB, said beforehand or found on the way, and answered', async () => {
      const bytes = randomBytes(BULK_MAX_BYTES + 1);
      const answer = await desk.upload(bytes);
      expect([answer.status, answer.body.code]).toEqual([413, 'body-too-large']);
      const query = new URLSearchParams({
        campaignId: desk.campaignId,
        holder: 'person',
        fileName: 'a.xlsx',
      });
      const chunked = await fetch(`${t.api.base}/api/v1/bulk-reports?${query}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${desk.officer}`,
          'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        },
        body: new ReadableStream({
          start(controller) {
            for (let at = 0; at < bytes.length; at += MIB) controller.enqueue(bytes.subarray(at, at + MIB));
            controller.close();
          },
        }),
        duplex: 'half',
      } as RequestInit);
      expect(chunked.status).toBe(413);
    });

    it('is asked who it is before it is read', async () => {
      const answer = await desk.upload(randomBytes(MIB), { token: 'nobody' });
      expect(answer.status).toBe(401);
    });

    it.each([
      ['holder', { holder: 'company' as 'person' }],
      ['fileName', { fileName: '' }],
      ['fileName', { fileName: 'a\u0000.xlsx' }],
      ['campaignId', { campaignId: 'x' }],
    ])('is refused by its %s', async (path, change) => {
      const { status, body } = await desk.upload(rawWorkbook(good()), change);
      expect([status, body.code, body.errors[0].path]).toEqual([422, 'invalid-request', path]);
    });

    it('is no body where JSON is read', async () => {
      const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
      const citizen = await new City(t).citizen({ bind: false });
      const { status, body } = await sendBytes(t.api, '/me/identity', {
        bytes: rawWorkbook(good()),
        token: citizen.token,
        type,
      });
      expect([status, body.code]).toEqual([422, 'invalid-request']);
    });
  });
});

const part = (name: string) => ({ name, content: '<a/>' });

/** Turns bits inside the packed worksheet. */
function turned(bytes: Buffer): Buffer {
  const at = bytes.indexOf('xl/worksheets/sheet1.xml') + 40;
  for (let offset = 0; offset < 40; offset++)
    bytes.writeUInt8(bytes.readUInt8(at + offset) ^ 0x55, at + offset);
  return bytes;
}

function withStrings(strings: string): Buffer {
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return rawWorkbook(rawWorksheet(HEADING), [
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships><Relationship Id="rId1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relation}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    },
    { name: 'xl/sharedStrings.xml', content: strings },
  ]);
}
