import { readFile } from 'node:fs/promises';
import path from 'node:path';
import ExcelJS from 'exceljs';
import type * as PdfJs from 'pdfjs-dist';
import type { Browser, Download, Page } from 'playwright-core';

/** Presses what hands a file out, and answers its name and bytes. */
export async function fileFrom(
  page: Page,
  press: () => Promise<void>,
): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), bytes: await bytesOf(download) };
}

const bytesOf = async (download: Download): Promise<Buffer> => readFile(await download.path());

/** The cells of a workbook's sheet, row by row; what is merged stands in its first cell alone. @param name of the sheet; else the first */
export async function cellsOfSheet(bytes: Buffer, name?: string): Promise<string[][]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as never);
  const rows: string[][] = [];
  const sheet = name === undefined ? workbook.worksheets[0] : workbook.getWorksheet(name);
  sheet?.eachRow((row) => {
    const cells: string[] = [];
    row.eachCell({ includeEmpty: true }, (cell) => {
      if (cell.master === cell) cells.push(cell.text);
    });
    rows.push(cells);
  });
  return rows;
}

const PDFJS = path.resolve(import.meta.dirname, '../../node_modules/pdfjs-dist');

/** A PDF as a reader draws it: its words, and a page that shows the first of its pages. */
export async function openPdf(
  browser: Browser,
  bytes: Buffer,
): Promise<{ page: Page; words: string; ink: number; close: () => Promise<void> }> {
  const context = await browser.newContext({ viewport: { width: 1263, height: 520 } });
  await context.route('http://pdf.test/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') {
      return route.fulfill({ contentType: 'text/html', body: '<body style="margin:0"><canvas></canvas>' });
    }
    if (pathname === '/file.pdf') return route.fulfill({ contentType: 'application/pdf', body: bytes });
    const body = await readFile(path.join(PDFJS, pathname));
    return route.fulfill({ contentType: 'text/javascript', body });
  });
  const page = await context.newPage();
  await page.goto('http://pdf.test/');
  const { words, ink } = await page.evaluate(async () => {
    const address = '/build/pdf.mjs';
    const { getDocument, GlobalWorkerOptions } = (await import(address)) as typeof PdfJs;
    GlobalWorkerOptions.workerSrc = '/build/pdf.worker.mjs';
    const document = await getDocument({ url: '/file.pdf' }).promise;
    const texts: string[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const { items } = await (await document.getPage(number)).getTextContent();
      texts.push(...items.map((item) => ('str' in item ? item.str : '')));
    }
    const first = await document.getPage(1);
    const viewport = first.getViewport({ scale: 1.5 });
    const canvas = globalThis.document.querySelector('canvas');
    const context2d = canvas?.getContext('2d');
    if (!canvas || !context2d) throw new Error('No canvas');
    canvas.width = viewport.width;
    canvas.height = viewport.height;
    await first.render({ canvas, canvasContext: context2d, viewport }).promise;
    const { data } = context2d.getImageData(0, 0, canvas.width, canvas.height);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) dark++;
    return { words: texts.join('\n'), ink: dark / (data.length / 4) };
  });
  return { page, words, ink, close: () => context.close() };
}
