import { afterAll, beforeAll, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { startCity, type City } from '../e2e/support/city.ts';
import { MiniProgram } from './harness/mini-program.ts';
import { View, until } from './harness/view.ts';

let city: City;

beforeAll(async () => {
  city = await startCity();
});
afterAll(() => city.stop());

interface Phone {
  program: MiniProgram;
  view: View;
}

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

/** A photo with enough in it that it goes in several pieces. */
async function photo(side: number): Promise<Buffer> {
  const pixels = Buffer.from(
    Uint8Array.from({ length: side * side * 3 }, (_, at) => (at * 2654435761) >>> 13),
  );
  return sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
    .jpeg({ quality: 95 })
    .toBuffer();
}

/** Lays a photo into the phone's album and has the album give it next. */
async function albumGives({ program: { phone } }: Phone, name: string, side: number): Promise<number> {
  const path = `wxfile://tmp_${name}.jpg`;
  phone.files.set(path, await photo(side));
  phone.media = [{ path, fileType: 'image' }];
  return phone.files.get(path)?.length ?? 0;
}

async function fillIn({ view }: Phone, deed: string): Promise<void> {
  await view.press('请选择做的是哪一类');
  await view.press('防汛救灾一线');
  await view.press('请选择');
  await view.press('经开区');
  await view.type('具体事项', deed);
  await view.choose('开始日期', '2026-07-20');
  await view.choose('结束日期', '2026-07-21');
}

const uploaded = ({ view }: Phone): number => view.words().split('已上传').length - 1;

function expectNoFaults(...phones: Phone[]): void {
  for (const { program, view } of phones) expect([...program.faults, ...view.faults]).toEqual([]);
}

it('reports a deed with photos, one of them without a network, and hands it in', async () => {
  const phone = await phoneOf('李文静');
  const { program, view } = phone;
  program.open('/relief/pages/reports/index');
  await view.press('新建申报');
  await fillIn(phone, '在航海东路社区搬沙袋');
  await view.press('下一步，证明材料');

  const first = await albumGives(phone, 'one', 700);
  await view.press('从相册选');
  await until(
    () => uploaded(phone) === 1,
    () => `one photo uploaded:\n${view.words()}`,
  );
  expect(first).toBeGreaterThan(256 * 1024);
  expect(program.phone.sentBytes).toBe(first);

  program.connect(false);
  await albumGives(phone, 'two', 300);
  await view.press('从相册选');
  await view.says('等待网络');
  program.connect(true);
  await until(
    () => uploaded(phone) === 2,
    () => `both photos uploaded:\n${view.words()}`,
  );
  // what the server has the phone need not keep; the small pictures stay
  expect([...program.phone.files.keys()].filter((path) => path.startsWith('wxfile://usr'))).toHaveLength(2);

  await view.press('下一步，核对提交');
  await view.press('我具有完全民事行为能力');
  await view.press('我是郑州市常住市民');
  await view.press('我自愿申报，内容属实');
  await view.press('提交申报');
  await view.says('申报编号 RB-');
  await view.says('接下来，部门受理');
  expectNoFaults(phone);
});

it('keeps a draft and its photo through a killed app, and sends it after the next start', async () => {
  const phone = await phoneOf('王建国');
  phone.program.open('/relief/pages/reports/index');
  await phone.view.press('新建申报');
  await fillIn(phone, '在社区值守');
  await phone.view.press('下一步，证明材料');
  phone.program.connect(false);
  await albumGives(phone, 'kept', 300);
  await phone.view.press('从相册选');
  await phone.view.says('等待网络');
  await phone.view.says('已自动保存在本机');
  const kept = () =>
    [...phone.program.phone.storage].some(([, value]) => String(value).includes('在社区值守'));
  await until(kept, () => 'the draft on the phone');

  // the same phone, started anew
  const program = new MiniProgram(city.url.replace('localhost', '127.0.0.1'));
  program.phone.storage = phone.program.phone.storage;
  program.phone.files = phone.program.phone.files;
  program.launch();
  const view = new View(program);
  program.open('/relief/pages/reports/index');
  await view.press('在社区值守');
  await until(
    () => view.words().includes('已上传'),
    () => `the photo uploaded after the start:\n${view.words()}`,
  );
  expectNoFaults({ program, view });
});

it('says which photos do not fit the phone any more, and keeps the others', async () => {
  const phone = await phoneOf('张晓宁');
  const { program, view } = phone;
  program.open('/relief/pages/reports/index');
  await view.press('新建申报');
  await fillIn(phone, '装满手机');
  await view.press('下一步，证明材料');
  program.connect(false);
  program.phone.files.set('wxfile://usr/other', Buffer.alloc(200 * 1024 * 1024 - 1000));
  await albumGives(phone, 'full', 100);
  await view.press('从相册选');
  await view.says('手机给本应用的空间满了');
  expect(program.phone.files.has('wxfile://usr/other')).toBe(true);
  expectNoFaults(phone);
});
