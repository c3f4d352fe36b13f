import type { QueueItem } from '@benefit/shared/relief/review-contract';
import { spokenTime } from '../../platform/spoken-time';

type Clock = QueueItem['clock'];

export interface ClockText {
  text: string;
  tone: 'calm' | 'soon' | 'late';
}

/** Days left in words of halves: 剩 1.5 日, 超 1 日. */
export function clockText({ daysLeft, paused }: Clock): ClockText {
  if (paused) return { text: '时限暂停', tone: 'calm' };
  if (daysLeft === null) return { text: '无时限', tone: 'calm' };
  if (daysLeft < 0) return { text: `超 ${-daysLeft} 日`, tone: 'late' };
  if (daysLeft === 0) return { text: '今天到期', tone: 'soon' };
  return { text: `剩 ${daysLeft} 日`, tone: daysLeft <= 1.5 ? 'soon' : 'calm' };
}

/** The same at length, for the head of a report. */
export function longClockText(clock: Clock): ClockText {
  const { text, tone } = clockText(clock);
  if (clock.paused) return { text: '补正期间时限暂停', tone };
  if (clock.daysLeft === null) return { text: '', tone };
  return { text: `${text.replace(/ 日$/, ' 个工作日')}（限 ${clock.limitDays} 日）`, tone };
}

/** When it is due, as people say it: 今天 17:30. */
export const dueText = ({ dueAt }: Clock): string => (dueAt === null ? '' : spokenTime(dueAt));
