import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { DESK, loginAs, openPhone, startBrowser } from './support/browsers.ts';
import { startCity } from './support/city.ts';
import type { City } from './support/city.ts';
import { cellsOfSheet, fileFrom, openPdf } from './support/files.ts';
import { openDesk } from './support/relief.ts';
import { keepScreen, keepScreenEverywhere, loaded } from './support/screens.ts';
import { PERCENTAGE, codeOn, expectWords, openPass, openTill, scanByHand } from './support/till.ts';

const BOOKSTORE = '郑东书城（演示）';
const COLUMNS = ['序号', '姓名', '身份证号', '信用级别', '享受日期', '备注'];

/** The ledger of 附件 2, from the till to the file that is handed in. */
let city: City;
let browser: Browser;
let manager: Awaited<ReturnType<typeof openPhone>>;

beforeAll(async () => {
  city = await startCity({ DEMO_REPORTS: 'false' });
  browser = await startBrowser();
  manager = await openPhone(browser, city.url);
  await openTill(manager.page, '书城负责人');
  for (const name of ['张晓宁', '李文静', '王建国', '钱江月']) await give(name);
  await manager.page.getByRole('button', { name: '冲销' }).click();
  await manager.page.getByRole('radio', { name: '扫错了人' }).click();
  await manager.page.getByRole('button', { name: '确认冲销' }).click();
  await expectWords(manager.page, '已冲销');
}, 120_000);
afterAll(async () => {
  await manager.context.close();
  await browser.close();
  await city.stop();
});

/** One use of the deposit waiver by somebody of the demonstration. */
async function give(name: string): Promise<void> {
  const { context, page } = await openPhone(browser, city.url);
  await openPass(page, name);
  const till = manager.page;
  await till.goto('/counter/pages/scan/index');
  await expectWords(till, '扫码');
  await scanByHand(till, await codeOn(page));
  await till.getByRole('radio', { name: /押金/ }).first().click();
  await till.getByRole('button', { name: '确认核销' }).click();
  await expectWords(till, '已享受优惠');
  await context.close();
}

test('a book comes back by the reader’s code and by its number, and the reader sees it', async () => {
  const { page, faults } = manager;
  const reader = await openPhone(browser, city.url);
  await openPass(reader.page, '李文静');
  await page.goto('/counter/pages/scan/index');
  await expectWords(page, '扫码');
  await scanByHand(page, await codeOn(reader.page));
  await expectWords(page, /^未还 \d+ 件$/);
  const back = page.getByRole('button', { name: /^还书退押第 \d+ 号$/ }).last();
  const number = /\d+/.exec((await back.getAttribute('aria-label')) ?? '')?.[0] ?? '';
  await back.scrollIntoViewIfNeeded();
  await keepScreen({ page, name: 'counter-open', varies: [page.locator('.cell-note')] });
  await back.click();
  await page.getByRole('button', { name: '已收回，办理' }).click();
  await page.getByRole('button', { name: `还书退押第 ${number} 号` }).waitFor({ state: 'detached' });
  await reader.page.goto('/ledger/pages/records/index');
  await expectWords(reader.page, '已还');
  await reader.context.close();

  await page.goto('/counter/pages/returns/index');
  await expectWords(page, /本网点未还 \d+ 件/);
  const varies = [page.locator('.cell-note'), page.locator('.cell-end')];
  await keepScreenEverywhere({ page, name: 'counter-returns', varies }, (shown) =>
    expectWords(shown, /本网点未还/),
  );
  const other = String(Number(number) - 1);
  await page.getByLabel('台账编号').locator('input').fill(other);
  await page.getByRole('button', { name: '查找' }).click();
  await page.getByRole('button', { name: `还书退押第 ${other} 号` }).click();
  await page.getByRole('button', { name: '已收回，办理' }).click();
  await expectWords(page, `第 ${other} 号已归还`);
  await page.getByLabel('台账编号').locator('input').fill(other);
  await page.getByRole('button', { name: '查找' }).click();
  await expectWords(page, '没有这个编号');
  expect(faults).toEqual([]);
}, 60_000);

const rowsOf = (page: Page) => page.getByRole('table', { name: '信易阅台账' }).getByRole('row');

test('a part of a purchase is paid back, seen in the day and by the reader', async () => {
  const { page, faults } = manager;
  const reader = await openPhone(browser, city.url);
  await openPass(reader.page, '王建国');
  await page.goto('/counter/pages/scan/index');
  await expectWords(page, '扫码');
  await scanByHand(page, await codeOn(reader.page));
  await page.getByRole('radio', { name: PERCENTAGE }).click();
  for (const key of '60') await page.getByRole('button', { name: key, exact: true }).click();
  await page.getByRole('button', { name: '确认核销' }).click();
  await expectWords(page, '已享受优惠');
  await page.goto('/counter/pages/today/index');
  await page
    .getByRole('button', { name: /^退款第 \d+ 号$/ })
    .first()
    .click();
  const amount = page.getByLabel('实际退给顾客的金额（元）').locator('input');
  expect(await amount.inputValue()).toBe('54.00');
  await amount.fill('54.01');
  await expectWords(page, '请填 0.01 到 ¥54.00');
  await amount.fill('20');
  await keepScreen({
    page,
    name: 'counter-refund',
    varies: [page.locator('.cell-note'), page.locator('.void-target')],
  });
  await page.getByRole('button', { name: '已退，登记' }).click();
  await expectWords(page, '另退款 ¥20.00', /已退 ¥20.00/);
  await reader.page.goto('/ledger/pages/records/index');
  await expectWords(reader.page, '已退 ¥20.00');
  await reader.context.close();
  expect(faults).toEqual([]);
}, 60_000);

test('the manager reads the ledger on a phone and at a desk, and hands it out in three forms', async () => {
  const { page, faults } = manager;
  await page.goto('/identity/pages/me/index');
  await page.getByRole('button', { name: /台账/ }).click();
  await loaded(page);
  await page.getByRole('radio', { name: '全部' }).click();
  await loaded(page);
  await expectWords(page, /冲销第 \d+ 号：扫错了人/);
  const last = Number.parseInt(await page.locator('.book .cell-title').first().innerText());
  const words = await page.getByText(/^享受 \d+，冲销 1，还书退押 \d+，退款 1$/).innerText();
  const [uses = 0, , returns = 0] = (words.match(/\d+/g) ?? []).map(Number);
  expect(uses + 1 + returns + 1).toBe(last);
  await expectWords(page, /还书退押，对应第 \d+ 号/);
  const varies = [page.locator('.cell-note'), page.locator('.desk-table td:nth-child(5)')];
  const all = async () => {
    await page.getByRole('radio', { name: '全部' }).click();
    await loaded(page);
  };
  await keepScreenEverywhere({ page, name: 'book', varies }, all);
  await page.getByRole('button', { name: '导出' }).click();
  await keepScreen({ page, name: 'book-export', varies });
  const onPhone = await fileFrom(page, () => page.getByText('CSV', { exact: true }).click());
  expect(onPhone.bytes.toString()).toMatch(/^\uFEFF序号,姓名,身份证号,信用级别,享受日期,备注\r\n1,/);
  await expectWords(page, '已导出，并已记入审计日志');
  await page.getByRole('button', { name: '关闭' }).click();

  await page.setViewportSize(DESK);
  await rowsOf(page).nth(Math.min(last, 50)).waitFor();
  const exportAs = (format: string) =>
    fileFrom(page, async () => {
      await page.getByRole('button', { name: '导出' }).click();
      await page.getByRole('menuitem', { name: format }).click();
    });
  const { name, bytes } = await exportAs('Excel 表格（XLSX）');
  expect(name).toMatch(/^信易阅台账-郑东书城（演示）-\d{4}-\d{2}-\d{2}\.xlsx$/);
  const [title, line, columns, ...rows] = await cellsOfSheet(bytes);
  expect([title, columns]).toEqual([[`${BOOKSTORE}关于开展“信易阅”活动的台账`], COLUMNS]);
  expect(line?.[0]).toContain('（个人表）');
  const numbers = Array.from({ length: last }, (_, index) => String(index + 1));
  const foot = rows.pop();
  expect(foot?.[0]).toMatch(
    new RegExp(
      `^合计：享受 ${uses} 次，冲销 1 次，净 ${uses - 1} 次；还书退押 ${returns} 次；退款 1 次；共省 ¥`,
    ),
  );
  expect(rows.map(([number]) => number)).toEqual(numbers);
  expect(rows.at(-5)?.[5]).toBe(`冲销第 ${last - 5} 号：扫错了人`);
  expect(rows.at(-1)?.[5]).toBe(`退款 ¥20.00，对应第 ${last - 1} 号`);
  const pdf = await openPdf(browser, (await exportAs('PDF')).bytes);
  expect(pdf.words).toContain('4101**********1121');
  expect(pdf.words.replaceAll(/\s/g, '')).toContain(`净${uses - 1}次`);
  // a page of boxes for characters, or of nothing, has far less or far more
  expect(pdf.ink).toBeGreaterThan(0.005);
  expect(pdf.ink).toBeLessThan(0.1);
  await keepScreen({ page: pdf.page, name: 'book-pdf', varies: [pdf.page.locator('canvas')] });
  await pdf.close();

  await page.getByLabel('行', { exact: true }).selectOption('void');
  await expectWords(page, '共 1 行：享受 0，冲销 1');
  expect(await rowsOf(page).count()).toBe(2);
  expect(faults).toEqual([]);
}, 120_000);

test('the office copies the ledger in full and says why, and everybody in it reads that', async () => {
  const office = await openDesk(browser, city.url, '市信用办甲', '/venue/desk/standing/index');
  const { page } = office;
  await page.getByRole('row', { name: new RegExp(BOOKSTORE) }).click();
  await page.getByRole('button', { name: '台账' }).click();
  await rowsOf(page).nth(1).waitFor();
  await page.getByRole('button', { name: '完整台账' }).click();
  const dialog = page.getByRole('dialog', { name: '完整台账' });
  expect(await dialog.getByRole('button', { name: '导出' }).isDisabled()).toBe(true);
  await dialog.getByLabel(/事由/).fill('2026 年度检查');
  await dialog.getByLabel('格式').selectOption('csv');
  await keepScreen({ page, name: 'book-official', varies: [page.locator('.desk-table td:nth-child(5)')] });
  const copy = await fileFrom(page, () => dialog.getByRole('button', { name: '导出' }).click());
  expect(copy.bytes.toString()).toContain('张晓宁,410104198806121121,162,');
  expect(office.faults).toEqual([]);
  await office.context.close();

  const citizen = await openPhone(browser, city.url);
  await loginAs(citizen.page, '李文静');
  await citizen.page.waitForURL(/home/);
  await citizen.page.goto('/identity/pages/looks/index');
  await expectWords(citizen.page, /2026 年度检查/);
  await citizen.context.close();
});
