import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { openPhone, startBrowser } from './support/browsers.ts';
import { filmPicture } from './support/camera.ts';
import { startCity, type City } from './support/city.ts';
import { PERCENTAGE, codeOn, expectWords, openPass, openTill, scanByHand } from './support/till.ts';

/** The till's own line of the day; how many there are depends on the hour, since the demonstration has uses of today. */
const TODAY = /今天 \d+ 笔/;

let city: City;
let browser: Browser;
let folder: string;

beforeAll(async () => {
  city = await startCity();
  browser = await startBrowser();
  folder = await mkdtemp(path.join(tmpdir(), 'camera-'));
});

afterAll(async () => {
  await browser.close();
  await city.stop();
  await rm(folder, { recursive: true, force: true });
});

test("the till's camera reads a citizen's phone, and the benefit is in both their records", async () => {
  const film = path.join(folder, 'phone.y4m');
  const blank = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  await filmPicture(blank, film);
  const citizen = await openPhone(browser, city.url);
  const counter = await startBrowser({ camera: film });
  const till = await openPhone(counter, city.url);
  try {
    await openTill(till.page);
    await openPass(citizen.page, '张晓宁');
    await filmPicture(await citizen.page.locator('.pass-code').screenshot(), film);

    await till.page.getByRole('button', { name: '扫码', exact: true }).click();
    await expectWords(till.page, '可以享受', '张**');
    expect(await till.page.getByRole('radio', { checked: true }).count()).toBe(0);

    await till.page.getByRole('radio', { name: PERCENTAGE }).click();
    await till.page.keyboard.type('86', { delay: 100 });
    await expectWords(till.page, '优惠 ¥17.20，实付', '¥68.80');
    await till.page.keyboard.press('Enter');
    await expectWords(till.page, '已享受优惠', TODAY);

    await till.page.getByText(TODAY).click();
    await expectWords(till.page, /张\*\*，实付 ¥68.80/);

    await citizen.page.goto('/ledger/pages/records/index');
    await expectWords(citizen.page, PERCENTAGE, '郑东书城（演示）');
    expect([...citizen.faults, ...till.faults]).toEqual([]);
  } finally {
    await counter.close();
    await citizen.context.close();
  }
});

test('a lost answer is asked for again after a restart, and the benefit is given once', async () => {
  const citizen = await openPhone(browser, city.url);
  const till = await openPhone(browser, city.url);
  await openTill(till.page);
  await openPass(citizen.page, '李文静');
  await scanByHand(till.page, await codeOn(citizen.page));
  await till.page.getByRole('radio', { name: /免押金/ }).click();

  // The server does the work, and its answer is lost on the way.
  let lost = 0;
  await till.page.route('**/counter/redemptions', async (route) => {
    await route.fetch();
    lost++;
    await route.abort('connectionreset');
  });
  await till.page.getByRole('button', { name: '确认核销' }).click();
  await expectWords(till.page, '正在确认上一笔');
  expect(lost).toBeGreaterThan(0);
  await till.page.unroute('**/counter/redemptions');

  await till.page.reload();
  await expectWords(till.page, '上一笔已经办成', /台账 第 \d+ 号/);
  await till.page.goto('/counter/pages/today/index');
  await expectWords(till.page, /李\*\*/);
  expect(await till.page.getByText(/李\*\*/).count()).toBe(1);
  await Promise.all([citizen.context.close(), till.context.close()]);
});

test('a double tap gives once, and a void with a reason gives the use back', async () => {
  const citizen = await openPhone(browser, city.url);
  const till = await openPhone(browser, city.url);
  await openTill(till.page);
  await openPass(citizen.page, '王建国');
  await scanByHand(till.page, await codeOn(citizen.page));
  const loans = till.page.getByRole('radio', { name: /免押金/ });
  const left = await loans.innerText();
  await loans.click();
  await till.page.getByRole('button', { name: '确认核销' }).dblclick();
  await expectWords(till.page, '已享受优惠');

  await till.page.getByRole('button', { name: '冲销' }).click();
  const confirm = till.page.getByRole('button', { name: '确认冲销' });
  expect(await confirm.getAttribute('aria-disabled')).toBe('true');
  await till.page.getByRole('radio', { name: '选错了优惠' }).click();
  await confirm.click();
  await expectWords(till.page, '这一笔已冲销');

  // The code stays used; the next one shows the use again.
  const used = await codeOn(citizen.page);
  await scanByHand(till.page, used);
  await expectWords(till.page, /这个码刚刚用过|可以享受/);
  await citizen.page.waitForFunction(
    (old) => document.querySelector('[data-code]')?.getAttribute('data-code') !== old,
    used,
  );
  await scanByHand(till.page, await codeOn(citizen.page));
  await expectWords(till.page, '可以享受');
  expect(await loans.innerText()).toBe(left);

  await till.page.goto('/counter/pages/today/index');
  await expectWords(till.page, '已冲销');
  expect(await till.page.getByText(/王\*\*/).count()).toBe(1);
  await Promise.all([citizen.context.close(), till.context.close()]);
});

test('what lies with the holder is one quiet answer; another kind of code can be mended', async () => {
  const citizen = await openPhone(browser, city.url);
  const till = await openPhone(browser, city.url);
  await openTill(till.page);
  await openPass(citizen.page, '钱江月');
  await withdrawConsent(city.url, 'qian');
  await scanByHand(till.page, await codeOn(citizen.page));
  await expectWords(till.page, '本次暂不能享受', '请在本人手机上查看原因');
  const words = await till.page.locator('body').innerText();
  for (const reason of ['同意', '分', '杭州', '钱']) expect(words).not.toContain(reason);

  await scanByHand(till.page, '9787020002207');
  await expectWords(till.page, '这不是信用优惠码');
  await Promise.all([citizen.context.close(), till.context.close()]);
});

/** What the holder does on another phone. */
async function withdrawConsent(url: string, account: string): Promise<void> {
  const api = `${url}/api/v1`;
  const login = await fetch(`${api}/sessions/demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account }),
  });
  const { accessToken } = (await login.json()) as { accessToken: string };
  const answer = await fetch(`${api}/me/consents/current`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${accessToken}` },
  });
  expect(answer.ok).toBe(true);
}
