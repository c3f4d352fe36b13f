import type { Notice } from '@benefit/shared/identity/identity-contract';
import { shanghaiDayNumber } from '@benefit/shared/shanghai-time';
import { serverNow } from '../../../platform/server-clock';
import { spokenDay } from '../../../platform/spoken-time';

export interface NoticeDay {
  /** 今天, 昨天 or 7月18日. */
  title: string;
  notices: Notice[];
}

/** Messages under the day they came on, in the order they are in. */
export function byDay(notices: readonly Notice[], now = new Date(serverNow())): NoticeDay[] {
  const days = new Map<string, Notice[]>();
  for (const notice of notices) {
    const title = dayTitle(notice.createdAt, now);
    days.set(title, [...(days.get(title) ?? []), notice]);
  }
  return [...days].map(([title, own]) => ({ title, notices: own }));
}

function dayTitle(iso: string, now: Date): string {
  const days = shanghaiDayNumber(new Date(iso)) - shanghaiDayNumber(now);
  return days === 0 ? '今天' : days === -1 ? '昨天' : spokenDay(iso, now);
}
