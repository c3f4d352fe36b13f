import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { DESK, loginAs } from './browsers.ts';
import { expectWords } from './till.ts';

/** Where officers review reports. */
export const REVIEW = '/relief/desk/review/index';

/** Files that a volunteer's phone has. */
export interface PhoneFiles {
  folder: string;
  photos: string[];
  pdf: string;
  remove: () => Promise<void>;
}

/** Three different photos with Chinese names, and a PDF of one empty page. */
export async function phoneFiles(): Promise<PhoneFiles> {
  const folder = await mkdtemp(path.join(tmpdir(), 'evidence-'));
  const photos = await Promise.all(
    ['路口转移群众.jpg', '发放物资.jpg', '社区签到.jpg'].map(async (name, index) => {
      const file = path.join(folder, name);
      await sharp({
        create: { width: 800, height: 600, channels: 3, background: `hsl(${index * 110}, 40%, 55%)` },
      })
        .composite([{ input: await noise(300, 200), left: 40 + index * 200, top: 60 + index * 120 }])
        .jpeg()
        .toFile(file);
      return file;
    }),
  );
  const pdf = path.join(folder, '社区证明.pdf');
  await writeFile(pdf, emptyPdf());
  return { folder, photos, pdf, remove: () => rm(folder, { recursive: true, force: true }) };
}

const noise = (width: number, height: number): Promise<Buffer> =>
  sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();

/** Photos of nothing but noise, which no compression makes small: some ten megabytes each. */
export function largePhotos(folder: string, count: number): Promise<string[]> {
  const [width, height] = [3000, 1800];
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const file = path.join(folder, `大图${index + 1}.jpg`);
      await sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
        .jpeg({ quality: 98, chromaSubsampling: '4:4:4' })
        .toFile(file);
      return file;
    }),
  );
}

function emptyPdf(): string {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj${object}endobj\n`;
    return at;
  });
  const table = text.length;
  const entries = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  return `${text}xref\n0 4\n0000000000 65535 f \n${entries}trailer<</Size 4/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`;
}

/** Picks files on the evidence step as from the album. */
export async function addFiles(page: Page, files: readonly string[]): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: '从相册选' }).click(),
  ]);
  await chooser.setFiles([...files]);
}

/** Fills the first step of a new report, and goes on to the evidence; `filled` looks at it before. */
export async function fillDeed(
  page: Page,
  deed: string,
  filled: () => Promise<void> = async () => {},
): Promise<void> {
  await page.goto('/relief/pages/reports/index');
  await page.getByRole('button', { name: '新建申报' }).click();
  await page.getByRole('button', { name: '申报类别' }).click();
  await page.getByRole('radio', { name: '防汛救灾一线' }).click();
  await page.getByLabel('具体事项').locator('textarea').fill(deed);
  await page.getByLabel('开始日期').fill('2026-07-20');
  await page.getByLabel('结束日期').fill('2026-07-21');
  await page.getByRole('button', { name: '在哪里' }).click();
  await page.getByRole('radio', { name: '金水区' }).click();
  await filled();
  await page.getByRole('button', { name: '下一步，证明材料' }).click();
  await page.getByText('拍下能证明的材料').waitFor();
}

/** Ticks the declarations and hands the report in; answers its number. `ticked` looks at it before. */
export async function handIn(page: Page, ticked: () => Promise<void> = async () => {}): Promise<string> {
  await page.getByRole('button', { name: '下一步，核对提交' }).click();
  for (const name of ['我具有完全民事行为能力', '我是郑州市常住市民', '我自愿申报']) {
    await page.getByRole('checkbox', { name: new RegExp(name) }).click();
  }
  await ticked();
  await page.getByRole('button', { name: '提交申报' }).click();
  const number = page
    .getByText(/RB-\d{6}-\d{4}/)
    .filter({ visible: true })
    .first();
  await number.waitFor();
  return /RB-\d{6}-\d{4}/.exec((await number.textContent()) ?? '')?.[0] ?? '';
}

/** An officer's wide window, on a page of the workbench. */
export async function openDesk(
  browser: Browser,
  url: string,
  account: string,
  place: string,
): Promise<{ context: BrowserContext; page: Page; faults: string[] }> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: DESK,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  await loginAs(page, account);
  await page.waitForURL(/\/desk\//);
  await page.goto(place);
  return { context, page, faults };
}

/** Opens a report in the queue by its number. */
export async function openReport(page: Page, number: string): Promise<void> {
  const search = page.getByRole('searchbox', { name: '搜索申报' });
  await search.fill(number);
  await search.press('Enter');
  await expectWords(page, `编号 ${number}`);
}

/** Presses a decision at the foot of the report that is open. */
export const decide = (page: Page, name: string) =>
  page.locator('.review-decide').getByRole('button', { name, exact: true }).click();

/** Waits until so many files of a draft have arrived. */
export const uploaded = (page: Page, count: number) =>
  page.waitForFunction((wanted) => (document.body.innerText.match(/已上传/g) ?? []).length >= wanted, count);
