import type { Readable } from 'node:stream';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import { encode } from 'uqr';
import type { PosterSize } from '@benefit/shared/venue/joining-contract';
import { FONT, PdfLetters } from '../../platform/pdf-letters.ts';
import { POSTER_COLOURS, SHEET } from './poster-layout.ts';
import type { PosterLine, PosterPlan } from './poster-layout.ts';

const SCALE: Record<PosterSize, number> = { A4: 1, A3: Math.SQRT2 };
/** Pixels of a picture for each point of the sheet: 150 dpi. */
const PIXELS = 150 / 72;

/** The dark modules of a code as rectangles, a run of a row being one; a module is one unit. */
function runsOf(address: string): { size: number; runs: { x: number; y: number; width: number }[] } {
  const { data, size } = encode(address, { ecc: 'M', border: 4 });
  const runs: { x: number; y: number; width: number }[] = [];
  data.forEach((row, y) => {
    for (let x = 0; x < size; x++) {
      if (!row[x]) continue;
      const start = x;
      while (row[x + 1]) x++;
      runs.push({ x: start, y, width: x + 1 - start });
    }
  });
  return { size, runs };
}

/** A poster as PDF: text that can be searched, the code in lines that stay sharp at any size. */
export function posterPdf({ lines, band, code }: PosterPlan, address: string, size: PosterSize): Readable {
  const scale = SCALE[size];
  const document = new PDFDocument({
    size: [SHEET.width * scale, SHEET.height * scale],
    margin: 0,
    info: { Title: lines[0]?.text ?? '' },
    lang: 'zh-CN',
  });
  document.scale(scale);
  // sets the font
  new PdfLetters(document);
  document.rect(0, 0, SHEET.width, band.height).fill(POSTER_COLOURS.deep);
  for (const { text, x, y, size: points, colour } of lines)
    document.fillColor(POSTER_COLOURS[colour]).fontSize(points).text(text, x, y, { lineBreak: false });
  const { size: modules, runs } = runsOf(address);
  const unit = code.side / modules;
  for (const { x, y, width } of runs) document.rect(code.x + x * unit, code.y + y * unit, width * unit, unit);
  document.fill('#000000');
  document.end();
  return document as unknown as Readable;
}

/** The same as a picture, 150 dpi. */
export async function posterPng(
  { lines, band, code }: PosterPlan,
  address: string,
  size: PosterSize,
): Promise<Buffer> {
  const factor = PIXELS * SCALE[size];
  const [width, height] = [Math.round(SHEET.width * factor), Math.round(SHEET.height * factor)];
  const { size: modules, runs } = runsOf(address);
  const unit = (code.side * factor) / modules;
  const squares = runs.map(
    (run) =>
      `<rect x="${code.x * factor + run.x * unit}" y="${code.y * factor + run.y * unit}" width="${run.width * unit}" height="${unit}"/>`,
  );
  const ground = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" shape-rendering="crispEdges">
    <rect width="${width}" height="${height}" fill="${POSTER_COLOURS.paper}"/>
    <rect width="${width}" height="${band.height * factor}" fill="${POSTER_COLOURS.deep}"/>${squares.join('')}</svg>`;
  const texts = await Promise.all(lines.map((line) => textPicture(line, factor)));
  return sharp(Buffer.from(ground)).composite(texts).png({ palette: true }).toBuffer();
}

async function textPicture({ text, x, y, size, colour }: PosterLine, factor: number) {
  const input = await sharp({
    text: {
      text: `<span foreground="${POSTER_COLOURS[colour]}">${escaped(text)}</span>`,
      font: `Noto Sans SC ${size * factor}`,
      fontfile: FONT,
      rgba: true,
      dpi: 72,
    },
  })
    .png()
    .toBuffer();
  // a picture of letters begins at their ink, a line of a document above it
  return { input, left: Math.round(x * factor), top: Math.round((y + size * 0.3) * factor) };
}

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'));
