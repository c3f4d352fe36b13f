import { gradeText } from '../credit/grade-rules.ts';
import type { Grade } from '../credit/grade-rules.ts';
import { yuanText } from '../counter/amount-rules.ts';
import { isCalendarDay } from '../shanghai-time.ts';

/** What a row of the ledger is (rule 7): a benefit given, or a row that takes another one back. */
export const LEDGER_KINDS = ['redemption', 'void', 'return', 'refund'] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

export const ledgerKindText: Record<LedgerKind, string> = {
  redemption: '享受',
  void: '冲销',
  return: '还书退押',
  refund: '退款',
};

/** What the remark of a row is made of. */
export interface Remarked {
  kind: LedgerKind;
  benefitTitle: string;
  amountFen: number | null;
  discountFen: number | null;
  /** Who showed an enterprise's pass, as far as the reader may see it; null for a person's own. */
  agent: string | null;
  /** A cashier's words; null where there are none. */
  note: string | null;
  /** The number of the row that this one takes back, closes or refunds. */
  firstNumber: number | null;
  /** The number of the row that takes this one back. */
  voidedByNumber: number | null;
  /** The number of the row with which what was lent came back. */
  returnedByNumber: number | null;
  /** Why it was taken back. */
  reason: string | null;
}

/**
 * The 备注 of a row (附件2): what was given and what it saved; of a void, a return or a refund, the number it
 * names.
 * 购书优惠 20%，原价 ¥43.00，省 ¥8.60；读者卡 0217 · 冲销第 128 号：扫错人 · 还书退押，对应第 119 号
 */
export function remarkOf(row: Remarked): string {
  if (row.kind === 'void')
    return `冲销第 ${row.firstNumber} 号${row.reason === null ? '' : `：${row.reason}`}`;
  if (row.kind === 'return') return `还书退押，对应第 ${row.firstNumber} 号`;
  if (row.kind === 'refund') {
    return `退款 ${yuanText((row.amountFen ?? 0) - (row.discountFen ?? 0))}，对应第 ${row.firstNumber} 号`;
  }
  const sums = [
    row.amountFen === null ? '' : `，原价 ${yuanText(row.amountFen)}`,
    row.discountFen === null ? '' : `，省 ${yuanText(row.discountFen)}`,
  ];
  const agent = row.agent === null ? '' : `；经办人 ${row.agent}`;
  const note = row.note === null ? '' : `；${row.note}`;
  const voided = row.voidedByNumber === null ? '' : `（已由第 ${row.voidedByNumber} 号冲销）`;
  const returned = row.returnedByNumber === null ? '' : `（第 ${row.returnedByNumber} 号归还）`;
  return `${row.benefitTitle}${sums.join('')}${agent}${note}${voided}${returned}`;
}

/** Columns of 附件2's tables, in their order; the venue's own copy has the grade for the score. */
export const PERSON_COLUMNS = ['序号', '姓名', '身份证号', '商鼎分分值', '享受日期', '备注'] as const;
export const ENTERPRISE_COLUMNS = [
  '序号',
  '名称',
  '统一社会信用代码',
  '信用等级',
  '享受日期',
  '备注',
] as const;
export const MASKED_PERSON_COLUMNS = ['序号', '姓名', '身份证号', '信用级别', '享受日期', '备注'] as const;

/**
 * 信用等级 of an enterprise's row: its rating, or the grade of its representative's score, never the score
 * itself.
 */
export function enterpriseLevelText(grade: Grade): string {
  if (grade === 'excellent') return '优';
  return grade === 'good' ? '良' : `暂无评价（法定代表人${gradeText[grade]}级）`;
}

/** Title of the ledger (附件2). */
export const bookTitle = (venueName: string): string => `${venueName}关于开展“信易阅”活动的台账`;

/** The line under the title: which days it holds. */
export function periodText(from: string | undefined, to: string | undefined): string {
  if (from === undefined && to === undefined) return '全部日期';
  if (from !== undefined && from === to) return from;
  return `${from ?? '开始推行'} 至 ${to ?? '今天'}`;
}

/** What is wrong with a period of days, both of them inside it; null where nothing is. */
export function periodFault(from: string | undefined, to: string | undefined): string | null {
  for (const day of [from, to]) if (day !== undefined && !isCalendarDay(day)) return '日期不存在';
  return from !== undefined && to !== undefined && from > to ? '开始日期不能晚于结束日期' : null;
}

/** Uses, voids and sums of one benefit, or of all. */
export interface BookSums {
  redemptions: number;
  voids: number;
  returns: number;
  refunds: number;
  /** Uses less voids. */
  net: number;
  /** What was saved, less what was taken back or refunded; fen. */
  discountFen: number;
}

/** How many rows that is. */
export const entriesOf = ({ redemptions, voids, returns, refunds }: BookSums): number =>
  redemptions + voids + returns + refunds;

/** The sums as the last line of an export. */
export const sumsText = ({ redemptions, voids, returns, refunds, net, discountFen }: BookSums): string =>
  `合计：享受 ${redemptions} 次，冲销 ${voids} 次，净 ${net} 次；还书退押 ${returns} 次；退款 ${refunds} 次；共省 ${yuanText(discountFen)}`;
