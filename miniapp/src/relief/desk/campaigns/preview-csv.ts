import type { GrantPreview } from '@benefit/shared/relief/campaign-contract';

/** So that Excel reads UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** What a spreadsheet would take for a formula, at the beginning of a cell. */
const FORMULA = /^[=+\-@\t\r\n]/;

/** One cell as RFC 4180 writes it; what would be a formula becomes text by a leading quote. */
export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** The people of a preview, one report a line, as they are shown: names and numbers masked. */
export function previewCsv({ items, tableVersion, round }: GrantPreview): string {
  const head = ['轮次', '姓名', '证件号码', '申报编号', '类别', '分值', '为什么加', '规则版本'];
  const rows = items.flatMap(({ maskedName, maskedNumber, reasons }) =>
    reasons.map(({ number, categoryName, points, text }) => [
      round,
      maskedName,
      maskedNumber,
      number,
      categoryName,
      points,
      text,
      tableVersion,
    ]),
  );
  return BYTE_ORDER_MARK + [head, ...rows].map((row) => row.map(csvCell).join(',') + '\r\n').join('');
}
