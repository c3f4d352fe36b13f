import type { Page } from 'playwright-core';
import { expectWords } from './till.ts';

/** An enterprise of the demonstration's registry that nobody has bound, represented by 张晓宁. */
export const ENTERPRISE = { name: '郑州云帆文化传播有限公司（演示）', code: '91410100MA4YFWH0XR' };

/** Opens an entry of 我的. */
export async function openMe(page: Page, entry: string): Promise<void> {
  await page.goto('/identity/pages/me/index');
  await page.getByRole('button', { name: new RegExp(entry) }).click();
}

/** Sends a document from the phone's files. */
export async function sendDocument(page: Page, document: string, file: string): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: `选文件：${document}` }).click(),
  ]);
  await chooser.setFiles([file]);
}

/** Types a code into the form that binds an enterprise, on 我的企业. */
export async function bindEnterprise(page: Page, code: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  if (!(await dialog.isVisible())) await page.getByRole('button', { name: /绑定企业/ }).click();
  await dialog.getByRole('textbox').fill(code);
  await dialog.getByRole('button', { name: '绑定企业' }).click();
}

/** Sends the licence of an enterprise that was just bound, on its page. */
export async function sendLicence(page: Page, file: string): Promise<void> {
  await expectWords(page, '上传后才能领取企业码');
  await sendDocument(page, '营业执照', file);
  await page.getByRole('button', { name: '出示企业信用优惠码' }).waitFor();
}

/** Opens the application of the only enterprise to a venue, from the venue's page. */
export async function openApplication(page: Page, venue: string): Promise<void> {
  await page.goto('/venue/pages/venues/index');
  await page.getByText(venue).first().click();
  await page.getByRole('button', { name: /企业申请/ }).click();
  await expectWords(page, '必须上传');
}

/** Hands the application in that is open. */
export async function handApplicationIn(page: Page, file: string): Promise<void> {
  await sendDocument(page, '法定代表人身份证件', file);
  await page.getByText('必须上传').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '提交申请' }).click();
  await expectWords(page, '申请已提交');
}

/** Accepts the application that waits, as the manager whose phone it is. */
export async function acceptApplication(
  page: Page,
  look: () => Promise<void> = async () => {},
): Promise<void> {
  await page.getByRole('button', { name: new RegExp(ENTERPRISE.name.slice(0, 8)) }).click();
  await expectWords(page, '与登记一致', '法定代表人身份证件', '符合');
  await look();
  await page.getByRole('button', { name: '提交答复' }).click();
  await expectWords(page, '已通过');
}
