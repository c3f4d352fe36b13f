import ExcelJS from 'exceljs';
import { API_PREFIX } from '@benefit/shared/endpoint';
import type { Api, CallOptions } from './api.ts';

/** A file as it came. */
export interface Download {
  status: number;
  headers: Headers;
  bytes: Buffer;
}

/** Fetches a file, by GET, or by POST where a body goes along. */
export async function download(
  { base }: Api,
  path: string,
  { token = '', body }: Pick<CallOptions, 'token' | 'body'>,
): Promise<Download> {
  const response = await fetch(`${base}${API_PREFIX}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes };
}

/** Rows of a sheet by heading, as a spreadsheet program reads them. */
export async function sheetRows(bytes: Buffer): Promise<{ headings: string[]; cells: ExcelJS.Cell[][] }> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as never);
  const [sheet] = workbook.worksheets;
  if (sheet === undefined) throw new Error('No sheet');
  const [heading = [], ...cells] = Array.from({ length: sheet.rowCount }, (_, row) =>
    Array.from({ length: sheet.columnCount }, (_, column) => sheet.getCell(row + 1, column + 1)),
  );
  return { headings: heading.map(({ text }) => text), cells };
}

/** Reads CSV by RFC 4180. */
export function csvRows(bytes: Buffer): string[][] {
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r\n|$)/g)) {
    if (quoted === undefined && plain === '' && end === '') break;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}
