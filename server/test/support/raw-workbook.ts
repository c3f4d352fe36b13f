import { crc32, deflateRawSync } from 'node:zlib';

/** One file of a raw archive; what is claimed of it may be a lie. */
export interface RawEntry {
  name: string;
  content: Buffer | string;
  /** The size that the archive states. */
  claimedBytes?: number;
  /** General purpose flags; bit 0 says that it is encrypted. */
  flags?: number;
}

/** Writes an archive byte by byte, so that it can be wrong in any way. */
export function rawZip(entries: readonly RawEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimedBytes, flags = 0 } of entries) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes, { level: 9 });
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(flags, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claimedBytes ?? bytes.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    files.push(Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), packed);
    const at = Buffer.alloc(14);
    at.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, at, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, listed, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;

/** A row of texts as XML. */
export const rawRow = (texts: readonly string[], attributes = ''): string =>
  `<row${attributes}>${texts.map(cell).join('')}</row>`;

/** A worksheet as XML, from its rows as XML. */
export const rawWorksheet = (rows: string, after = ''): string =>
  `${XML}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData>${after}</worksheet>`;

/** A workbook from the text of its one worksheet, with files put in or in place of its own. */
export function rawWorkbook(worksheet: string | Buffer, others: readonly RawEntry[] = []): Buffer {
  const own: RawEntry[] = [
    {
      name: '[Content_Types].xml',
      content: `${XML}<Types><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${MAIN}"/></Types>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `${XML}<workbook xmlns:r="${RELATION}"><sheets><sheet name="汇总" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `${XML}<Relationships><Relationship Id="rId1" Type="${RELATION}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', content: worksheet },
  ];
  return rawZip([...own.filter(({ name }) => !others.some((other) => other.name === name)), ...others]);
}
