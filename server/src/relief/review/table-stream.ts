import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import ExcelJS from 'exceljs';

/** A table to be written out: headings, then rows page by page, each as long as the headings. */
export interface Table {
  title: string;
  headings: readonly string[];
  /** Widths in characters, by column. */
  widths: readonly number[];
  pages: AsyncIterable<readonly (readonly string[])[]>;
}

/** Rows of one sheet: Excel takes 1,048,576 with the heading. */
const SHEET_ROWS = 1_000_000;

/**
 * A table as CSV that Excel reads: UTF-8 with a byte order mark, CRLF. A cell that a spreadsheet
 * would take for a formula gets an apostrophe before it.
 */
export function csvStream({ headings, pages }: Table): Readable {
  return Readable.from(
    (async function* () {
      yield `\uFEFF${csvLine(headings)}`;
      for await (const rows of pages) yield rows.map(csvLine).join('');
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
 * A table as XLSX, written while it is read. Every cell is typed as text, so that nothing of it is
 * ever calculated. The rows wait for whoever reads the stream: memory stays flat.
 */
export function xlsxStream(table: Table): Readable {
  const out = new PassThrough();
  void writeSheets(table, out).catch((error: unknown) => out.destroy(error as Error));
  return out;
}

async function writeSheets({ title, headings, widths, pages }: Table, out: PassThrough): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true });
  let rows = 0;
  const open = (): ExcelJS.Worksheet => {
    const opened = workbook.addWorksheet(`${title}${rows === 0 ? '' : rows / SHEET_ROWS + 1}`, {
      views: [{ state: 'frozen', ySplit: 1 }],
    });
    opened.columns = widths.map((width) => ({ width, style: { numFmt: '@' } }));
    const heading = opened.addRow([...headings]);
    heading.font = { bold: true };
    heading.commit();
    return opened;
  };
  let sheet = open();
  for await (const page of pages) {
    for (const cells of page) {
      if (rows > 0 && rows % SHEET_ROWS === 0) {
        sheet.commit();
        sheet = open();
      }
      sheet.addRow(cells.map(xmlText)).commit();
      rows++;
    }
    await room(out);
    if (out.destroyed) return;
  }
  await workbook.commit();
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
