import type { BulkReport } from '@benefit/shared/relief/bulk-contract';

export const STEPS = ['下载模板', '选择文件', '逐行检查', '导入结果'] as const;

export const bulkTexts = {
  title: '汇总报送',
  all: '全部表格',
  choose: '选择填好的表格',
  intro: '按模板填写后上传，逐行检查，确认后一次导入。导入的行视为本部门已认定，转信用办复核（四）。',
  office: '各部门的汇总表',
  officeIntro: '部门汇总报送的表格，只看不改；导入的行已转到复核。',
  once: '同一份文件只会导入一次，重复点击不会多报。',
  already: '这份文件已经导入过，没有重复导入',
  accept: '.xlsx',
  templateName: { person: '个人汇总表模板.xlsx', enterprise: '企业和社会组织汇总表模板.xlsx' },
} as const;

export const sheetStateText: Record<BulkReport['status'], string> = {
  checked: '已检查，未导入',
  committed: '已导入',
  dropped: '已放弃',
};

export const holderText = { person: '个人', enterprise: '企业和社会组织' } as const;

/** 1,241 */
export const count = (number: number): string => number.toLocaleString('zh-CN');

/** The button says what it does: 导入 1,241 行，另存 28 行待同意. */
export function commitText({ ready, held }: Pick<BulkReport['counts'], 'ready' | 'held'>): string {
  const taken = `导入 ${count(ready)} 行`;
  return held === 0 ? taken : `${taken}，另存 ${count(held)} 行待同意`;
}

/** And what it has done. */
export const committedText = (counts: Pick<BulkReport['counts'], 'ready' | 'held'>): string =>
  `已${commitText(counts)}`;

/** 第 1–50 行，共 96 行 */
export function pageText(before: number, shown: number, all: number): string {
  return shown === 0
    ? `共 ${count(all)} 行`
    : `第 ${count(before + 1)}–${count(before + shown)} 行，共 ${count(all)} 行`;
}

/** 214 KB, 1.2 MB. */
export const sizeText = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** The ends of a file's hash are enough to tell files apart by eye. */
export const printText = (sha256: string): string => `${sha256.slice(0, 4)}…${sha256.slice(-4)}`;
