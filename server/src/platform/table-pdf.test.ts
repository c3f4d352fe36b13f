import { describe, expect, it } from '@jest/globals';
import type { Readable } from 'node:stream';
import { textOfPdf } from '../../test/support/pdf-text.ts';
import { pdfStream } from './table-pdf.ts';
import type { Table } from './table-stream.ts';

const LONG = '购书优惠 20%，原价 ¥43.00，省 ¥8.60；读者说明天再来取另外两本关于郑州城市历史的书';

const table = (pages: string[][][], more: Partial<Table> = {}): Table => ({
  title: '个人表',
  headings: ['序号', '姓名', '备注'],
  widths: [10, 20, 40],
  pages: (async function* () {
    for (const page of pages) yield page;
  })(),
  ...more,
});

async function bytesOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

const textOf = async (made: Table): Promise<string[]> => textOfPdf(await bytesOf(pdfStream([made])));

describe('pdfStream', () => {
  it('has title, headings, sums and the number of its page, also without rows', async () => {
    const [page, ...others] = await textOf(
      table([], { lead: ['书店的台账', '期间：全部'], foot: '合计：0' }),
    );
    expect(others).toEqual([]);
    for (const words of [
      '书店的台账',
      '期间：全部',
      '序号',
      '姓名',
      '备注',
      '合计：0',
      '第 1 页',
      '共 1 页',
    ]) {
      expect(page?.replaceAll(/\s+/g, ' ').replaceAll(' ', '')).toContain(words.replaceAll(' ', ''));
    }
  });

  it('has every row once, in order, with the headings on every page', async () => {
    const rows = Array.from({ length: 120 }, (_, index) => [`N${index + 1}`, '张*三', LONG]);
    const pages = await textOf(table([rows.slice(0, 70), rows.slice(70)]));
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.every((page) => page.includes('姓名'))).toBe(true);
    expect(pages.flatMap((page) => page.match(/^N\d+$/gm) ?? [])).toEqual(rows.map(([number]) => number));
    const words = pages.join('').replaceAll(/\s+/g, '');
    expect(words.split(LONG.replaceAll(' ', ''))).toHaveLength(rows.length + 1);
  });

  it('begins no line with a closing mark', async () => {
    const text = `${'满'.repeat(200)}）`.repeat(3);
    const [page] = await textOf(table([[['1', '', text]]]));
    expect(page).not.toMatch(/^）/m);
  });

  it('names a character that the font lacks by its code point, and sets nothing invisible', async () => {
    const [page] = await textOf(table([[['1', '㐂𠮷', 'a\u0000b\ud800c']]]));
    const words = page?.replaceAll(/\s+/g, '');
    expect(words).toContain('㐂〔U+20BB7〕');
    expect(words).toContain('ab');
  });

  it('fails where its rows do', async () => {
    const broken = table([], {
      // eslint-disable-next-line require-yield -- it breaks before its first page
      pages: (async function* () {
        await Promise.resolve();
        throw new Error('no rows');
      })(),
    });
    await expect(bytesOf(pdfStream([broken]))).rejects.toThrow('no rows');
  });
});
