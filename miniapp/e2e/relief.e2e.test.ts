import { stat } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { loginAs, openPhone, startBrowser } from './support/browsers.ts';
import { startCity, type City } from './support/city.ts';
import {
  addFiles,
  decide,
  fillDeed,
  handIn,
  openDesk,
  openReport,
  REVIEW,
  phoneFiles,
  largePhotos,
  uploaded,
  type PhoneFiles,
} from './support/relief.ts';
import { keepScreenEverywhere, loaded } from './support/screens.ts';
import { expectWords } from './support/till.ts';

const MIB = 1024 * 1024;

let city: City;
let browser: Browser;
let files: PhoneFiles;

beforeAll(async () => {
  city = await startCity({ DEMO_REPORTS: 'false' });
  browser = await startBrowser();
  files = await phoneFiles();
});

afterAll(async () => {
  await browser.close();
  await city.stop();
  await files.remove();
});

/** The department accepts and recognises a report, the office checks it. */
async function recogniseAndCheck(department: Page, office: Page, number: string): Promise<void> {
  await department.goto(REVIEW);
  await openReport(department, number);
  await decide(department, '受理');
  await expectWords(department, '已受理');
  await openReport(department, number);
  await decide(department, '认定');
  await expectWords(department, '已认定');
  await office.goto(REVIEW);
  await openReport(office, number);
  await decide(office, '复核通过');
  await expectWords(office, '已复核通过');
}

async function scoreOf(account: string): Promise<number> {
  const json = { 'content-type': 'application/json' };
  const session = await fetch(`${city.url}/api/v1/sessions/demo`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ account }),
  });
  const { accessToken } = (await session.json()) as { accessToken: string };
  const me = await fetch(`${city.url}/api/v1/me`, { headers: { authorization: `Bearer ${accessToken}` } });
  return ((await me.json()) as { credit: { score: number } }).credit.score;
}

test('a deed is reported, returned, supplemented, recognised and checked; bonuses raise scores in two rounds', async () => {
  const phone = await openPhone(browser, city.url);
  const later = await openPhone(browser, city.url);
  const laterFiles = await phoneFiles();
  const department = await openDesk(browser, city.url, '市应急管理局', REVIEW);
  const office = await openDesk(browser, city.url, '市信用办甲', REVIEW);
  const office2 = await openDesk(browser, city.url, '市信用办乙', '/relief/desk/campaigns/index');
  try {
    await loginAs(phone.page, '张晓宁');
    await phone.page.waitForURL(/home/);
    await fillDeed(phone.page, '随社区转移三户老人，连夜发放饮用水和药品。');
    await addFiles(phone.page, [...files.photos, files.pdf]);
    await uploaded(phone.page, 4);
    const number = await handIn(phone.page);

    const desk = department.page;
    await desk.reload();
    await openReport(desk, number);
    await decide(desk, '受理');
    await expectWords(desk, '已受理');
    await openReport(desk, number);
    await decide(desk, '退回补正');
    const dialog = desk.getByRole('dialog', { name: '退回补正' });
    await dialog.getByRole('checkbox', { name: '具体事项' }).check();
    await dialog.getByLabel(/写给本人的话/).fill('请写明转移了几位老人，补好后接着办。');
    await dialog.getByRole('button', { name: /退回补正，1 项/ }).click();
    await expectWords(desk, '已退回补正');

    await phone.page.goto('/relief/pages/reports/index');
    await phone.page
      .getByText(/退回补正/)
      .first()
      .click();
    await expectWords(phone.page, '请写明转移了几位老人');
    const returned = { page: phone.page, name: 'relief-returned', varies: [phone.page.locator('.num')] };
    await keepScreenEverywhere(returned, loaded);
    await phone.page.getByRole('button', { name: /去补/ }).click();
    await phone.page.getByLabel('具体事项').locator('textarea').waitFor();
    expect(await phone.page.getByRole('button', { name: '从相册选' }).count()).toBe(0);
    expect(await phone.page.getByLabel('开始日期').count()).toBe(0);
    await phone.page
      .getByLabel('具体事项')
      .locator('textarea')
      .fill('随社区转移三户五位老人，连夜发放饮用水。');
    await phone.page.getByRole('button', { name: '提交补正' }).click();
    await phone.page.getByText(number).filter({ visible: true }).first().waitFor();

    await recogniseAndCheck(department.page, office.page, number);

    const before = await scoreOf('zhang');
    const campaigns = office2.page;
    await campaigns.reload();
    await campaigns.getByRole('button', { name: '宣布结束' }).click();
    const end = campaigns.getByRole('dialog', { name: '宣布结束' });
    await end.getByLabel('发文机关').fill('市防汛抗旱指挥部（演示）');
    await end.getByLabel('文号').fill('郑汛指〔2026〕12号');
    await end.getByRole('button', { name: '宣布结束' }).click();
    await campaigns.getByRole('button', { name: '发放第 1 轮，1 人 2 分' }).click();
    await expectWords(campaigns, '第 1 轮已发放 1 件', '没有待发放的申报');

    await phone.page.goto('/relief/pages/bonuses/index');
    await expectWords(phone.page, /防汛救灾一线，16 小时，规则第 1 版/);
    while ((await scoreOf('zhang')) !== before + 2) await phone.page.reload();

    // reports stay welcome after the end; what they earn waits for the next round
    const beforeLate = await scoreOf('li');
    await loginAs(later.page, '李文静');
    await later.page.waitForURL(/home/);
    await fillDeed(later.page, '在安置点连续两天登记物资，协助老人用餐。');
    await addFiles(later.page, laterFiles.photos.slice(0, 1));
    await uploaded(later.page, 1);
    await recogniseAndCheck(department.page, office.page, await handIn(later.page));
    await campaigns.reload();
    await campaigns.getByRole('button', { name: '发放第 2 轮，1 人 2 分' }).click();
    await expectWords(campaigns, '第 2 轮已发放 1 件', '没有待发放的申报');

    await later.page.goto('/relief/pages/bonuses/index');
    await expectWords(later.page, /防汛救灾一线，16 小时，规则第 1 版/);
    while ((await scoreOf('li')) !== beforeLate + 2) await later.page.reload();
    const credited = { page: later.page, name: 'relief-bonuses-credited' };
    await keepScreenEverywhere({ ...credited, varies: [later.page.locator('.bonus-line')] }, loaded);
    // each report once: the first round's stays as it was
    expect(await scoreOf('zhang')).toBe(before + 2);
    expect([...phone.faults, ...later.faults]).toEqual([]);
  } finally {
    for (const { context } of [phone, later, department, office, office2]) await context.close();
    await laterFiles.remove();
  }
}, 240_000);

/** A promise that somebody else keeps. */
function mark(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

test('a large file arrives over a network that breaks three times and a page that was closed', async () => {
  const large = await largePhotos(files.folder, 3);
  const bytes = (await Promise.all(large.map((file) => stat(file)))).reduce((sum, { size }) => sum + size, 0);
  expect(bytes).toBeGreaterThan(30 * MIB);
  const phone = await openPhone(browser, city.url);
  try {
    await loginAs(phone.page, '李文静');
    await phone.page.waitForURL(/home/);
    await fillDeed(phone.page, '值守排涝泵，清理淤泥。');
    let sent = 0;
    let pieces = 0;
    phone.context.on('requestfinished', (request) => {
      if (request.headers()['upload-offset'] === undefined) return;
      void request.sizes().then(({ requestBodySize }) => (sent += requestBodySize));
    });
    // the pieces at which the network goes, and the one after which the page is closed
    const marks = new Map([3, 7, 11, 13].map((piece) => [piece, mark()]));
    const cuts = [3, 7, 11];
    await phone.context.route('**/api/v1/uploads/**', async (route) => {
      const offset = route.request().headers()['upload-offset'];
      if (offset === undefined) return route.continue();
      pieces++;
      const cut = cuts.includes(pieces);
      if (cut) {
        await phone.context.setOffline(true);
        await route.abort('internetdisconnected');
      } else {
        await route.continue();
      }
      marks.get(pieces)?.resolve();
    });
    await addFiles(phone.page, large);
    for (const cut of cuts) {
      await marks.get(cut)?.promise;
      await phone.page.getByText('联网后续传').first().waitFor();
      await phone.context.setOffline(false);
    }
    await marks.get(13)?.promise;
    await phone.page.close();
    const again = await phone.context.newPage();
    await again.goto('/credit/pages/home/index');
    await again.goto('/relief/pages/reports/index');
    await again.getByText('值守排涝泵').first().click();
    await uploaded(again, 3);
    expect(sent / bytes).toBeGreaterThan(0.9);
    expect(sent / bytes).toBeLessThanOrEqual(1.1);
  } finally {
    await phone.context.close();
  }
}, 180_000);

test('of two officers who decide at once one is told what the other did', async () => {
  const phone = await openPhone(browser, city.url);
  const first = await openDesk(browser, city.url, '市应急管理局', REVIEW);
  const second = await openDesk(browser, city.url, '市应急管理局（另一人）', REVIEW);
  try {
    await loginAs(phone.page, '王建国');
    await phone.page.waitForURL(/home/);
    await fillDeed(phone.page, '夜间巡查地下车库和低洼路段。');
    await addFiles(phone.page, files.photos.slice(0, 1));
    await uploaded(phone.page, 1);
    const number = await handIn(phone.page);
    for (const { page } of [first, second]) {
      await page.reload();
      await openReport(page, number);
    }
    const words = second.page.locator('.review-decide').getByRole('textbox');
    await words.fill('请保留原始照片');
    await decide(first.page, '受理');
    await expectWords(first.page, '已受理');
    await decide(second.page, '受理');
    await expectWords(second.page, /市应急管理局：受理|内容已更新/);
    expect(await words.inputValue()).toBe('请保留原始照片');
  } finally {
    for (const { context } of [phone, first, second]) await context.close();
  }
}, 120_000);
