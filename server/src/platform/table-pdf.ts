import { once } from 'node:events';
import { createRequire } from 'node:module';
import { setImmediate as turn } from 'node:timers/promises';
import { PassThrough } from 'node:stream';
import type { Readable } from 'node:stream';
import PDFDocument from 'pdfkit';
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
/** What begins no line: it takes the character before it along. */
const NOT_FIRST = /^[）〕】」』》”’，。；：、！？,.;:!?)%]$/;

const FONT = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
);

/** What the library keeps of a font and does not tell its types of. */
interface OpenedFont {
  /** Every word it ever set: it grows with the document. */
  layoutCache: Record<string, unknown>;
  font: { hasGlyphForCodePoint(code: number): boolean };
}

/**
 * A table as PDF for printing: A4 across, the title once, the headings and the page's number on every
 * page, in Noto Sans SC. Written while it is read, page by page: memory stays flat, and other work gets
 * its turn. A character that the font does not have stands as its code point, 〔U+20BB7〕.
 */
export function pdfStream(table: Table): Readable {
  const out = new PassThrough();
  void new TablePdf(table, out).write().catch((error: unknown) => out.destroy(error as Error));
  return out;
}

class TablePdf {
  private readonly document: PDFKit.PDFDocument;
  private readonly widths: number[];
  private readonly advances = new Map<string, number>();
  private font!: OpenedFont;
  private pages = 0;
  private y = 0;

  constructor(
    private readonly table: Table,
    private readonly out: PassThrough,
  ) {
    this.document = new PDFDocument({
      size: 'A4',
      layout: 'landscape',
      // the library would begin a page by itself where a text comes below its margin
      margin: 0,
      autoFirstPage: false,
      info: { Title: table.lead?.[0] ?? table.title },
      lang: 'zh-CN',
    });
    const all = table.widths.reduce((sum, width) => sum + width, 0);
    this.widths = table.widths.map((width) => (width / all) * INNER);
  }

  async write(): Promise<void> {
    const { document, out, table } = this;
    document.pipe(out);
    document.font(FONT);
    this.font = (document as unknown as { _font: OpenedFont })._font;
    this.startPage();
    for await (const rows of table.pages) {
      for (const cells of rows) {
        if (this.row(cells)) await this.rest();
        if (out.destroyed) return;
      }
    }
    if (table.foot !== undefined) this.foot(table.foot);
    document.end();
  }

  /** Between two pages: whoever reads may catch up, others get their turn. */
  private async rest(): Promise<void> {
    const { document, font, out } = this;
    font.layoutCache = Object.create(null) as Record<string, unknown>;
    await turn();
    while (document.readableLength > 0 && !out.destroyed) {
      await (out.writableNeedDrain ? Promise.race([once(out, 'drain'), once(out, 'close')]) : turn());
    }
  }

  private startPage(): void {
    const { document, table } = this;
    document.addPage();
    this.pages++;
    this.y = MARGIN;
    if (this.pages === 1) this.lead(table.lead ?? []);
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
    for (const text of this.wrapped(title, INNER)) {
      const width = document.widthOfString(text);
      document.text(text, MARGIN + (INNER - width) / 2, this.y, { lineBreak: false });
      this.y += SIZE.title * 1.5;
    }
    document.fontSize(SIZE.text);
    for (const text of lines.flatMap((line) => this.wrapped(line, INNER))) {
      document.text(text, MARGIN, this.y, { lineBreak: false });
      this.y += LINE;
    }
    this.y += PADDING;
  }

  /** Sets a row; true where it began a page. */
  private row(cells: readonly string[]): boolean {
    this.document.fontSize(SIZE.text);
    const lines = cells.map((cell, index) => this.wrapped(cell, (this.widths[index] ?? 0) - 2 * PADDING));
    const height = Math.max(...lines.map(({ length }) => length)) * LINE;
    const full = this.y + height > BOTTOM;
    if (full) this.startPage();
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

  private foot(text: string): void {
    const lines = this.wrapped(text, INNER);
    if (this.y + (lines.length + 1) * LINE > BOTTOM) this.startPage();
    this.y += LINE / 2;
    for (const line of lines) {
      this.document.text(line, MARGIN, this.y, { lineBreak: false });
      this.y += LINE;
    }
    this.document.text(`共 ${this.pages} 页`, MARGIN, this.y, { lineBreak: false });
  }

  /** Lines that fit a width at the present size; Chinese breaks anywhere. */
  private wrapped(text: string, width: number): string[] {
    const lines: string[] = [];
    let line = '';
    let used = 0;
    for (const character of this.known(text)) {
      const advance = this.advanceOf(character);
      if (used + advance > width && line !== '') {
        const carried = NOT_FIRST.test(character) ? (Array.from(line).at(-1) ?? '') : '';
        lines.push(line.slice(0, line.length - carried.length));
        line = carried;
        used = carried === '' ? 0 : this.advanceOf(carried);
      }
      line += character;
      used += advance;
    }
    return [...lines, line];
  }

  /** At the present size; the library would set the character anew each time. */
  private advanceOf(character: string): number {
    const { document } = this;
    const size = (document as unknown as { _fontSize: number })._fontSize;
    const known = this.advances.get(character);
    if (known !== undefined) return known * size;
    const advance = document.widthOfString(character) / size;
    this.advances.set(character, advance);
    return advance * size;
  }

  private known(text: string): string[] {
    return Array.from(text.toWellFormed()).flatMap((character) => {
      const code = character.codePointAt(0) ?? 0;
      if (code < 0x20) return [' '];
      return this.font.font.hasGlyphForCodePoint(code)
        ? [character]
        : Array.from(`〔U+${code.toString(16).toUpperCase()}〕`);
    });
  }
}
