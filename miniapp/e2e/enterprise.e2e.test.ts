import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { DESK, loginAs, openPhone, startBrowser } from './support/browsers.ts';
import { startCity } from './support/city.ts';
import type { City } from './support/city.ts';
import {
  ENTERPRISE,
  acceptApplication,
  bindEnterprise,
  handApplicationIn,
  openApplication,
  openMe,
  sendLicence,
} from './support/enterprise.ts';
import { cellsOfSheet, fileFrom, openPdf } from './support/files.ts';
import { phoneFiles } from './support/relief.ts';
import type { PhoneFiles } from './support/relief.ts';
import { keepScreen, keepScreenEverywhere, loaded } from './support/screens.ts';
import { codeOn, expectWords, openTill, scanByHand } from './support/till.ts';

const { name: NAME, code: CODE } = ENTERPRISE;
const BOOKSTORE = '郑东书城（演示）';

let city: City;
let browser: Browser;
let files: PhoneFiles;
const photo = (): string => files.photos[0] ?? '';

beforeAll(async () => {
  city = await startCity({ DEMO_REPORTS: 'false' });
  browser = await startBrowser();
  files = await phoneFiles();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await city.stop();
  await files.remove();
});

test('an enterprise is bound, applies, is admitted, and its agent’s code is honoured and accounted for', async () => {
  const representative = await openPhone(browser, city.url);
  const { page } = representative;
  await loginAs(page, '张晓宁');
  await page.waitForURL(/home/);
  await openMe(page, '我的企业');
  await expectWords(page, '还没有企业');
  await keepScreen({ page, name: 'enterprises-none' });
  await bindEnterprise(page, '91410100MA00000000');
  await expectWords(page, '没有查到用这个代码登记的企业，请核对营业执照');
  await keepScreen({ page, name: 'enterprise-bind' });
  await bindEnterprise(page, CODE.toLowerCase());
  await expectWords(page, NAME);
  await sendLicence(page, photo());

  // the venue is asked from its own page
  await openApplication(page, BOOKSTORE);
  await keepScreenEverywhere({ page, name: 'enterprise-apply' }, async (fresh) =>
    expectWords(fresh, NAME, '必须上传'),
  );
  await handApplicationIn(page, photo());

  const manager = await openPhone(browser, city.url);
  await loginAs(manager.page, '书城负责人');
  await manager.page.waitForURL(/home/);
  await openMe(manager.page, '企业申请');
  await expectWords(manager.page, NAME, '1 份待核实');
  await manager.page.reload();
  const listed = (shown: Page) => expectWords(shown, NAME, '1 份待核实');
  await listed(manager.page);
  await keepScreenEverywhere({ page: manager.page, name: 'applications' }, listed);
  await acceptApplication(manager.page, () => keepScreen({ page: manager.page, name: 'application' }));

  await page.getByRole('button', { name: '查看进度' }).click();
  await expectWords(page, BOOKSTORE, '已通过');
  await page.getByRole('button', { name: '邀请经办人' }).click();
  const code = (await page.locator('.shown-invite-code').innerText()).replaceAll(/\D/g, '');
  const agent = await openPhone(browser, city.url);
  await agent.page.goto(`/enterprise/pages/agent/index?code=${code}`);
  await agent.page.getByRole('button', { name: '李文静' }).first().click();
  await expectWords(agent.page, '法定代表人邀请您作为经办人');
  await keepScreen({ page: agent.page, name: 'agent', varies: [agent.page.locator('.text-input')] });
  await agent.page.getByRole('button', { name: '加入', exact: true }).click();
  await expectWords(agent.page, `您现在是${NAME}的经办人`);
  await agent.page.getByRole('button', { name: '查看企业' }).click();
  await expectWords(agent.page, NAME, '经办人');
  await agent.page.getByRole('button', { name: '出示企业信用优惠码' }).click();
  await expectWords(agent.page, NAME, '可以使用');
  const varies = ['.pass-code', '.pass-digits', '.pass-turn'].map((part) => agent.page.locator(part));
  await keepScreen({ page: agent.page, name: 'enterprise-pass', varies });

  const till = await openPhone(browser, city.url);
  await openTill(till.page);
  await scanByHand(till.page, await codeOn(agent.page));
  await expectWords(till.page, NAME, '企业，李**出示');
  await keepScreen({ page: till.page, name: 'till-enterprise' });
  await till.page.getByRole('radio', { name: /押金/ }).first().click();
  await till.page.getByRole('button', { name: '确认核销' }).click();
  await expectWords(till.page, '已享受优惠');

  await openMe(page, '消息');
  await expectWords(page, '企业享受了一次信用优惠', new RegExp(`经办人李\\*静在${BOOKSTORE}`));
  await openMe(page, '我的企业');
  await page.getByRole('button', { name: new RegExp(NAME.slice(0, 8)) }).click();
  await expectWords(page, '李*静出示', '经办人');
  await keepScreenEverywhere({ page, name: 'enterprise' }, loaded);

  const desk = await openPhone(browser, city.url);
  await desk.page.setViewportSize(DESK);
  await loginAs(desk.page, '书城负责人');
  await desk.page.waitForURL(/home/);
  await desk.page.goto('/ledger/pages/book/index');
  await desk.page.locator('tbody tr').nth(1).waitFor();
  await desk.page.getByLabel('对象').selectOption('enterprise');
  await expectWords(desk.page, NAME, CODE);
  await desk.page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 1);
  await keepScreen({ page: desk.page, name: 'book-enterprises' });
  await desk.page.getByLabel('对象').selectOption('');
  await desk.page.waitForFunction(() => document.querySelectorAll('tbody tr').length > 1);
  const take = (format: RegExp) =>
    fileFrom(desk.page, async () => {
      await desk.page.getByRole('button', { name: '导出' }).click();
      await desk.page.getByRole('menuitem', { name: format }).click();
    });
  const sheets = await cellsOfSheet((await take(/XLSX/)).bytes, '企业表');
  expect(sheets.at(-2)?.slice(1, 4)).toEqual([NAME, CODE, '优']);
  const { bytes } = await take(/PDF/);
  const pdf = await openPdf(browser, bytes);
  expect(pdf.words).toContain(CODE);
  await pdf.close();
  const faults = [representative, manager, agent, till, desk].flatMap((phone) => phone.faults);
  // the code that nobody is registered under was asked for on purpose
  expect(faults.filter((fault) => !/422/.test(fault))).toEqual([]);
}, 180_000);
