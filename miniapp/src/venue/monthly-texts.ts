import type { MonthlyReport } from '@benefit/shared/ledger/monthly-report-contract';
import { monthText } from '@benefit/shared/ledger/monthly-report-rules';
import { yuanText } from '@benefit/shared/counter/amount-rules';
import { shanghaiDate } from '@benefit/shared/shanghai-time';

export const monthlyTexts = {
  title: '月报',
  note: '每月由台账自动汇总，次月 10 日前确认，推荐单位、信用办和运营单位看得到。',
  none: '第一个月结束后，这里有月报',
  confirm: '确认上报',
  confirmed: '已确认',
  late: '迟报',
} as const;

/** 净享受 44 次（冲销 1，还书 7，退款 2），优惠 ¥130.71. */
export function figuresText({ figures: { all } }: Pick<MonthlyReport, 'figures'>): string {
  const beside = [
    all.voids > 0 ? `冲销 ${all.voids}` : '',
    all.returns > 0 ? `还书 ${all.returns}` : '',
    all.refunds > 0 ? `退款 ${all.refunds}` : '',
  ].filter((part) => part !== '');
  const more = beside.length === 0 ? '' : `（${beside.join('，')}）`;
  return `净享受 ${all.net} 次${more}，优惠 ${yuanText(all.discountFen)}`;
}

/** 2026年10月，11月10日前确认. */
export function monthLine({ month, dueAt, confirmedAt }: MonthlyReport): string {
  if (confirmedAt !== null) return monthText(month);
  const [, dueMonth, dueDay] = shanghaiDate(new Date(dueAt)).split('-').map(Number);
  return `${monthText(month)}，${dueMonth}月${dueDay}日前确认`;
}
