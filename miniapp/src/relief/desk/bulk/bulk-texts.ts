import type { BulkReport } from '@benefit/shared/relief/bulk-contract';

export const STEPS = ['下载模板', '选择文件', '逐行检查', '导入结果'] as const;

export const bulkTexts = {
  title: '汇总报送',
  choose: '选择填好的表格',
  intro: '按模板填写后上传，逐行检查，确认后一次导入。导入的行视为本部门已认定，转信用办复核（四）。',
  once: '同一份文件只会导入一次，重复点击不会多报。',
  accept: '.xlsx',
} as const;

export const sheetStateText: Record<BulkReport['status'], string> = {
  checked: '已检查，未导入',
  committed: '已导入',
  dropped: '已放弃',
};

/** The button says what it does: 导入 1,241 行，另存 28 行待同意. */
export function commitText({ ready, held }: BulkReport['counts']): string {
  const taken = `导入 ${ready.toLocaleString('zh-CN')} 行`;
  return held === 0 ? taken : `${taken}，另存 ${held.toLocaleString('zh-CN')} 行待同意`;
}

/** 214 KB, 1.2 MB. */
export const sizeText = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** The ends of a file's hash are enough to tell files apart by eye. */
export const printText = (sha256: string): string => `${sha256.slice(0, 4)}…${sha256.slice(-4)}`;
