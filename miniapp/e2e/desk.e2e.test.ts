import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { loginAs, openPhone, startBrowser } from './support/browsers.ts';
import { startCity } from './support/city.ts';
import type { City } from './support/city.ts';
import { declareEnd, handSheetIn, madeUpNumber, personSheet, sheetLine } from './support/desk.ts';
import { openDesk } from './support/relief.ts';
import { keepScreen, keepScreenEverywhere, loaded } from './support/screens.ts';
import { expectWords } from './support/till.ts';

/** The officers' pages beside the review: sheets, campaigns, limits. */
let city: City;
let browser: Browser;

beforeAll(async () => {
  city = await startCity({ DEMO_REPORTS: 'false' });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await city.stop();
});

const row = (order: number, change: Record<string, string> = {}): Record<string, string> => {
  const documentNumber = madeUpNumber(order);
  return {
    name: '王小明',
    gender: Number(documentNumber[16]) % 2 === 1 ? '男' : '女',
    documentType: '居民身份证',
    documentNumber,
    category: '一 3',
    deed: '防汛值守 3 天',
    dates: '2026-07-18至2026-07-20',
    place: '金水区花园路',
    consentWay: '书面',
    consentDate: '2026-07-23',
    ...change,
  };
};

/** A citizen of the demonstration, whom the sheet says nothing of having agreed. */
const WHO_MAY_AGREE = { name: '张晓宁', gender: '女', documentNumber: '410104198806121121' };

test('a department hands a sheet in, sees each fault in its cell, and takes it once', async () => {
  const { page, context, faults } = await openDesk(
    browser,
    city.url,
    '市应急管理局',
    '/relief/desk/bulk/index',
  );
  const bytes = personSheet([
    row(1),
    row(2, { deed: '' }),
    row(3, { ...WHO_MAY_AGREE, consentWay: '', consentDate: '' }),
    row(4, { place: '' }),
  ]);
  const [template] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载模板' }).click(),
  ]);
  expect(template.suggestedFilename()).toMatch(/\.xlsx$/);

  await handSheetIn(page, '第1批.xlsx', bytes);
  expect(await sheetLine(page, 3)).toMatch(/有误 王\*明 .*（空）.*具体事项/);
  expect(await sheetLine(page, 4)).toMatch(/待同意 .*未写明/);
  await keepScreen({ page, name: 'desk-bulk-checked', varies: [page.locator('.bulk-file')] });
  // a column that tells no row from another is shown where it is at fault
  expect(await page.getByRole('columnheader', { name: '地点' }).count()).toBe(1);

  await page.getByRole('button', { name: '导入 1 行，另存 1 行待同意' }).dblclick();
  await page.getByRole('button', { name: '再报一份' }).waitFor();
  await page.getByRole('tab', { name: /已导入 1/ }).click();
  expect(await sheetLine(page, 2)).toMatch(/已导入 王\*明/);

  await page.getByRole('button', { name: '再报一份' }).click();
  await handSheetIn(page, '第1批.xlsx', bytes);
  await page.getByText(/同一份文件已于今天 .*导入过/).waitFor();
  expect(await page.getByRole('button', { name: /^导入/ }).count()).toBe(0);
  await page.getByRole('button', { name: '放弃' }).click();
  await page.getByText('已放弃，这份表没有导入任何一行').waitFor();
  const earlier = page.getByRole('table', { name: '以前的表格' }).getByRole('row');
  await earlier.nth(2).waitFor({ state: 'detached' });
  expect(await earlier.count()).toBe(2);

  const phone = await openPhone(browser, city.url);
  await loginAs(phone.page, '张晓宁');
  await phone.page.waitForURL(/home/);
  await phone.page.goto('/relief/pages/held/index');
  await expectWords(phone.page, '防汛值守 3 天');
  await keepScreenEverywhere({ page: phone.page, name: 'relief-held' }, loaded);
  expect([...faults, ...phone.faults]).toEqual([]);
  for (const each of [context, phone.context]) await each.close();
});

test('the city’s office sets limits and points, others read them', async () => {
  const office = await openDesk(browser, city.url, '市信用办甲', '/relief/desk/settings/index');
  await office.page.getByLabel('部门受理和认定（工作日）').fill('7');
  await office.page.getByRole('button', { name: '保存时限' }).click();
  await office.page.getByText('已保存，从现在起按新的时限计算').waitFor();

  await office.page.goto('/relief/desk/campaigns/index');
  await office.page.getByRole('button', { name: '起草第 2 版' }).click();
  const editor = office.page.getByRole('dialog', { name: '起草第 2 版加分表' });
  const kinds = editor.getByLabel('捐款捐物的算法').getByRole('option');
  expect(await kinds.allTextContents()).toEqual(['不加分', '固定分']);
  await editor.getByLabel('防汛救灾一线第 2 档每分小时数').fill('4');
  await editor.getByText('后面一档不能比前面一档更容易得分').waitFor();
  expect(await editor.getByRole('button', { name: '启用第 2 版' }).isDisabled()).toBe(true);
  await editor.getByLabel('防汛救灾一线第 2 档每分小时数').fill('20');
  await editor.getByRole('button', { name: '启用第 2 版' }).click();
  await office.page.getByText('前 40 小时每 8 小时 1 分，之后每 20 小时 1 分').waitFor();
  await declareEnd(office.page, { authority: '市防汛抗旱指挥部（演示）', number: '郑汛指〔2026〕12号' });
  await office.page.getByText('已宣布结束', { exact: true }).waitFor();

  const zone = await openDesk(browser, city.url, '经开区信用办', '/relief/desk/campaigns/index');
  await zone.page.getByText('郑汛指〔2026〕12号').waitFor();
  expect(await zone.page.getByRole('button', { name: /宣布结束|归档|起草|办理部门|发放|新设/ }).count()).toBe(
    0,
  );
  await zone.page.goto('/relief/desk/settings/index');
  await zone.page.getByText('这里只供查看').waitFor();
  expect(await zone.page.getByLabel('部门受理和认定（工作日）').inputValue()).toBe('7');
  expect([...office.faults, ...zone.faults]).toEqual([]);
  await Promise.all([office.context.close(), zone.context.close()]);
});
