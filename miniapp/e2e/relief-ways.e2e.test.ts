import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { loginAs, openPhone, startBrowser } from './support/browsers.ts';
import { startCity, type City } from './support/city.ts';
import {
  REVIEW,
  addFiles,
  decide,
  fillDeed,
  handIn,
  openDesk,
  openReport,
  phoneFiles,
  uploaded,
  type PhoneFiles,
} from './support/relief.ts';
import { keepScreen } from './support/screens.ts';
import { expectWords } from './support/till.ts';

/** The ways a report can go beside the straight one. */
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

/** A report with one photo, handed in by a citizen of the demonstration; answers its number. */
async function report(page: Page, name: string, deed: string): Promise<string> {
  await loginAs(page, name);
  await page.waitForURL(/home/);
  await fillDeed(page, deed);
  await addFiles(page, files.photos.slice(0, 1));
  await uploaded(page, 1);
  return handIn(page);
}

async function openOwn(page: Page, deed: string): Promise<void> {
  await page.goto('/relief/pages/reports/index');
  await page.getByText(deed).first().click();
}

async function refuse(page: Page, name: string, words: string): Promise<void> {
  await decide(page, name);
  const dialog = page.getByRole('dialog', { name });
  await dialog.getByLabel('依据（必填）').selectOption({ index: 1 });
  await dialog.getByLabel(/写给本人/).fill(words);
  await dialog.getByRole('button', { name, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

test('what was not accepted is appealed once, and the office has the last word', async () => {
  const phone = await openPhone(browser, city.url);
  const department = await openDesk(browser, city.url, '市应急管理局', REVIEW);
  const office = await openDesk(browser, city.url, '市信用办甲', REVIEW);
  try {
    const number = await report(phone.page, '张晓宁', '在社区门口登记外来车辆。');
    await department.page.reload();
    await openReport(department.page, number);
    await refuse(department.page, '不予受理', '看不出与防汛救灾有关。');
    await expectWords(department.page, '已不予受理');

    await openOwn(phone.page, '在社区门口登记外来车辆');
    await expectWords(phone.page, '看不出与防汛救灾有关');
    await phone.page.getByRole('button', { name: '提出申诉' }).click();
    const asking = phone.page.getByRole('dialog', { name: '向信用办申诉？' });
    await asking.getByLabel('申诉理由（选填）').locator('textarea').fill('当晚小区是临时安置点。');
    await keepScreen({
      page: phone.page,
      name: 'relief-appeal',
      varies: [phone.page.locator('.report-evidence')],
    });
    await asking.getByRole('button', { name: '提出申诉' }).click();
    await asking.waitFor({ state: 'detached' });
    await expectWords(phone.page, '申诉');

    await office.page.reload();
    await openReport(office.page, number);
    await expectWords(office.page, '当晚小区是临时安置点');
    await refuse(office.page, '维持不予认定', '登记车辆不属于救灾。');
    await openOwn(phone.page, '在社区门口登记外来车辆');
    await expectWords(phone.page, '登记车辆不属于救灾');
    expect(await phone.page.getByRole('button', { name: '提出申诉' }).count()).toBe(0);
    expect(phone.faults).toEqual([]);
  } finally {
    for (const { context } of [phone, department, office]) await context.close();
  }
}, 120_000);

test('of several accepted at once, the one that was taken back meanwhile is named', async () => {
  const phones = [await openPhone(browser, city.url), await openPhone(browser, city.url)] as const;
  const department = await openDesk(browser, city.url, '市应急管理局', REVIEW);
  try {
    const first = await report(phones[0].page, '李文静', '连夜给安置点送饮用水。');
    const second = await report(phones[1].page, '王建国', '看护小区配电房到天亮。');
    const desk = department.page;
    await desk.reload();
    await desk.getByRole('button', { name: '批量处理', exact: true }).click();
    for (const number of [first, second]) {
      await desk.getByRole('checkbox', { name: new RegExp(number) }).check();
    }
    await desk.getByRole('button', { name: '办理 2 件' }).click();
    // one of them is taken back while the officer still writes
    await openOwn(phones[1].page, '看护小区配电房');
    await phones[1].page.getByRole('button', { name: '撤回申报' }).click();
    const asking = phones[1].page.getByRole('dialog', { name: '撤回这份申报？' });
    await asking.getByRole('button', { name: '撤回申报' }).click();
    await asking.waitFor({ state: 'detached' });
    await desk.getByRole('button', { name: '受理 2 件' }).click();
    await expectWords(desk, '1 件办成，1 件没有办成');
    const varies = ['.review-head', '.review-body', '.desk-dialog table'].map((each) => desk.locator(each));
    await keepScreen({ page: desk, name: 'desk-review-bulk', varies });
    await desk.getByRole('button', { name: '完成', exact: true }).click();
    // the report that is open shows what became of it
    await desk.locator('.review-head').getByText('已受理').waitFor();

    await openOwn(phones[0].page, '连夜给安置点送饮用水');
    await phones[0].page.getByText('已受理').filter({ visible: true }).first().waitFor();
    await phones[1].page.goto('/relief/pages/reports/index');
    await expectWords(phones[1].page, '已撤回');
    expect([...phones[0].faults, ...phones[1].faults]).toEqual([]);
  } finally {
    for (const { context } of [...phones, department]) await context.close();
  }
}, 120_000);

test('a report that is another department’s is handed on, and the reporter sees where it went', async () => {
  const phone = await openPhone(browser, city.url);
  const department = await openDesk(browser, city.url, '市应急管理局', REVIEW);
  try {
    const number = await report(phone.page, '赵志强', '在医院协助转运病人。');
    const desk = department.page;
    await desk.reload();
    await openReport(desk, number);
    await desk.locator('.review-head').getByRole('button', { name: '转办' }).click();
    const dialog = desk.getByRole('dialog', { name: '转办' });
    expect(await dialog.getByRole('button', { name: '转办' }).isDisabled()).toBe(true);
    await dialog.getByLabel('转给').selectOption({ label: '市卫生健康委员会' });
    await dialog.getByLabel('转办原因（必填）').fill('属于医疗救护，请卫健部门认定。');
    await dialog.getByRole('button', { name: '转办' }).click();
    await dialog.waitFor({ state: 'detached' });
    await openOwn(phone.page, '在医院协助转运病人');
    const unit = phone.page.getByText(/市卫生健康委员会/).filter({ visible: true });
    await unit.first().waitFor();
    // it left the department's own queue
    await desk.reload();
    const search = desk.getByRole('searchbox', { name: '搜索申报' });
    await search.fill(number);
    await search.press('Enter');
    await expectWords(desk, '这里没有申报');
    expect(phone.faults).toEqual([]);
  } finally {
    for (const { context } of [phone, department]) await context.close();
  }
}, 120_000);

test('a draft that another phone changed is asked about, and either side can be kept', async () => {
  const one = await openPhone(browser, city.url);
  const other = await openPhone(browser, city.url);
  try {
    await loginAs(one.page, '王建国');
    await one.page.waitForURL(/home/);
    await fillDeed(one.page, '第一部手机写的事项。');
    await addFiles(one.page, files.photos.slice(1, 2));
    await uploaded(one.page, 1);

    await loginAs(other.page, '王建国');
    await other.page.waitForURL(/home/);
    await openOwn(other.page, '第一部手机写的事项');
    const deed = (page: Page) => page.getByLabel('具体事项').locator('textarea');
    await deed(other.page).fill('第二部手机改过的事项。');
    await Promise.all([
      other.page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.ok()),
      other.page.getByRole('button', { name: '下一步，证明材料' }).click(),
    ]);

    await one.page.getByRole('button', { name: '下一步，核对提交' }).click();
    const names = ['我具有完全民事行为能力', '我是郑州市常住市民', '我自愿申报'];
    for (const name of names) await one.page.getByRole('checkbox', { name: new RegExp(name) }).click();
    await one.page.getByRole('button', { name: '提交申报' }).click();
    const asking = one.page.getByRole('dialog', { name: '这份申报在别处改过' });
    await asking.waitFor();
    await keepScreen({ page: one.page, name: 'relief-elsewhere' });
    await asking.getByRole('button', { name: '用别处改过的内容' }).click();
    await asking.waitFor({ state: 'detached' });
    await deed(one.page).filter({ visible: true }).waitFor();
    expect(await deed(one.page).inputValue()).toBe('第二部手机改过的事项。');
    expect(other.faults).toEqual([]);
  } finally {
    for (const { context } of [one, other]) await context.close();
  }
}, 120_000);
