import { once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { PassThrough } from 'node:stream';
import type { Readable } from 'node:stream';
import PDFDocument from 'pdfkit';
import { PdfLetters } from './pdf-letters.ts';
import type { Table } from './table-stream.ts';

/** A4 across, in points. */
const PAGE = { width: 841.89, height: 595.28 };
const MARGIN = 36;
const INNER = PAGE.width - 2 * MARGIN;
const BOTTOM = PAGE.height - MARGIN - 14;
const SIZE = { title: 16, text: 9.5, note: 8.5 };
const LINE = 13;
const PADDING = 4;
const RULE = '#999999';
/**
 * Tables as PDF for printing, each on pages of its own: A4 across, the title once, the headings and the page's number on every
 * page, in Noto Sans SC. Written while it is read, page by page: memory stays flat, and other work gets
 * its turn. A character that the font does not have stands as its code point, 〔U+20BB7〕.
 */
export function pdfStream(tables: readonly Table[]): Readable {
  const out = new PassThrough();
  void new TablePdf(tables, out).write().catch((error: unknown) => out.destroy(error as Error));
  return out;
}

class TablePdf {
  private readonly document: PDFKit.PDFDocument;
  private widths: number[] = [];
  private readonly letters: PdfLetters;
  private pages = 0;
  private y = 0;

  constructor(
    private readonly tables: readonly Table[],
    private readonly out: PassThrough,
  ) {
    this.document = new PDFDocument({
      size: 'A4',
      layout: 'landscape',
      // the library would begin a page by itself where a text comes below its margin
      margin: 0,
      autoFirstPage: false,
      info: { Title: tables[0]?.lead?.[0] ?? tables[0]?.title ?? '' },
      lang: 'zh-CN',
    });
    this.letters = new PdfLetters(this.document);
  }

  async write(): Promise<void> {
    const { document, out } = this;
    document.pipe(out);
    for (const table of this.tables) {
      if (out.destroyed) return;
      await this.set(table);
    }
    this.count();
    document.end();
  }

  private async set(table: Table): Promise<void> {
    const all = table.widths.reduce((sum, width) => sum + width, 0);
    this.widths = table.widths.map((width) => (width / all) * INNER);
    this.startPage(table, table.lead);
    for await (const rows of table.pages) {
      for (const cells of rows) {
        if (this.row(table, cells)) await this.rest();
        if (this.out.destroyed) return;
      }
    }
    if (table.foot !== undefined) this.foot(table, table.foot);
  }

  /** Between two pages: whoever reads may catch up, others get their turn. */
  private async rest(): Promise<void> {
    const { document, out } = this;
    this.letters.forget();
    await turn();
    while (document.readableLength > 0 && !out.destroyed) {
      await (out.writableNeedDrain ? Promise.race([once(out, 'drain'), once(out, 'close')]) : turn());
    }
  }

  /** @param lead lines above the headings, on a table's first page */
  private startPage(table: Table, lead: readonly string[] = []): void {
    const { document } = this;
    document.addPage();
    this.pages++;
    this.y = MARGIN;
    this.lead(lead);
    this.line(table.headings.map((heading) => [heading]));
    document.fontSize(SIZE.note).text(`第 ${this.pages} 页`, MARGIN, PAGE.height - MARGIN, {
      width: INNER,
      align: 'center',
      lineBreak: false,
    });
  }

  private lead([title, ...lines]: readonly string[]): void {
    if (title === undefined) return;
    const { document } = this;
    document.fontSize(SIZE.title);
    for (const text of this.letters.wrapped(title, INNER)) {
      const width = document.widthOfString(text);
      document.text(text, MARGIN + (INNER - width) / 2, this.y, { lineBreak: false });
      this.y += SIZE.title * 1.5;
    }
    document.fontSize(SIZE.text);
    for (const text of lines.flatMap((line) => this.letters.wrapped(line, INNER))) {
      document.text(text, MARGIN, this.y, { lineBreak: false });
      this.y += LINE;
    }
    this.y += PADDING;
  }

  /** Sets a row; true where it began a page. */
  private row(table: Table, cells: readonly string[]): boolean {
    this.document.fontSize(SIZE.text);
    const lines = cells.map((cell, index) =>
      this.letters.wrapped(cell, (this.widths[index] ?? 0) - 2 * PADDING),
    );
    const height = Math.max(...lines.map(({ length }) => length)) * LINE;
    const full = this.y + height > BOTTOM;
    if (full) this.startPage(table);
    this.line(lines);
    return full;
  }

  /** Cells of some lines each, ruled. */
  private line(cells: readonly (readonly string[])[]): void {
    const { document } = this;
    document.fontSize(SIZE.text);
    const height = Math.max(...cells.map(({ length }) => length)) * LINE + PADDING;
    let x = MARGIN;
    cells.forEach((lines, index) => {
      const width = this.widths[index] ?? 0;
      document.lineWidth(0.5).strokeColor(RULE).rect(x, this.y, width, height).stroke();
      lines.forEach((text, at) =>
        document.text(text, x + PADDING, this.y + PADDING / 2 + at * LINE, { lineBreak: false }),
      );
      x += width;
    });
    this.y += height;
  }

  private foot(table: Table, text: string): void {
    const lines = this.letters.wrapped(text, INNER);
    // the last table's foot has the count of pages below it
    if (this.y + (lines.length + 1) * LINE > BOTTOM) this.startPage(table);
    this.y += LINE / 2;
    for (const line of lines) {
      this.document.text(line, MARGIN, this.y, { lineBreak: false });
      this.y += LINE;
    }
  }

  private count(): void {
    this.document.text(`共 ${this.pages} 页`, MARGIN, this.y, { lineBreak: false });
  }
}
