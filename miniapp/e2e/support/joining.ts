import type { Page } from 'playwright-core';
import { expectWords } from './till.ts';

/** What a new bookstore fills in. */
export const NEW_VENUE = {
  name: '七里河书店',
  creditCode: '91410100MA45DEM12Q',
  sponsor: '明湖街道办事处',
};

const fill = (page: Page, label: string, text: string) =>
  page.getByLabel(label, { exact: true }).locator('input').fill(text);

/** Waits until everything that is written was saved. */
export const saved = (page: Page): Promise<void> => expectWords(page, /已自动保存/);

const next = (page: Page, step: string) => page.getByRole('button', { name: `下一步：${step}` }).click();

export async function fillUnit(page: Page): Promise<void> {
  await fill(page, '单位名称', NEW_VENUE.name);
  await fill(page, '统一社会信用代码', NEW_VENUE.creditCode);
  await fill(page, '负责人', '周海');
  await fill(page, '负责人电话', '13803710001');
  await page.getByRole('button', { name: /^推荐单位/ }).click();
  await page.getByRole('radio', { name: new RegExp(NEW_VENUE.sponsor) }).click();
  await saved(page);
}

const keepBenefit = (page: Page) => page.getByRole('button', { name: /^保存：/ }).click();

/** Benefits for the first audience, the same for the others, a little less for some. */
export async function fillBenefits(page: Page): Promise<void> {
  await page.getByRole('button', { name: '添加优惠' }).first().click();
  await fill(page, '减去百分之几', '20');
  await page.getByLabel('使用条件').locator('textarea').fill('特价书除外。');
  await keepBenefit(page);
  await page.getByRole('button', { name: '添加优惠' }).first().click();
  await page.getByRole('radio', { name: '减免押金' }).click();
  await fill(page, '同时最多借出几册', '5');
  await page.getByLabel('使用条件').locator('textarea').fill('30 天内归还。');
  await keepBenefit(page);
  for (let audience = 1; audience < 8; audience++)
    await page
      .getByRole('button', { name: /^照“.*”填写$/ })
      .first()
      .click();
  await page.getByLabel('相邻级别优惠相同的理由').locator('textarea').fill('开业初期各级别相同');
  await saved(page);
}

/** When the limited benefit begins: far enough that no run of the tests sees it given. */
export const LIMITED = '自 2030年1月1日起，周六、周日 9:00–17:00，次数各店合计';

/** Adds a benefit of the first audience that is limited to weekends of a later year; `look` sees its sheet. */
export async function addLimitedBenefit(page: Page, look: () => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: '添加优惠' }).first().click();
  await page.getByRole('radio', { name: '免费借阅' }).click();
  await page.getByRole('radio', { name: '各店合计' }).click();
  await page.getByLabel('使用条件').locator('textarea').fill('每次 1 册。');
  await page.getByRole('radio', { name: '限定时间' }).click();
  for (const day of ['周六', '周日']) await page.getByRole('checkbox', { name: day }).click();
  await page.getByRole('radio', { name: '限定时段' }).click();
  await page.getByLabel('优惠第一天').fill('2030-01-01');
  await page.getByLabel('优惠第一天').blur();
  await look();
  await keepBenefit(page);
  await expectWords(page, LIMITED);
  await saved(page);
}

/** @param look sees the picture being cut */
export async function fillListing(
  page: Page,
  picture: string,
  look: () => Promise<void> = async () => {},
): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: '添加图片' }).click(),
  ]);
  await chooser.setFiles([picture]);
  const cropper = page.getByRole('dialog', { name: '裁剪图片' });
  await cropper.getByLabel('放大').fill('1.5');
  await look();
  await cropper.getByRole('button', { name: '用这一块' }).click();
  await page.getByRole('group', { name: '图片 1' }).waitFor();
  await page.getByRole('button', { name: /^所在区县/ }).click();
  await page.getByRole('radio', { name: '经开区' }).click();
  await fill(page, '地址', '第八大街 77 号 1 层');
  await fill(page, '客服电话', '0371-5550-7700');
  await page.getByRole('button', { name: /每天 9:00/ }).click();
  await saved(page);
}

export { next as nextStep };
