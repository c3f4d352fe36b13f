import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const PLACES = [
  process.env['CHROMIUM'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1440, height: 900 };

/** Starts the machine's Chromium; `camera` is a y4m file that it takes for its camera. */
export function startBrowser({ camera }: { camera?: string } = {}): Promise<Browser> {
  const executablePath = PLACES.find((place) => place !== '' && existsSync(place));
  if (executablePath === undefined) {
    throw new Error('No Chromium found: apt-get install -y chromium, or name it in CHROMIUM');
  }
  const cameraArgs =
    camera === undefined
      ? []
      : [
          '--use-fake-device-for-media-stream',
          '--use-fake-ui-for-media-stream',
          `--use-file-for-fake-video-capture=${camera}`,
        ];
  return chromium.launch({ executablePath, args: [...ARGS, ...cameraArgs] });
}

/** A phone of its own: nothing shared with another. Errors of its pages fail the test that looks at `faults`. */
export async function openPhone(
  browser: Browser,
  url: string,
): Promise<{ context: BrowserContext; page: Page; faults: string[] }> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: PHONE,
    deviceScaleFactor: 2,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    permissions: ['camera'],
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  return { context, page, faults };
}

/** Logs in on the welcome page as an account of the demonstration city. */
export async function loginAs(page: Page, name: string): Promise<void> {
  await page.goto('/identity/pages/welcome/index');
  await page.getByRole('button', { name }).first().click();
}
