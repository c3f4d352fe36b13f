import { afterAll, beforeAll, expect, it } from '@jest/globals';
import decodeQR from 'qr/decode.js';
import sharp from 'sharp';
import { startCity, type City } from '../e2e/support/city.ts';
import { MiniProgram } from './harness/mini-program.ts';
import { View, until } from './harness/view.ts';

/** Pixels a side that the picture of a code is drawn with to be read: ten for each of its modules. */
const PICTURE_PX = 650;

let city: City;

beforeAll(async () => {
  city = await startCity();
});
afterAll(() => city.stop());

interface Phone {
  program: MiniProgram;
  view: View;
}

/** A phone on which somebody of the demonstration has signed in. */
async function phoneOf(name: string): Promise<Phone> {
  const program = new MiniProgram(city.url.replace('localhost', '127.0.0.1'));
  program.launch();
  const view = new View(program);
  await view.press(name);
  await until(
    () => program.page.route === 'credit/pages/home/index',
    () => `the home page, not ${program.page.route}`,
  );
  return { program, view };
}

/** The text of the code that is drawn now, read from its picture. */
async function codeOn({ view }: Phone): Promise<string> {
  await until(
    () => view.find('pass-code') !== null,
    () => `a code:\n${view.words()}`,
  );
  const address = /url\("data:image\/svg\+xml,([^"]+)"\)/.exec(view.find('pass-code')?.style ?? '')?.[1];
  const svg = decodeURIComponent(address ?? '');
  const { data, info } = await sharp(
    Buffer.from(svg.replace('<svg ', `<svg width='${PICTURE_PX}' height='${PICTURE_PX}' `)),
  )
    .flatten({ background: '#fff' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return decodeQR({ width: info.width, height: info.height, data: new Uint8ClampedArray(data) });
}

function expectNoFaults(...phones: Phone[]): void {
  for (const { program, view } of phones) expect([...program.faults, ...view.faults]).toEqual([]);
}

it('signs a citizen in, shows the home page and draws the pass with the screen bright', async () => {
  const phone = await phoneOf('张晓宁');
  await phone.view.says('162');
  phone.program.open('/pass/pages/pass/index');
  expect(await codeOn(phone)).toMatch(/^XY1:[0-9A-Z $%*+\-./:]{287}$/);
  await until(
    () => phone.program.phone.brightness === 1 && phone.program.phone.awake,
    () => 'a bright screen that stays on',
  );
  expectNoFaults(phone);
});

it('redeems at a counter what a phone draws, once', async () => {
  const citizen = await phoneOf('李文静');
  const till = await phoneOf('书城收银员');
  till.program.open('/counter/pages/enrol/index');
  await till.view.press('取一个启用码');
  await till.view.press('启用本机');
  await till.view.press('去核销');

  citizen.program.open('/pass/pages/pass/index');
  till.program.phone.scans = await codeOn(citizen);
  await till.view.press('扫码');
  await till.view.says('李**');
  await till.view.press('免押金');
  await till.view.press('确认核销');
  await till.view.says('已享受优惠');

  citizen.program.open('/ledger/pages/records/index');
  await citizen.view.says('免押金');
  await citizen.view.says('郑东书城（演示）');
  expectNoFaults(citizen, till);
});
