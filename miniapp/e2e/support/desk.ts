import { crc32 } from 'node:zlib';
import { BULK_COLUMNS } from '@benefit/shared/relief/bulk-column-rules';
import type { Page } from 'playwright-core';

const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A filled sheet of persons as a department hands it in: a workbook of texts, cells by column. */
export function personSheet(rows: readonly Record<string, string>[]): Buffer {
  const cell = (text: string): string =>
    `<c t="inlineStr"><is><t>${text.replace(/[&<]/g, (mark) => (mark === '&' ? '&amp;' : '&lt;'))}</t></is></c>`;
  const line = (texts: readonly string[]): string => `<row>${texts.map(cell).join('')}</row>`;
  const columns = BULK_COLUMNS.person;
  const lines = [
    line(columns.map(({ label }) => label)),
    ...rows.map((row) => line(columns.map(({ key }) => row[key] ?? ''))),
  ];
  return storedZip({
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${SHEET}" xmlns:r="${RELATION}"><sheets><sheet name="汇总表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATION}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${SHEET}"><sheetData>${lines.join('')}</sheetData></worksheet>`,
  });
}

/** A zip archive whose files are kept as they are (APPNOTE 4.3). */
function storedZip(files: Record<string, string>): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const content = Buffer.from(text);
    const nameBytes = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(content.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, nameBytes, content]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, rest, nameBytes]));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}

/** An identity number of nobody's with a right check digit (GB 11643). */
export function madeUpNumber(order: number): string {
  const body = `41010519800101${String(order).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return body + ('10X98765432'[sum % 11] ?? '');
}

/** Hands a sheet in on 汇总报送 and waits for what was found. */
export async function handSheetIn(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByLabel('选择填好的表格').setInputFiles({
    name,
    mimeType: `${TYPE}.sheet`,
    buffer,
  });
  await page.getByRole('table', { name: '逐行检查' }).waitFor();
}

/** The words of a line of a sheet, as the table of 逐行检查 shows them. */
export async function sheetLine(page: Page, line: number): Promise<string> {
  const row = page
    .getByRole('table', { name: '逐行检查' })
    .getByRole('row')
    .filter({ has: page.getByRole('cell', { name: String(line), exact: true }) });
  return (await row.innerText()).replace(/\s+/g, ' ');
}

/** Declares a campaign's end on 专项与加分, citing a document. */
export async function declareEnd(page: Page, document: { authority: string; number: string }): Promise<void> {
  await page.getByRole('button', { name: '宣布结束' }).click();
  const dialog = page.getByRole('dialog', { name: '宣布结束' });
  await dialog.getByLabel('发文机关').fill(document.authority);
  await dialog.getByLabel('文号').fill(document.number);
  await dialog.getByRole('button', { name: '宣布结束' }).click();
  await dialog.waitFor({ state: 'detached' });
}
