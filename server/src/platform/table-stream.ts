import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
// others get their turn between two pages: reading and sealing of the embedded database never wait by themselves
import { setImmediate as turn } from 'node:timers/promises';
import type ExcelJS from 'exceljs';

/** A table to be written out: headings, then rows page by page, each as long as the headings. */
export interface Table {
  /** Name of the sheet. */
  title: string;
  /** Lines above the headings of a form that is printed: its title, then what it covers. Not in CSV. */
  lead?: readonly string[];
  /** A line under the last row of such a form. */
  foot?: string;
  headings: readonly string[];
  /** Widths in characters, by column. */
  widths: readonly number[];
  pages: AsyncIterable<readonly (readonly string[])[]>;
}

/** Rows of one sheet: Excel takes 1,048,576 with the heading. */
const SHEET_ROWS = 1_000_000;

/**
 * Tables as CSV that Excel reads: UTF-8 with a byte order mark, CRLF, an empty line between two of them.
 * A cell that a spreadsheet would take for a formula gets an apostrophe before it.
 */
export function csvStream(tables: readonly Table[]): Readable {
  return Readable.from(
    (async function* () {
      let before = '\uFEFF';
      for (const { headings, pages } of tables) {
        yield before + csvLine(headings);
        for await (const rows of pages) {
          yield rows.map(csvLine).join('');
          await turn();
        }
        before = '\r\n';
      }
    })(),
    { objectMode: false },
  );
}

const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** What makes a spreadsheet calculate, full-width forms included (OWASP, CSV Injection). */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

function csvCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Tables as the sheets of an XLSX, written while they are read. Every cell is typed as text, so that
 * nothing of it is ever calculated. The rows wait for whoever reads the stream: memory stays flat.
 */
export function xlsxStream(tables: readonly Table[]): Readable {
  const out = new PassThrough();
  void writeBook(tables, out).catch((error: unknown) => out.destroy(error as Error));
  return out;
}

async function writeBook(tables: readonly Table[], out: PassThrough): Promise<void> {
  // heavy to load, and only exports need it: a start, and its restart, do not wait for it
  const { default: excel } = await import('exceljs');
  const workbook = new excel.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true });
  for (const table of tables) await writeSheets(workbook, table, out);
  if (!out.destroyed) await workbook.commit();
}

async function writeSheets(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  table: Table,
  out: PassThrough,
): Promise<void> {
  const form = table.lead !== undefined;
  let rows = 0;
  let sheet = openSheet(workbook, table, '');
  for await (const page of table.pages) {
    for (const cells of page) {
      if (rows > 0 && rows % SHEET_ROWS === 0) {
        sheet.commit();
        sheet = openSheet(workbook, table, String(rows / SHEET_ROWS + 1));
      }
      addRow(sheet, cells, form);
      rows++;
    }
    await room(out);
    await turn();
    if (out.destroyed) return;
  }
  if (table.foot !== undefined) addLine(sheet, table.foot, table.headings.length);
  sheet.commit();
}

function openSheet(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  { title, lead = [], headings, widths }: Table,
  ordinal: string,
): ExcelJS.Worksheet {
  const headingRow = lead.length + 1;
  const sheet = workbook.addWorksheet(`${title}${ordinal}`, {
    views: [{ state: 'frozen', ySplit: headingRow }],
    pageSetup: {
      paperSize: 9, // A4
      orientation: 'landscape',
      fitToPage: true,
      fitToHeight: 0,
      printTitlesRow: `${headingRow}:${headingRow}`,
    },
    headerFooter: { oddFooter: '第 &P 页，共 &N 页' },
  });
  sheet.columns = widths.map((width) => ({ width, style: { numFmt: '@' } }));
  lead.forEach((line, index) => addLine(sheet, line, headings.length, index === 0));
  const heading = addRow(sheet, headings, lead.length > 0, false);
  heading.font = { bold: true };
  heading.commit();
  return sheet;
}

/** A line across all columns. */
function addLine(sheet: ExcelJS.Worksheet, text: string, columns: number, isTitle = false): void {
  const row = sheet.addRow([xmlText(text)]);
  sheet.mergeCells(row.number, 1, row.number, columns);
  row.alignment = { horizontal: isTitle ? 'center' : 'left', vertical: 'middle' };
  if (isTitle) Object.assign(row, { font: { bold: true, size: 16 }, height: 30 });
  row.commit();
}

const EDGE = { style: 'thin' } as const;
const BORDER = { top: EDGE, left: EDGE, bottom: EDGE, right: EDGE };

function addRow(
  sheet: ExcelJS.Worksheet,
  cells: readonly string[],
  ruled: boolean,
  done = true,
): ExcelJS.Row {
  const row = sheet.addRow(cells.map(xmlText));
  if (ruled) row.eachCell({ includeEmpty: true }, (cell) => (cell.border = BORDER));
  if (done) row.commit();
  return row;
}

/** Until the reader has taken what is there, or has gone. */
async function room(out: PassThrough): Promise<void> {
  if (!out.writableNeedDrain || out.destroyed) return;
  await Promise.race([once(out, 'drain'), once(out, 'close')]);
}

/** Characters that XML 1.0 has no place for. */
// eslint-disable-next-line no-control-regex -- control characters are what this takes out
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const xmlText = (text: string): string => text.toWellFormed().replace(NOT_IN_XML, '');
