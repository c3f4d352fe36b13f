import type { HolderKind } from '../venue/benefit-rules.ts';
import { plainText } from './bulk-cell-rules.ts';

/** A column of the sheet that departments fill in (郑信用办〔2021〕23号 四 3). */
export interface BulkColumn {
  key: string;
  label: string;
  /** What the note at the heading says. */
  note: string;
}

const column = (key: string, label: string, note: string): BulkColumn => ({ key, label, note });

export const BULK_COLUMNS: Record<HolderKind, readonly BulkColumn[]> = {
  person: [
    column('name', '姓名', '与证件上的姓名一致'),
    column('gender', '性别', '男、女'),
    column('documentType', '证件类型', '从下拉列表中选择'),
    column('documentNumber', '证件号码', '文本格式；身份证 18 位，不要用公式'),
    column('category', '类别', '一 1 至一 7，见“可填内容”'),
    column('deed', '具体事项', '做了什么，1000 字以内；一 7 请写明表彰级别'),
    column('dates', '起止日期', '一天写 2026-07-18；几天写 2026-07-18至2026-07-20'),
    column('place', '地点', '以区县（市）开头，例如“金水区花园路”；市外的写“市外”再写地名'),
    column('consentWay', '本人同意方式', '书面、口头、电话、短信、网上；还没问过的留空，等本人在手机上同意'),
    column('consentDate', '同意日期', '例如 2026-07-23'),
  ],
  enterprise: [
    column('name', '名称', '与营业执照或登记证书一致'),
    column('creditCode', '统一社会信用代码', '18 位，文本格式，不要用公式'),
    column('category', '类别', '二 1'),
    column('deed', '具体事项', '做了什么，1000 字以内'),
    column('dates', '日期', '一天写 2026-07-18；几天写 2026-07-18至2026-07-20'),
  ],
};

/** Heading texts, compared without spaces, stars and what stands in brackets. */
const plainHeading = (text: string): string =>
  plainText(text)
    .replace(/[（(][^）)]*[）)]/g, '')
    .replace(/[\s*＊：:]/g, '');

/** Other words for a column that sheets in use have. */
const HEADING_ALIASES: Record<string, string> = {
  身份证号: '证件号码',
  身份证号码: '证件号码',
  证件号: '证件号码',
  企业名称: '名称',
  单位名称: '名称',
  信用代码: '统一社会信用代码',
};

export type HeadingReading =
  | { ok: true; columns: Map<number, string> }
  /** `found` tells how near a line is to being the heading. */
  | { ok: false; found: number; missing: string[]; doubled: string[] };

/**
 * Finds the columns of a heading by their texts, in whatever order they stand; columns of others are
 * passed over. `cells` are the heading's texts by their column's number.
 */
export function readHeading(cells: ReadonlyMap<number, string>, holder: HolderKind): HeadingReading {
  const columns = new Map<number, string>();
  const doubled: string[] = [];
  for (const [index, raw] of cells) {
    const text = plainHeading(raw);
    const label = HEADING_ALIASES[text] ?? text;
    const known = BULK_COLUMNS[holder].find((entry) => entry.label === label);
    if (known === undefined) continue;
    if ([...columns.values()].includes(known.key)) doubled.push(known.label);
    columns.set(index, known.key);
  }
  const keys = [...columns.values()];
  const missing = BULK_COLUMNS[holder].filter(({ key }) => !keys.includes(key)).map(({ label }) => label);
  if (missing.length === 0 && doubled.length === 0) return { ok: true, columns };
  return { ok: false, found: columns.size, missing, doubled };
}
