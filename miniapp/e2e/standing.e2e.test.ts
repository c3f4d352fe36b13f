import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { loginAs, openPhone, startBrowser } from './support/browsers.ts';
import { startCity } from './support/city.ts';
import type { City } from './support/city.ts';
import { openDesk } from './support/relief.ts';
import { keepScreen } from './support/screens.ts';
import { expectWords } from './support/till.ts';

const STANDING = '/venue/desk/standing/index';
const BOOKSTORE = '郑东书城（演示）';

/** Venues as the credit office watches over them. */
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

test('the office suspends a venue with a reason, another officer is told, and it is lifted', async () => {
  const office = await openDesk(browser, city.url, '市信用办甲', STANDING);
  const other = await openDesk(browser, city.url, '市信用办乙', STANDING);
  for (const { page } of [office, other]) {
    await page.getByRole('row', { name: new RegExp(BOOKSTORE) }).click();
    await page.getByRole('button', { name: '暂停优惠' }).click();
  }
  const dialog = office.page.getByRole('dialog', { name: '暂停优惠' });
  expect(await dialog.getByRole('button', { name: '暂停优惠' }).isDisabled()).toBe(true);
  await dialog.getByLabel(/原因/).fill('有读者反映不按公告办理，核实期间暂停。');
  await keepScreen({ page: office.page, name: 'desk-venue-suspend' });
  await dialog.getByRole('button', { name: '暂停优惠' }).click();
  await dialog.waitFor({ state: 'detached' });
  await office.page.getByRole('button', { name: '恢复优惠' }).waitFor();
  const toast = office.page.locator('.desk-toast');
  await toast.waitFor();
  await toast.waitFor({ state: 'detached' });
  const times = office.page.locator('.standing-timeline time, .standing-commitment');
  await keepScreen({ page: office.page, name: 'desk-venues', varies: [times] });

  const late = other.page.getByRole('dialog', { name: '暂停优惠' });
  await late.getByLabel(/原因/).fill('同一件事');
  await late.getByRole('button', { name: '暂停优惠' }).click();
  await late.getByText('市信用办：暂停优惠，现在是“已暂停优惠”').waitFor();
  expect(await late.getByLabel(/原因/).inputValue()).toBe('同一件事');
  // pressed again, it is the table that says no
  await late.getByRole('button', { name: '暂停优惠' }).click();
  await late.getByText(/网点现在是“已暂停优惠”，不能暂停优惠/).waitFor();

  await office.page.getByRole('button', { name: '恢复优惠' }).click();
  await office.page.getByRole('dialog').getByRole('button', { name: '恢复优惠' }).click();
  await office.page.getByRole('button', { name: '暂停优惠' }).waitFor();
  expect(await office.page.locator('.standing-timeline li').count()).toBe(2);
  expect([...office.faults, ...other.faults]).toEqual([]);
  for (const { context } of [office, other]) await context.close();
}, 120_000);

test('a manager confirms a month with one press, and the office sees it', async () => {
  const manager = await openPhone(browser, city.url);
  const { page } = manager;
  await loginAs(page, '书城负责人');
  await page.waitForURL(/home/);
  await page.goto('/venue/pages/joining/index');
  const confirm = page.getByRole('button', { name: '确认上报' });
  await confirm.first().waitFor();
  const waiting = await confirm.count();
  await confirm.first().scrollIntoViewIfNeeded();
  await keepScreen({ page, name: 'joining-live', varies: [page.locator('.cell')] });
  await confirm.first().click();
  await page.waitForFunction(
    (before) =>
      [...document.querySelectorAll('.cell')].filter((cell) => cell.textContent?.includes('确认上报'))
        .length < before,
    waiting,
  );
  const office = await openDesk(browser, city.url, '市信用办甲', STANDING);
  await office.page.getByRole('row', { name: new RegExp(BOOKSTORE) }).click();
  await office.page
    .getByText(/^已确认$|^迟报，/)
    .first()
    .waitFor();
  expect([...manager.faults, ...office.faults]).toEqual([]);
  for (const { context } of [manager, office]) await context.close();
}, 60_000);

test('a zone’s office sees the venues of its zone alone', async () => {
  const zone = await openDesk(browser, city.url, '经开区信用办', STANDING);
  await zone.page.getByRole('row', { name: /经开区图书馆（演示）/ }).waitFor();
  expect(await zone.page.getByRole('row', { name: new RegExp(BOOKSTORE) }).count()).toBe(0);
  await zone.context.close();
});

test('the city’s office adds a sponsor and puts official words into the commitment', async () => {
  const { page, context, faults } = await openDesk(
    browser,
    city.url,
    '市信用办甲',
    '/venue/desk/sponsors/index',
  );
  await page.getByRole('textbox', { name: '名称', exact: true }).fill('金水路办事处');
  await page.getByRole('combobox', { name: '所在区县' }).selectOption('金水区');
  await page.getByRole('button', { name: '添加', exact: true }).click();
  await page.getByRole('row', { name: /金水路办事处/ }).waitFor();
  const words = page.getByLabel(/承诺书正文/);
  await words.fill((await words.inputValue()).replaceAll('{单位}', ''));
  await page.getByText('正文里要有 {单位}，签署时换成单位名称').waitFor();
  expect(await page.getByRole('button', { name: '发布新正文' }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: '放弃修改' }).click();
  await words.fill(`${await words.inputValue()}\n六、按月报告推行情况。`);
  await page.getByRole('button', { name: '发布新正文' }).click();
  await page.getByText(/现在用的是官方正文第 1 版/).waitFor();
  const toast = page.locator('.desk-toast').first();
  await toast.waitFor({ state: 'detached' });
  await keepScreen({ page, name: 'desk-sponsors' });
  expect(faults).toEqual([]);
  await context.close();
}, 60_000);

test('a sponsor is reminded of the yearly check and notes it item by item', async () => {
  const sponsor = await openDesk(browser, city.url, '明湖街道办事处', STANDING);
  const { page } = sponsor;
  const row = page.getByRole('row', { name: /经开区图书馆（演示）/ });
  await expectWords(page, /待核对/);
  await row.click();
  await expectWords(page, '上线以来还没有核对过', '已到期');
  await page.getByRole('button', { name: '年度核对' }).click();
  const dialog = page.getByRole('dialog', { name: '年度核对' });
  const send = dialog.getByRole('button', { name: /年度核对/ });
  expect(await send.isDisabled()).toBe(true);
  for (const box of await dialog.getByRole('checkbox').all()) await box.check();
  await keepScreen({ page, name: 'desk-venue-check', varies: [page.locator('time, .standing-check')] });
  await send.click();
  await expectWords(page, /明湖街道办事处核对，没有发现问题/);
  await page.getByRole('button', { name: '年度核对' }).waitFor({ state: 'detached' });
  expect(sponsor.faults).toEqual([]);
  await sponsor.context.close();
}, 60_000);
