import PDFDocument from 'pdfkit';
import { gradeText } from '@benefit/shared/credit/grade-rules';
import { AUDIENCES } from '@benefit/shared/venue/benefit-rules';
import { benefitTitle, limitsText } from '@benefit/shared/venue/benefit-worth-rules';
import type { BenefitDraft } from '@benefit/shared/venue/joining-rules';
import { PdfLetters } from '../../platform/pdf-letters.ts';

/** The sheet on which a poster is laid out, in points: A4 upright. Larger ones are the same, scaled. */
export const SHEET = { width: 595.28, height: 841.89 };
const MARGIN = 56;
const INNER = SHEET.width - 2 * MARGIN;
/** Where the last line of benefits may end: below stands the code. */
const BENEFITS_END = 560;
const CODE = 168;

export const POSTER_COLOURS = {
  ink: '#1e2a27',
  quiet: '#55635f',
  deep: '#144d40',
  paper: '#ffffff',
} as const;
type Colour = keyof typeof POSTER_COLOURS;

/** A line of text from its upper left corner on. */
export interface PosterLine {
  text: string;
  x: number;
  y: number;
  size: number;
  colour: Colour;
}

/** What a poster says. */
export interface PosterContent {
  name: string;
  benefits: readonly BenefitDraft[];
  number: string;
  date: string;
}

/** Lines, the band at the top, and the square of the code. */
export interface PosterPlan {
  lines: PosterLine[];
  band: { height: number };
  code: { x: number; y: number; side: number };
}

/** Lays a poster out: who it is, what persons of each grade have, and where the rest stands. */
export function planPoster({ name, benefits, number, date }: PosterContent): PosterPlan {
  const document = new PDFDocument({ size: 'A4', margin: 0 });
  const letters = new PdfLetters(document);
  const lines: PosterLine[] = [];
  const widthOf = (text: string, size: number): number => document.fontSize(size).widthOfString(text);
  const centred = (text: string, size: number, y: number, colour: Colour): void => {
    lines.push({ text, size, y, colour, x: (SHEET.width - widthOf(text, size)) / 2 });
  };
  document.fontSize(34);
  const names = letters.wrapped(name, INNER).slice(0, 2);
  let y = 64;
  for (const line of names) {
    centred(line, 34, y, 'paper');
    y += 44;
  }
  centred('信易阅 · 有信用，享优惠', 20, y + 6, 'paper');
  const band = y + 6 + 20 + 36;
  y = band + 30;
  for (const { holder, grade } of AUDIENCES.slice(0, 3)) {
    const own = benefits.filter((benefit) => benefit.holder === holder && benefit.grade === grade);
    if (own.length === 0) continue;
    lines.push({ text: `商鼎分 ${gradeText[grade]}`, x: MARGIN, y, size: 18, colour: 'deep' });
    y += 30;
    document.fontSize(18);
    for (const line of letters.wrapped(own.map(named).join('　'), INNER)) {
      if (y > BENEFITS_END) break;
      lines.push({ text: line, x: MARGIN, y, size: 18, colour: 'ink' });
      y += 27;
    }
    y += 14;
  }
  document.fontSize(12);
  for (const line of letters.wrapped('信用评价“优”“良”的企业同样可以享受，详见公告。', INNER)) {
    lines.push({ text: line, x: MARGIN, y, size: 12, colour: 'quiet' });
    y += 18;
  }
  const codeY = SHEET.height - MARGIN - CODE;
  const beside = MARGIN + CODE + 24;
  const words = [
    '扫码看公告和全部优惠',
    '在“我的信用优惠”出示信用优惠码，',
    '由工作人员扫码办理。',
    `公告 ${number}，${date}`,
  ];
  words.forEach((text, index) =>
    lines.push({
      ...{ text, x: beside, y: codeY + 22 + index * 30 },
      ...{ size: index === 0 ? 18 : 13, colour: index === 0 ? 'deep' : 'quiet' },
    }),
  );
  document.end();
  return { lines, band: { height: band }, code: { x: MARGIN, y: codeY, side: CODE } };
}

/** 每季度免费借阅 2 次（周六、周日）. */
function named(benefit: BenefitDraft): string {
  const limits = limitsText(benefit);
  return limits === '' ? benefitTitle(benefit) : `${benefitTitle(benefit)}（${limits}）`;
}
