import type { Readable } from 'node:stream';
import PDFDocument from 'pdfkit';
import { PdfLetters } from './pdf-letters.ts';

/** A4 upright, in points. */
const PAGE = { width: 595.28, height: 841.89 };
const MARGIN = 72;
const INNER = PAGE.width - 2 * MARGIN;
const BOTTOM = PAGE.height - MARGIN;
const SIZE = { title: 20, text: 13, foot: 8.5 };
const LEADING = 1.75;

/** A letter or a declaration of some paragraphs. */
export interface Page {
  title: string;
  /** The first stands at the margin, as who is addressed does; the others begin two characters in. */
  paragraphs: readonly string[];
  /** Lines at the end: who signs, and when. */
  block: readonly string[];
  /** Small lines under it. */
  foot: readonly string[];
}

/** A page of text as PDF for printing: A4, in Noto Sans SC, as many pages as it takes. */
export function pagePdf({ title, paragraphs, block, foot }: Page): Readable {
  const document = new PDFDocument({
    size: 'A4',
    // the library would begin a page by itself where a text comes below its margin
    margin: 0,
    info: { Title: title },
    lang: 'zh-CN',
  });
  const letters = new PdfLetters(document);
  let y = MARGIN;
  const set = (text: string, size: number, x: number): void => {
    if (y + size * LEADING > BOTTOM) {
      document.addPage();
      y = MARGIN;
    }
    document.fontSize(size).text(text, x, y, { lineBreak: false });
    y += size * LEADING;
  };
  document.fontSize(SIZE.title);
  for (const line of letters.wrapped(title, INNER))
    set(line, SIZE.title, MARGIN + (INNER - document.widthOfString(line)) / 2);
  y += SIZE.text;
  paragraphs.forEach((paragraph, index) => {
    document.fontSize(SIZE.text);
    const lines = letters.wrapped(`${index === 0 ? '' : '\u3000\u3000'}${paragraph}`, INNER);
    for (const line of lines) set(line, SIZE.text, MARGIN);
  });
  y += SIZE.text * 2;
  for (const line of block) set(line, SIZE.text, MARGIN + INNER * 0.45);
  y += SIZE.text * 2;
  for (const text of foot) {
    document.fontSize(SIZE.foot);
    for (const line of letters.wrapped(text, INNER)) set(line, SIZE.foot, MARGIN);
  }
  document.end();
  return document as unknown as Readable;
}
