import type { Page } from 'playwright-core';
import { loginAs } from './browsers.ts';

/** The benefit that asks for an amount. */
export const PERCENTAGE = /购书优惠/;

/** Logs a cashier in and enrols the device with a code of the demonstration. */
export async function openTill(page: Page, account = '书城收银员'): Promise<void> {
  await loginAs(page, account);
  await page.waitForURL(/home/);
  await page.goto('/counter/pages/enrol/index');
  await page.getByRole('button', { name: '取一个启用码' }).click();
  const enrol = page.getByRole('button', { name: '启用本机' });
  await enrol.and(page.locator(':not([aria-disabled="true"])')).click();
  await page.getByRole('button', { name: '去核销' }).click();
  await page.getByRole('button', { name: '扫码', exact: true }).waitFor();
}

/** A citizen's phone on the pass page, with the code drawn. */
export async function openPass(page: Page, name: string): Promise<void> {
  await loginAs(page, name);
  await page.waitForURL(/home/);
  await page.goto('/pass/pages/pass/index');
  await page.locator('[data-code]').waitFor();
}

/** The text in the QR code that the phone shows now. */
export async function codeOn(page: Page): Promise<string> {
  const code = await page.locator('[data-code]').getAttribute('data-code');
  if (code === null) throw new Error('the phone shows no code');
  return code;
}

/** Plays a code as a handheld scanner does: key by key, capitals and signs by shift, then Enter. */
export async function scanByHand(page: Page, text: string): Promise<void> {
  for (const character of text) {
    const [key, shift] = keyOf(character);
    if (shift) await page.keyboard.down('Shift');
    await page.keyboard.press(key);
    if (shift) await page.keyboard.up('Shift');
  }
  await page.keyboard.press('Enter');
}

const SIGNS: Record<string, [key: string, shift: boolean]> = {
  ' ': ['Space', false],
  $: ['Digit4', true],
  '%': ['Digit5', true],
  '*': ['Digit8', true],
  '+': ['Equal', true],
  '-': ['Minus', false],
  '.': ['Period', false],
  '/': ['Slash', false],
  ':': ['Semicolon', true],
};

function keyOf(character: string): [string, boolean] {
  if (/[0-9]/.test(character)) return [`Digit${character}`, false];
  return SIGNS[character] ?? [`Key${character}`, true];
}

export async function expectWords(page: Page, ...words: (string | RegExp)[]): Promise<void> {
  for (const word of words) await page.getByText(word).filter({ visible: true }).first().waitFor();
}
