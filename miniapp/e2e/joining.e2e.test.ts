import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { DESK, PHONE, loginAs, openPhone, startBrowser } from './support/browsers.ts';
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
import {
  LIMITED,
  NEW_VENUE,
  addLimitedBenefit,
  fillBenefits,
  fillListing,
  fillUnit,
  nextStep,
  saved,
} from './support/joining.ts';
import { openDesk, phoneFiles } from './support/relief.ts';
import type { PhoneFiles } from './support/relief.ts';
import { keepScreen, keepScreenEverywhere, loaded } from './support/screens.ts';
import { PERCENTAGE, codeOn, expectWords, openPass, scanByHand } from './support/till.ts';

const STANDING = '/venue/desk/standing/index';

/** A bookstore from its first word to its removal. */
let city: City;
let browser: Browser;
let files: PhoneFiles;
let manager: Awaited<ReturnType<typeof openPhone>>;

beforeAll(async () => {
  city = await startCity({ DEMO_REPORTS: 'false' });
  browser = await startBrowser();
  files = await phoneFiles();
  manager = await openPhone(browser, city.url);
});
afterAll(async () => {
  await manager.context.close();
  await files.remove();
  await browser.close();
  await city.stop();
});

/** What an officer presses and confirms on the venue. */
async function press(
  account: string,
  name: string,
  write: (desk: Awaited<ReturnType<typeof openDesk>>['page']) => Promise<void> = async () => {},
): Promise<void> {
  const desk = await openDesk(browser, city.url, account, STANDING);
  const { page } = desk;
  await page.getByRole('row', { name: new RegExp(NEW_VENUE.name) }).click();
  await page.getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog', { name });
  await write(page);
  await dialog.getByRole('button', { name, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(desk.faults).toEqual([]);
  await desk.context.close();
}

test('its manager fills in the five steps on a phone, signs, and hands them in', async () => {
  const { page, faults } = manager;
  await loginAs(page, '新用户');
  await page.waitForURL(/home/);
  await page.goto('/identity/pages/me/index');
  await page.getByRole('button', { name: /申请成为推行单位/ }).click();
  await page.getByRole('button', { name: '开始填写' }).click();
  await expectWords(page, '填写中');
  await page.getByRole('button', { name: /^1\. 单位信息/ }).click();
  await fillUnit(page);
  await keepScreenEverywhere(
    { page, name: 'joining-unit', varies: [page.locator('.joining-saved')] },
    loaded,
  );
  await page.getByRole('button', { name: /^1\. 单位信息/ }).click();
  await nextStep(page, '优惠措施');
  await fillBenefits(page);
  await addLimitedBenefit(page, () => keepScreen({ page, name: 'joining-benefit-limits' }));
  await keepScreen({ page, name: 'joining-benefits', varies: [page.locator('.joining-saved')] });
  await nextStep(page, '推行公告');
  await expectWords(page, `${NEW_VENUE.name}关于开展“信易阅”活动的公告`, LIMITED);
  await nextStep(page, '承诺书');
  await page.getByLabel('签署人姓名').locator('input').fill('周海');
  await page.getByRole('checkbox', { name: /我已阅读全文/ }).click();
  await page.getByRole('button', { name: '签署承诺书' }).click();
  await expectWords(page, /法定代表人 周海，.*签署/);
  const { bytes } = await fileFrom(page, () => page.getByRole('button', { name: '下载承诺书' }).click());
  const pdf = await openPdf(browser, bytes);
  expect(pdf.words.replaceAll(/\s/g, '')).toContain(`承诺单位（盖章）：${NEW_VENUE.name}`);
  expect(pdf.ink).toBeGreaterThan(0.005);
  await pdf.close();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: '上传盖章件' }).click(),
  ]);
  await chooser.setFiles([files.photos[0] ?? '']);
  await expectWords(page, '已上传');
  await keepScreen({ page, name: 'joining-commitment', varies: [page.locator('.banner')] });
  await nextStep(page, '上线材料');
  await fillListing(page, files.photos[1] ?? '', () =>
    keepScreen({ page, name: 'joining-crop', varies: [page.locator('.cropper-frame')] }),
  );
  await keepScreen({ page, name: 'joining-listing', varies: [page.locator('.joining-saved')] });
  await page.getByRole('button', { name: '回到总览' }).click();
  await keepScreen({ page, name: 'joining', varies: [page.locator('.joining-saved')] });
  // at a desk the same form stands beside what comes of it
  await page.setViewportSize(DESK);
  await page.getByRole('tab', { name: /优惠措施/ }).click();
  await expectWords(page, '每个级别都有优惠（四 2）');
  await keepScreen({ page, name: 'joining-benefits-desk', varies: [page.locator('.joining-saved')] });
  await page.getByRole('tab', { name: /总览/ }).click();
  await page.setViewportSize(PHONE);
  await saved(page);
  await page.getByRole('button', { name: '提交推荐单位核对' }).click();
  await expectWords(page, `待推荐单位核对：${NEW_VENUE.sponsor}`);
  expect(faults).toEqual([]);
}, 120_000);

test('the sponsor checks and recommends it, the operator receives its word, the office puts it live', async () => {
  await press('明湖街道办事处', '退回补正', async (page) => {
    const dialog = page.getByRole('dialog', { name: '退回补正' });
    await dialog.getByLabel('上线材料').check();
    await dialog.getByLabel(/原因/).fill('请补上店名招牌的照片。');
  });
  const { page } = manager;
  await page.reload();
  await expectWords(page, '明湖街道办事处请补正：上线材料');
  await page.getByRole('button', { name: /^5\. 上线材料/ }).click();
  await page.getByLabel('特色服务', { exact: true }).locator('input').fill('有声书体验角');
  await saved(page);
  await page.getByRole('button', { name: '回到总览' }).click();
  await page.getByRole('button', { name: '提交推荐单位核对' }).click();
  await expectWords(page, /待推荐单位核对/);

  await press('明湖街道办事处', '推荐', async (desk) => {
    const dialog = desk.getByRole('dialog', { name: '推荐' });
    expect(await dialog.getByRole('button', { name: '推荐', exact: true }).isDisabled()).toBe(true);
    for (const box of await dialog.getByRole('checkbox').all()) await box.check();
    await keepScreen({ page: desk, name: 'desk-venue-recommend', varies: [desk.locator('time')] });
  });
  const operator = await openDesk(browser, city.url, '商鼎分运营单位', STANDING);
  await operator.page.getByRole('row', { name: new RegExp(NEW_VENUE.name) }).click();
  await operator.page.getByRole('button', { name: '签收承诺书' }).click();
  await expectWords(operator.page, '运营单位已签收');
  await operator.context.close();
  await press('经开区信用办', '上线');
  await page.reload();
  await expectWords(page, '推行中', /公告 〔\d{4}〕1 号/);
}, 120_000);

test('readers find it with its announcement, and have its benefits at its till', async () => {
  const reader = await openPhone(browser, city.url);
  await loginAs(reader.page, '张晓宁');
  await reader.page.waitForURL(/home/);
  await reader.page.goto('/venue/pages/venues/index');
  await reader.page.getByText(NEW_VENUE.name).first().click();
  await loaded(reader.page);
  await reader.page.getByText('购书优惠 20%').filter({ visible: true }).first().waitFor();
  // two thirds of the 800 pixels that the manager's photo has: what was cut out is what is shown
  const cover = reader.page.locator('.screen-body img').first();
  await reader.page.waitForFunction(
    () => document.querySelector<HTMLImageElement>('.screen-body img')?.complete,
  );
  expect(await cover.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeCloseTo(533, -1);
  await keepScreen({ page: reader.page, name: 'venue-joined', varies: [reader.page.locator('.tag')] });
  await reader.page.getByText('推行公告').click();
  await expectWords(reader.page, `${NEW_VENUE.name}关于开展“信易阅”活动的公告`);
  await keepScreen({ page: reader.page, name: 'venue-announcement' });
  await reader.page.getByRole('button', { name: '关闭' }).click();
  await reader.page.getByText('没给我优惠').click();
  await reader.page.getByLabel('怎么回事').locator('textarea').fill('收银台说今天没有这项优惠。');
  await keepScreen({ page: reader.page, name: 'venue-complaint', varies: [reader.page.locator('.day-box')] });
  await reader.page.getByRole('button', { name: '发给推荐单位' }).click();
  await expectWords(reader.page, '已发给推荐单位', /待答复，最晚/);

  const sponsor = await openDesk(browser, city.url, '明湖街道办事处', STANDING);
  await sponsor.page.getByRole('row', { name: new RegExp(NEW_VENUE.name) }).click();
  await sponsor.page.getByLabel('答复读者').fill('已提醒网点，下次请出示公告。');
  const times = sponsor.page.locator('time, .standing-commitment');
  await keepScreen({ page: sponsor.page, name: 'desk-venue-complaint', varies: [times] });
  await sponsor.page.getByRole('button', { name: '答复', exact: true }).click();
  await expectWords(sponsor.page, /已提醒网点，下次请出示公告。/);
  await sponsor.context.close();

  const { page } = manager;
  const poster = await fileFrom(page, () => page.getByRole('button', { name: 'A4 PDF' }).click());
  const printed = await openPdf(browser, poster.bytes);
  expect(printed.words).toContain(NEW_VENUE.name);
  expect(printed.ink).toBeGreaterThan(0.05);
  await keepScreen({ page: printed.page, name: 'poster' });
  await printed.close();
  await page.goto('/counter/pages/enrol/index');
  await page.getByRole('button', { name: '取一个启用码' }).click();
  await page
    .getByRole('button', { name: '启用本机' })
    .and(page.locator(':not([aria-disabled="true"])'))
    .click();
  await page.getByRole('button', { name: '去核销' }).click();
  await openPass(reader.page, '张晓宁');
  await scanByHand(page, await codeOn(reader.page));
  const limited = page.getByRole('radio', { name: /免费借阅/ });
  expect(await limited.getAttribute('aria-disabled')).toBe('true');
  expect(await limited.innerText()).toContain('2030年1月1日');
  await keepScreen({ page, name: 'counter-limited' });
  await page.getByRole('radio', { name: PERCENTAGE }).click();
  for (const key of '50') await page.getByRole('button', { name: key, exact: true }).click();
  await page.getByRole('button', { name: '确认核销' }).click();
  await expectWords(page, '已享受优惠');
  await reader.context.close();
}, 90_000);

test('it serves an enterprise, takes a book back, and hands its ledger in in the three forms of 附件 2', async () => {
  const { page } = manager;
  const photo = files.photos[0] ?? '';
  const representative = await openPhone(browser, city.url);
  await loginAs(representative.page, '张晓宁');
  await representative.page.waitForURL(/home/);
  await openMe(representative.page, '我的企业');
  await bindEnterprise(representative.page, ENTERPRISE.code);
  await sendLicence(representative.page, photo);
  await openApplication(representative.page, NEW_VENUE.name);
  await handApplicationIn(representative.page, photo);
  await openMe(page, '企业申请');
  await acceptApplication(page);
  await representative.page.getByRole('button', { name: '查看进度' }).click();
  await representative.page.getByRole('button', { name: '出示企业信用优惠码' }).click();
  await representative.page.locator('[data-code]').waitFor();
  await page.goto('/counter/pages/scan/index');
  await expectWords(page, '扫码');
  await scanByHand(page, await codeOn(representative.page));
  await expectWords(page, ENTERPRISE.name);
  await page.getByRole('radio', { name: /押金/ }).click();
  await page.getByRole('button', { name: '确认核销' }).click();
  await expectWords(page, '已享受优惠');
  await page.goto('/counter/pages/returns/index');
  await expectWords(page, ENTERPRISE.name);
  await page.getByRole('button', { name: /^还书退押第 \d+ 号$/ }).click();
  await page.getByRole('button', { name: '已收回，办理' }).click();
  await expectWords(page, /已归还/);
  await representative.context.close();

  await page.setViewportSize(DESK);
  await page.goto('/ledger/pages/book/index');
  await page.locator('tbody tr').nth(2).waitFor();
  const exportAs = (format: string) =>
    fileFrom(page, async () => {
      await page.getByRole('button', { name: '导出' }).click();
      await page.getByRole('menuitem', { name: format }).click();
    });
  const { bytes } = await exportAs('Excel 表格（XLSX）');
  const persons = await cellsOfSheet(bytes, '个人表');
  expect(persons.slice(2, -1).map(([number, name]) => [number, name])).toEqual([
    ['序号', '姓名'],
    ['1', '张*宁'],
  ]);
  const enterprises = await cellsOfSheet(bytes, '企业表');
  expect(enterprises.slice(2, -1).map((row) => [...row.slice(0, 4), row[5]])).toEqual([
    ['序号', '名称', '统一社会信用代码', '信用等级', '备注'],
    ['2', ENTERPRISE.name, ENTERPRISE.code, '优', '免押金借 5 册；经办人 张*宁（第 3 号归还）'],
    ['3', ENTERPRISE.name, ENTERPRISE.code, '优', '还书退押，对应第 2 号'],
  ]);
  const csv = (await exportAs('CSV')).bytes.toString();
  expect(csv).toContain(`2,${ENTERPRISE.name},${ENTERPRISE.code},优,`);
  const pdf = await openPdf(browser, (await exportAs('PDF')).bytes);
  expect(pdf.words).toContain(ENTERPRISE.code);
  expect(pdf.ink).toBeGreaterThan(0.002);
  await pdf.close();
  await page.setViewportSize(PHONE);
}, 120_000);

test('it is removed: proposed, heard, decided, carried out; the next scan is refused with the reason', async () => {
  const { page } = manager;
  const inSevenDays = new Date(Date.now() + 7 * 24 * 3600_000).toISOString().slice(0, 10);
  await press('明湖街道办事处', '提出清退', async (desk) => {
    const dialog = desk.getByRole('dialog', { name: '提出清退' });
    await dialog.getByLabel(/情况和证据/).fill('消防检查不合格，限期未整改。');
    await dialog.getByLabel('陈述期最后一天').fill(inSevenDays);
  });
  await page.goto('/venue/pages/joining/index');
  await expectWords(page, /提出清退：年度内出现安全责任事故/);
  await page.getByLabel('陈述意见').locator('textarea').fill('正在整改，月底完成。');
  await page.getByRole('button', { name: '提交陈述' }).click();
  await expectWords(page, '我们的陈述：正在整改，月底完成。');
  await press('明湖街道办事处', '作出决定', async (desk) => {
    await expectWords(desk, '网点陈述：正在整改，月底完成。');
    await desk.getByRole('dialog', { name: '作出决定' }).getByLabel('决定的理由').fill('整改未完成。');
  });
  await press('经开区信用办', '清退', async (desk) => {
    await desk.getByRole('dialog', { name: '清退' }).getByLabel(/原因/).fill('按推荐单位决定执行。');
  });

  const reader = await openPhone(browser, city.url);
  await openPass(reader.page, '李文静');
  await page.goto('/counter/pages/scan/index');
  await expectWords(page, '扫码');
  await scanByHand(page, await codeOn(reader.page));
  await expectWords(page, /本网点已被清退/);
  await keepScreen({ page, name: 'counter-removed' });
  await loginAs(reader.page, '张晓宁');
  await reader.page.waitForURL(/home/);
  await reader.page.goto('/identity/pages/notices/index');
  await expectWords(reader.page, '网点已被清退');
  await reader.context.close();
}, 90_000);
