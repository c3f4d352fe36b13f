import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { loginAs, openPhone, startBrowser } from './support/browsers.ts';
import { startCity, type City } from './support/city.ts';
import { keepScreen, keepScreenEverywhere, loaded } from './support/screens.ts';
import { PERCENTAGE, codeOn, expectWords, openPass, openTill, scanByHand } from './support/till.ts';

let city: City;
let browser: Browser;
const phones: { close: () => Promise<void> }[] = [];

beforeAll(async () => {
  city = await startCity();
  browser = await startBrowser();
});

afterAll(async () => {
  await Promise.all(phones.map((phone) => phone.close()));
  await browser.close();
  await city.stop();
});

async function phone(): Promise<{ page: Page; faults: string[] }> {
  const opened = await openPhone(browser, city.url);
  phones.push(opened.context);
  return opened;
}

const words =
  (...texts: (string | RegExp)[]) =>
  (page: Page) =>
    expectWords(page, ...texts);

test('pictures of the till from the first start to the end of the day', async () => {
  const { page, faults } = await phone();
  const citizen = await phone();
  await openTill(page);
  await keepScreenEverywhere({ page, name: 'counter-scan' }, words('扫码'));

  await page.getByRole('button', { name: '输入 16 位数字' }).click();
  await page.keyboard.type('37632325', { delay: 90 });
  await keepScreen({ page, name: 'counter-number' });

  await openPass(citizen.page, '张晓宁');
  await scanByHand(page, await codeOn(citizen.page));
  await expectWords(page, '可以享受');
  await keepScreenEverywhere({ page, name: 'counter-may-have' }, async () => {
    await expectWords(page, '扫码枪随时可用，直接扫即可');
    await scanByHand(page, await codeOn(citizen.page));
    await expectWords(page, '可以享受');
  });
  await page.getByRole('radio', { name: PERCENTAGE }).click();
  for (const key of '86.5') await page.getByRole('button', { name: key, exact: true }).click();
  await expectWords(page, '¥69.20');
  await keepScreen({ page, name: 'counter-amount' });
  const code = await codeOn(citizen.page);
  await page.getByRole('button', { name: '确认核销' }).click();
  await expectWords(page, '已享受优惠');
  const times = [page.locator('.result-used'), page.locator('.receipt-number')];
  await keepScreen({ page, name: 'counter-given', varies: times });
  await page.getByRole('button', { name: '冲销' }).click();
  await page.getByRole('radio', { name: '金额输错了' }).click();
  await keepScreen({ page, name: 'counter-void', varies: [...times, page.locator('.void-target')] });
  await page.getByRole('button', { name: '关闭' }).click();

  await scanByHand(page, 'XY1:HELLO');
  await expectWords(page, '这不是信用优惠码');
  await keepScreen({ page, name: 'counter-mendable' });
  await scanByHand(page, forged(code));
  await expectWords(page, '请勿提供优惠');
  await keepScreen({ page, name: 'counter-forged' });

  await page.goto('/counter/pages/today/index');
  await expectWords(page, /张\*\*/);
  await keepScreenEverywhere(
    { page, name: 'counter-today', varies: [page.locator('.cell-note')] },
    words(/张\*\*/),
  );
  await page.goto('/counter/pages/enrol/index');
  await expectWords(page, '本机已启用');
  await keepScreenEverywhere({ page, name: 'counter-enrol' }, words('本机已启用'));
  expect(faults).toEqual([]);
});

test("pictures of a manager's terminals", async () => {
  const { page } = await phone();
  await openTill(page, '书城负责人');
  await page.goto('/counter/pages/enrol/index');
  await expectWords(page, '本网点的终端', '停用');
  const varies = [page.locator('.terminals-code'), page.locator('.cell-note')];
  await page.getByRole('button', { name: '生成启用码' }).click();
  await expectWords(page, '新的启用码');
  await keepScreen({ page, name: 'counter-terminals', varies });
});

test('pictures of what a citizen sees', async () => {
  const { page } = await phone();
  await page.goto('/identity/pages/welcome/index');
  await expectWords(page, '张晓宁');
  await keepScreenEverywhere({ page, name: 'welcome' }, words('张晓宁'));
  await openPass(page, '张晓宁');
  const varies = ['.pass-code', '.pass-turn', '.pass-numbers'].map((part) => page.locator(part));
  const drawn = async () => {
    await page.locator('[data-code]').waitFor();
  };
  await keepScreenEverywhere({ page, name: 'pass', varies }, drawn);
  await page.goto('/credit/pages/home/index');
  await expectWords(page, '商鼎分', '可享网点');
  await keepScreenEverywhere(
    { page, name: 'home', varies: [page.locator('.home-hello'), page.locator('.venue-row-meta')] },
    words('商鼎分', '可享网点'),
  );
});

/** The code with one character of its last signature changed: its form holds, its signature does not. */
function forged(code: string): string {
  const at = code.length - 10;
  const other = code[at] === '1' ? '2' : '1';
  return code.slice(0, at) + other + code.slice(at + 1);
}

/** Citizen pages that stand by themselves, with what is another at every run. */
const PAGES: [name: string, path: string, varies: string[]][] = [
  ['venues', '/venue/pages/venues/index', ['.venue-row-meta']],
  ['records', '/ledger/pages/records/index', ['.cell-note']],
  ['me', '/identity/pages/me/index', []],
  ['consent', '/identity/pages/consent/index', []],
  ['notices', '/identity/pages/notices/index', ['.cell-note']],
  ['looks', '/identity/pages/looks/index', ['.cell-note']],
  ['phones', '/pass/pages/phones/index', ['.cell-note']],
  ['policy', '/credit/pages/policy/index', []],
];

test('pictures of the other pages of a citizen', async () => {
  const { page, faults } = await phone();
  await openPass(page, '王建国');
  for (const [name, path, varies] of PAGES) {
    await page.goto(path);
    await loaded(page);
    await keepScreenEverywhere({ page, name, varies: varies.map((part) => page.locator(part)) }, loaded);
  }
  await page.goto('/venue/pages/venues/index');
  await loaded(page);
  await page.locator('.venue-row', { hasText: '郑东书城' }).click();
  await page.waitForURL(/pages\/venue\//);
  await loaded(page);
  await keepScreenEverywhere({ page, name: 'venue', varies: [page.locator('.venue-head')] }, loaded);
  expect(faults).toEqual([]);
});

test('a reader finds a venue on the map, by finger or by keys, and goes to its page', async () => {
  const { page, faults } = await phone();
  await page.goto('/venue/pages/venues/index');
  const pin = page.locator('.leaflet-marker-icon', { hasText: '滨河社区读书角' });
  const choose = async () => {
    await loaded(page);
    await page.getByRole('radio', { name: '地图' }).click();
    await page.locator('.leaflet-tile-loaded').first().waitFor();
    await page.waitForFunction(
      () => document.querySelector('.leaflet-tile:not(.leaflet-tile-loaded)') === null,
    );
    await pin.press('Enter');
    await page.locator('.place-pin--chosen').waitFor();
  };
  await choose();
  await keepScreenEverywhere(
    { page, name: 'venues-map', varies: [page.locator('.place-map'), page.locator('.cell-note')] },
    choose,
  );
  const areas = await page.locator('.leaflet-marker-icon').evaluateAll((pins) =>
    pins.map((each) => {
      const { width, height } = each.getBoundingClientRect();
      return Math.min(width, height);
    }),
  );
  expect(Math.min(...areas)).toBeGreaterThanOrEqual(44);
  await page.locator('.cell', { hasText: '滨河社区读书角' }).click();
  await page.waitForURL(/pages\/venue\//);
  await page.getByText('滨河社区读书角').filter({ visible: true }).first().waitFor();
  expect(faults).toEqual([]);
});

test('pictures of the way in: identity and consent', async () => {
  const { page } = await phone();
  await loginAs(page, '新用户');
  await page.waitForURL(/pages\/(home|bind)/);
  await page.goto('/identity/pages/bind/index');
  await page.getByRole('textbox').first().waitFor();
  await keepScreenEverywhere({ page, name: 'bind' }, async () => {
    await page.getByRole('textbox').first().waitFor();
  });
});
