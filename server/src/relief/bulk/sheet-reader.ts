import type { SheetRow } from '@benefit/shared/relief/bulk-row-reader-rules';
import type { HolderKind } from '@benefit/shared/venue/benefit-rules';
import { GUIDE_SHEET } from './sheet-names.ts';
import { SheetFault } from './sheet-fault.ts';
import { openWorkbook } from './workbook.ts';
import { readXml } from './workbook-xml.ts';
import { WorksheetReader, missingColumns } from './worksheet-reader.ts';

/** How many of a workbook's sheets are searched for the heading. */
const SHEETS_TRIED = 5;

/**
 * The rows of a filled sheet: of the first worksheet that has the heading. Blank lines are left out.
 *
 * @throws SheetFault
 */
export async function readSheet(bytes: Buffer, holder: HolderKind): Promise<SheetRow[]> {
  const workbook = await openWorkbook(bytes);
  const tried = workbook.sheets.filter(({ name }) => name !== GUIDE_SHEET).slice(0, SHEETS_TRIED);
  let missing: SheetFault | null = null;
  for (const { part } of tried) {
    const reader = new WorksheetReader(workbook, holder);
    try {
      await readXml(workbook.archive.chunks(part), reader);
      if (reader.columns === null) throw missingColumns(reader.nearest);
    } catch (error) {
      if (!(error instanceof SheetFault) || !HEADING_FAULTS.includes(error.code)) throw error;
      // the first sheet's say, unless a later one came nearer
      if (missing === null || missing.code === 'no-heading') missing = error;
      continue;
    }
    if (reader.rows.length === 0) throw new SheetFault('no-rows', '表头下面没有内容，请填写后再上传');
    return reader.rows;
  }
  throw missing ?? missingColumns(null);
}

const HEADING_FAULTS = ['no-heading', 'missing-columns', 'doubled-columns'];
