import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { loginAs, openPhone, startBrowser } from './support/browsers.ts';
import { startCity, type City } from './support/city.ts';
import { addFiles, fillDeed, handIn, openDesk, phoneFiles, type PhoneFiles } from './support/relief.ts';
import { keepScreen, keepScreenEverywhere, loaded } from './support/screens.ts';
import { expectWords } from './support/till.ts';

/** Reports that the demonstration city gets in the seconds after its first start. */
const DEMO_REPORTS = 11;

let city: City;
let browser: Browser;
let files: PhoneFiles;

beforeAll(async () => {
  city = await startCity();
  browser = await startBrowser();
  files = await phoneFiles();
});

afterAll(async () => {
  await browser.close();
  await city.stop();
  await files.remove();
});

/** Waits until all drawn reports are in, and the last has been taken as far as it goes. */
async function demoReports(page: Page): Promise<void> {
  const session = await fetch(`${city.url}/api/v1/sessions/demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account: 'office2' }),
  });
  const { accessToken } = (await session.json()) as { accessToken: string };
  await page.waitForFunction(
    async ({ token, wanted }) => {
      const states = 'submitted,accepted,returned,recognised,declined,confirmed';
      const queue = await fetch(`/api/v1/review/reports?status=${states}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      const { counts } = (await queue.json()) as { counts: { byStatus: Record<string, number> } };
      const all = Object.values(counts.byStatus).reduce((sum, reports) => sum + reports, 0);
      return all >= wanted && (counts.byStatus['accepted'] ?? 0) >= 2;
    },
    { token: accessToken, wanted: DEMO_REPORTS },
    { polling: 1_000 },
  );
}

test('pictures of the workbench', async () => {
  const { context, page, faults } = await openDesk(
    browser,
    city.url,
    '市应急管理局',
    '/relief/desk/todo/index',
  );
  try {
    await demoReports(page);
    await page.reload();
    await expectWords(page, '今天办结');
    await keepScreen({
      page,
      name: 'desk-todo',
      varies: [page.locator('.desk-main time'), page.locator('.desk-head')],
    });
    await page.goto('/relief/desk/review/index');
    await page.getByText('周*桐').first().click();
    await expectWords(page, '文祥路与顺河街路口');
    await page.waitForFunction(() => [...document.images].every((image) => image.complete));
    const varies = [page.locator('.review-head'), page.locator('.desk-timeline')];
    await keepScreen({ page, name: 'desk-review', varies });
    await page.locator('.review-decide').getByRole('button', { name: '退回补正', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: '退回补正' });
    await dialog.getByRole('checkbox', { name: '具体事项' }).check();
    await dialog.getByLabel(/写给本人的话/).fill('请写清转移了几户、几位老人，补好后接着办。');
    await keepScreen({ page, name: 'desk-return', varies });
    await page.goto('/relief/desk/bulk/index');
    await expectWords(page, '选择填好的表格', '还没有报送过');
    await keepScreen({ page, name: 'desk-bulk' });
    expect(faults).toEqual([]);
  } finally {
    await context.close();
  }
});

test("pictures of the office's pages", async () => {
  const { context, page, faults } = await openDesk(
    browser,
    city.url,
    '市信用办甲',
    '/relief/desk/campaigns/index',
  );
  try {
    await demoReports(page);
    await page.reload();
    await expectWords(page, '第 1 轮加分预览', '为什么加');
    const varies = [page.locator('.desk-panel-head')];
    await keepScreen({ page, name: 'desk-campaigns', varies });
    await page.getByRole('button', { name: '起草第 2 版' }).click();
    await expectWords(page, '起草第 2 版加分表');
    await keepScreen({ page, name: 'desk-points', varies });
    await page.goto('/relief/desk/settings/index');
    await expectWords(page, '理由模板', '办理时限');
    await keepScreen({ page, name: 'desk-settings', varies: [page.locator('input[type=date]')] });
    expect(faults).toEqual([]);
  } finally {
    await context.close();
  }
});

test('pictures of a volunteer’s pages', async () => {
  const { context, page, faults } = await openPhone(browser, city.url);
  try {
    await loginAs(page, '张晓宁');
    await page.waitForURL(/home/);
    await page.goto('/relief/pages/bonuses/index');
    await loaded(page);
    await keepScreenEverywhere({ page, name: 'relief-bonuses' }, loaded);
    const varies = [page.locator('.tile-picture'), page.locator('.edit-saved'), page.locator('.num')];
    await fillDeed(page, '随社区转移三户老人，连夜发放饮用水和药品，协助消杀两个楼院。', () =>
      keepScreenEverywhere({ page, name: 'relief-deed', varies }, loaded),
    );
    await addFiles(page, [...files.photos, files.pdf]);
    await page.waitForFunction(() => (document.body.innerText.match(/已上传/g) ?? []).length >= 4);
    await keepScreenEverywhere({ page, name: 'relief-evidence', varies }, loaded);
    const number = await handIn(page, () =>
      keepScreenEverywhere({ page, name: 'relief-check', varies }, loaded),
    );
    await page.goto('/relief/pages/reports/index');
    const listed = page.getByText(number).filter({ visible: true }).first();
    await listed.waitFor();
    const numbers = [page.locator('.num')];
    await keepScreenEverywhere({ page, name: 'relief-reports', varies: numbers }, loaded);
    await listed.click();
    await page.waitForURL(/pages\/report\//);
    await loaded(page);
    await keepScreenEverywhere({ page, name: 'relief-report', varies: numbers }, loaded);
    expect(faults).toEqual([]);
  } finally {
    await context.close();
  }
});
