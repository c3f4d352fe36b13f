import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { loginAs, openPhone, startBrowser } from './support/browsers.ts';
import { startCity } from './support/city.ts';
import type { City } from './support/city.ts';
import { keepScreen, keepScreenEverywhere, loaded } from './support/screens.ts';
import { expectWords } from './support/till.ts';

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

test('a manager invites a cashier by a code, who joins after logging in, and is taken off', async () => {
  const manager = await openPhone(browser, city.url);
  const { page } = manager;
  await loginAs(page, '书城负责人');
  await page.waitForURL(/home/);
  await page.goto('/identity/pages/me/index');
  await page.getByRole('button', { name: /工作人员/ }).click();
  await loaded(page);
  await expectWords(page, '书城收银员', '本人');
  await keepScreenEverywhere({ page, name: 'staff' }, loaded);
  await page.getByRole('button', { name: '邀请收银员' }).click();
  const code = (await page.locator('.shown-invite-code').innerText()).replaceAll(/\D/g, '');
  expect(code).toMatch(/^\d{10}$/);
  const varies = ['.pass-code', '.shown-invite-code', '.shown-invite-note'].map((part) => page.locator(part));
  await keepScreen({ page, name: 'staff-invite', varies });

  // as the camera of a phone opens it, whose owner has not logged in yet
  const invited = await openPhone(browser, city.url);
  await invited.page.goto(`/venue/pages/invite/index?code=${code}`);
  await invited.page.getByRole('button', { name: '李文静' }).first().click();
  await expectWords(invited.page, '网点负责人邀请您一起办理信用优惠');
  await keepScreen({ page: invited.page, name: 'invite', varies: [invited.page.locator('.text-input')] });
  await invited.page.getByRole('button', { name: '加入', exact: true }).click();
  await expectWords(invited.page, '已加入郑东书城（演示）');
  await invited.page.getByRole('button', { name: '去收银台' }).click();
  await expectWords(invited.page, '启用码');

  await page.reload();
  await loaded(page);
  await page.getByRole('button', { name: '移出李*静' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '移出' }).click();
  await page.getByRole('button', { name: '移出李*静' }).waitFor({ state: 'detached' });
  await invited.page.goto('/identity/pages/me/index');
  await expectWords(invited.page, '享受记录');
  expect(await invited.page.getByText('郑东书城（演示）').count()).toBe(0);
  expect([...manager.faults, ...invited.faults]).toEqual([]);
  for (const { context } of [manager, invited]) await context.close();
}, 60_000);
