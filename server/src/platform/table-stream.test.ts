import type { PassThrough, Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { csvStream, xlsxStream } from './table-stream.ts';
import type { Table } from './table-stream.ts';

/** Texts that a spreadsheet, a reader of CSV or XML would trip over. */
const HOSTILE = [
  '=1+1',
  '=HYPERLINK("http://x","y")',
  '+1',
  '-1',
  '@SUM(A1)',
  '\tTab',
  '＝1+1',
  '＠x',
  'a,b',
  '引号"里面"',
  '两\n行',
  // of '&amp;' this library's reader would make '&': it decodes twice
  '<b>&</b>',
  '𠮷㐂😀',
  '',
];

const table = (pages: readonly (readonly string[])[][], headings = ['甲', '乙']): Table => ({
  title: '申报',
  headings,
  widths: headings.map(() => 12),
  pages: (async function* () {
    for (const page of pages) yield page;
  })(),
});

async function bytesOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

async function sheetOf(stream: Readable): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await bytesOf(stream)) as never);
  const [sheet] = workbook.worksheets;
  if (sheet === undefined) throw new Error('No sheet');
  return sheet;
}

describe('csvStream', () => {
  it('starts with a mark and the headings, also without rows', async () => {
    expect((await bytesOf(csvStream([table([])]))).toString()).toBe('\uFEFF甲,乙\r\n');
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tTab', "'\tTab"],
    ['\rReturn', '"\'\rReturn"'],
    ['＝1', "'＝1"],
    ['a,b', '"a,b"'],
    ['="x"', '"\'=""x"""'],
    ['1=1', '1=1'],
    ['', ''],
  ])('writes %j as %j', async (text, cell) => {
    const csv = (await bytesOf(csvStream([table([[[text, 'z']]])]))).toString();
    expect(csv).toBe(`\uFEFF甲,乙\r\n${cell},z\r\n`);
  });
});

describe('xlsxStream', () => {
  it('has its heading, also without rows', async () => {
    const sheet = await sheetOf(xlsxStream([table([])]));
    expect([sheet.rowCount, sheet.getCell('A1').value, sheet.getCell('B1').value]).toEqual([1, '甲', '乙']);
  });

  it('types every cell as text and keeps it letter for letter', async () => {
    const sheet = await sheetOf(xlsxStream([table([HOSTILE.map((text) => [text, text])])]));
    HOSTILE.forEach((text, index) => {
      const cell = sheet.getCell(index + 2, 1);
      expect([ExcelJS.ValueType.String, ExcelJS.ValueType.Null]).toContain(cell.type);
      expect(cell.value ?? '').toBe(text);
      expect(cell.formula).toBeUndefined();
    });
  });

  it('takes out what XML cannot hold', async () => {
    const sheet = await sheetOf(xlsxStream([table([[['a\u0000b\uFFFFc\ud800d', 'x']]])]));
    expect(sheet.getCell('A2').value).toBe('abc\uFFFDd');
  });

  it('waits for its reader', async () => {
    let made = 0;
    const noise = (): string => String(Math.random()).repeat(20);
    const stream = xlsxStream([
      {
        ...table([]),
        pages: (async function* () {
          for (; made < 400; made++) {
            await turn();
            yield Array.from({ length: 100 }, () => [noise(), noise()]);
          }
        })(),
      },
    ]);
    const full = stream as PassThrough;
    while (!full.writableNeedDrain) await turn();
    const whenFull = made;
    for (let turns = 0; turns < 2_000; turns++) await turn();
    expect(made - whenFull).toBeLessThan(5);
    expect((await bytesOf(stream)).length).toBeGreaterThan(1_000_000);
    expect(made).toBe(400);
  });

  it('stops reading when its reader goes away', async () => {
    let made = 0;
    let ended = false;
    const noise = (): string => String(Math.random()).repeat(20);
    const stream = xlsxStream([
      {
        ...table([]),
        pages: (async function* () {
          try {
            for (; made < 2_000; made++) {
              await turn();
              yield Array.from({ length: 100 }, () => [noise(), noise()]);
            }
          } finally {
            ended = true;
          }
        })(),
      },
    ]);
    for await (const _ of stream) break;
    while (!ended) await turn();
    expect(stream.destroyed).toBe(true);
    expect(made).toBeLessThan(2_000);
    for (let turns = 0; turns < 500; turns++) await turn();
  });

  it('hands on what went wrong', async () => {
    const stream = xlsxStream([
      {
        ...table([]),
        // eslint-disable-next-line require-yield -- it fails before its first page
        pages: (async function* () {
          throw new Error('no rows');
        })(),
      },
    ]);
    await expect(bytesOf(stream)).rejects.toThrow('no rows');
  });
});
