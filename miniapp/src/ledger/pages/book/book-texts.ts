import { yuanText } from '@benefit/shared/counter/amount-rules';
import type { BookFormat } from '@benefit/shared/ledger/book-contract';
import type { BookSums } from '@benefit/shared/ledger/book-rules';
import { benefitKindText } from '@benefit/shared/venue/benefit-rules';
import type { BenefitKind, HolderKind } from '@benefit/shared/venue/benefit-rules';
import type { Failure } from '../../../platform/call';
import { failureText } from '../../../platform/failure-text';
import type { Period } from './book-period';

export const bookTexts = {
  title: '台账',
  heading: '信易阅台账',
  rule: '每核销一次一行，不能改；冲销、还书退押和退款另记一行',
  offline: '联网后可以查看',
  period: '期间',
  kind: '行',
  grade: '级别',
  holder: '对象',
  all: '全部',
  from: '从哪天起',
  to: '到哪天止',
  net: '净享受',
  times: '次',
  empty: '这段时间没有记录',
  emptyText: '核销后会记在这里；也可以换一段时间看。',
  noVenue: '您不是网点负责人',
  noVenueText: '台账由网点负责人查看和导出。',
  export: '导出',
  exportNote: '导出当前筛选的行，姓名和证件号已遮盖。',
  more: '再载入一些',
  print: '打印',
  official: '完整台账',
  officialNote: '姓名、身份证号和分值不遮盖，写明事由，表中每个人都能在“谁看过我的信息”里看到。',
  reason: '事由（必填，台账里的每个人都能看到）',
  format: '格式',
  made: '已生成完整台账，并已记入审计日志',
} as const;

export const periodText: Record<Period, string> = {
  month: '本月',
  'last-month': '上月',
  year: '今年',
  all: '全部',
  days: '自选日期',
};

export const formatText: Record<BookFormat, { title: string; note: string }> = {
  xlsx: { title: 'Excel 表格（XLSX）', note: '附件 2 的版式：个人表、企业表各一页' },
  pdf: { title: 'PDF', note: 'A4 横向，带页码，可直接打印上报' },
  csv: { title: 'CSV', note: 'UTF-8，给别的软件用' },
};

export const holderText: Record<HolderKind, string> = { person: '个人', enterprise: '企业' };

export const sumsNote = ({ redemptions, voids, returns, refunds }: BookSums): string =>
  `享受 ${redemptions}，冲销 ${voids}${returns === 0 ? '' : `，还书退押 ${returns}`}${refunds === 0 ? '' : `，退款 ${refunds}`}`;

/** How a row that names another stands out. */
export const KIND_TONE = { void: 'danger', return: 'info', refund: 'warn' } as const;
/** 打折优惠 9 次，共省 ¥115.38 */
export const kindNote = (sums: BookSums & { kind: BenefitKind }): string =>
  `${benefitKindText[sums.kind]} ${sums.net} 次${sums.discountFen === 0 ? '' : `，${savedNote(sums)}`}`;
export const savedNote = ({ discountFen }: BookSums): string =>
  discountFen === 0 ? '按次享受' : `共省 ${yuanText(discountFen)}`;
export const exported = '已导出，并已记入审计日志';
export const notExported = (failure: Failure): string => `没有导出：${failureText(failure).title}`;
