import type { ReportHint } from '@benefit/shared/relief/report-contract';

/** Hints in a word, as lists show them. */
const TEXTS: Record<ReportHint['code'], string> = {
  'same-deed': '疑似重复申报',
  'same-receipt': '凭证号重复',
  'similar-photo': '照片相似',
  'same-file': '文件相同',
  'taken-outside': '拍摄时间',
  'far-away': '拍摄位置',
  edited: '修图痕迹',
};

export const hintText = (code: string): string =>
  Object.hasOwn(TEXTS, code) ? TEXTS[code as ReportHint['code']] : code;
