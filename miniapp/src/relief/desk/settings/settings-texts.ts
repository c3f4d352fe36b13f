import type { Decision } from '@benefit/shared/relief/report-state-rules';
import { spokenDay } from '../../../platform/spoken-time';

export const settingsTexts = {
  title: '理由与时限',
  limits: '收到后的下一个工作日起算，退回补正期间暂停。改动从保存时起，对以后开始计时的申报生效。',
  readOnly: '时限和模板由市信用办设置，这里只供查看。',
  calendar: (until: number) => `节假日按国务院安排，内置到 ${until} 年；更晚的年份只按周末计算。`,
} as const;

export type TemplateFilter = Decision | 'all';

/** 10月1日 星期四, with the year where it is another. */
export function dayText(day: string, now: Date): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return `${spokenDay(`${day}T00:00:00+08:00`, now)} 星期${'日一二三四五六'[weekday]}`;
}
