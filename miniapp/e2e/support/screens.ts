import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { DESK, PHONE } from './browsers.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../docs/screens');
const MAX_BYTES = 80_000;
/**
 * A pixel differs when a person would see it, a picture when this part of its pixels does. Compared at
 * half the size, where what WebP leaves out has no weight.
 */
const PIXEL_DIFFERS = 12;
const PART_DIFFERS = 0.001;

const ELDER_KEY = 'elder-mode';

interface Keep {
  page: Page;
  name: string;
  /** What is another at every run: times, codes, numbers. It counts as the same. */
  varies?: Locator[];
}

/** Keeps a picture of a page as it stands on a phone. */
export async function keepScreen({ page, name, varies = [] }: Keep): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  const taken = await page.screenshot({ animations: 'disabled', caret: 'hide', scale: 'css' });
  await keep(taken, name, await placesOf(page, varies));
}

/** Keeps a page on a phone and at a desk; 长辈版 is switched on as a person's choice is kept, and off again. */
export async function keepScreenEverywhere(kept: Keep, ready: (page: Page) => Promise<void>): Promise<void> {
  const { page, name } = kept;
  await keepScreen(kept);
  await page.setViewportSize(DESK);
  await keepScreen({ ...kept, name: `${name}-desk` });
  await page.setViewportSize(PHONE);
  await switchElder(page, true);
  await ready(page);
  await keepScreen({ ...kept, name: `${name}-elder` });
  await switchElder(page, false);
  await ready(page);
}

/** Waits until a page on a phone shows what it has to show. */
export async function loaded(page: Page): Promise<void> {
  await page.locator('.screen-body').last().waitFor();
  await page.waitForFunction(() => document.querySelector('.skeleton') === null);
}

async function switchElder(page: Page, on: boolean): Promise<void> {
  await page.evaluate(
    ([key, value]) => {
      // Taro keeps values of its storage wrapped in `data`
      if (value === 'on') localStorage.setItem(key ?? '', JSON.stringify({ data: value }));
      else localStorage.removeItem(key ?? '');
    },
    [ELDER_KEY, on ? 'on' : ''],
  );
  await page.reload();
}

interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

async function placesOf(page: Page, locators: Locator[]): Promise<Place[]> {
  const places: Place[] = [];
  for (const locator of locators) {
    for (const each of await locator.all()) {
      const box = await each.boundingBox();
      if (box) places.push(box);
    }
  }
  const size = page.viewportSize() ?? PHONE;
  return places
    .map(({ x, y, width, height }) => {
      const left = Math.max(0, Math.floor(x));
      const top = Math.max(0, Math.floor(y));
      return {
        x: left,
        y: top,
        width: Math.min(size.width, Math.ceil(x + width)) - left,
        height: Math.min(size.height, Math.ceil(y + height)) - top,
      };
    })
    .filter(({ width, height }) => width > 0 && height > 0);
}

/** Writes the picture where none is kept or the kept one looks different. */
async function keep(png: Buffer, name: string, varies: Place[]): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const file = path.join(FOLDER, `${name}.webp`);
  if (existsSync(file) && !(await looksDifferent(await readFile(file), png, varies))) return;
  for (const quality of [80, 60, 40]) {
    const webp = await sharp(png).webp({ quality, effort: 6 }).toBuffer();
    if (webp.length < MAX_BYTES) return writeFile(file, webp);
  }
  throw new Error(`${name} does not fit ${MAX_BYTES} bytes`);
}

async function looksDifferent(kept: Buffer, taken: Buffer, varies: Place[]): Promise<boolean> {
  const [before, after] = await Promise.all([pixelsOf(kept, varies), pixelsOf(taken, varies)]);
  if (before.info.width !== after.info.width || before.info.height !== after.info.height) return true;
  let different = 0;
  after.data.forEach((value, index) => {
    if (Math.abs(value - (before.data[index] ?? 0)) > PIXEL_DIFFERS) different++;
  });
  return different / after.data.length > PART_DIFFERS;
}

async function pixelsOf(picture: Buffer, varies: Place[]) {
  const covers = varies.map(({ x, y, width, height }) => ({
    input: { create: { width, height, channels: 3 as const, background: '#808080' } },
    left: x,
    top: y,
  }));
  // in two steps, since one would shrink before it covers
  const { data, info } = await sharp(picture)
    .removeAlpha()
    .composite(covers)
    .png()
    .toBuffer({ resolveWithObject: true });
  return sharp(data)
    .resize(Math.round(info.width / 2))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
}
