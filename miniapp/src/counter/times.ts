import { shanghaiClock, shanghaiDate, shanghaiDayNumber } from '@benefit/shared/shanghai-time';

/** Times as people say them: 今天 14:05, 明天 00:00, 11月22日 14:05, and the year where it is another. */
export function spokenTime(at: Date, now: Date): string {
  const days = shanghaiDayNumber(at) - shanghaiDayNumber(now);
  const near = days === 0 ? '今天' : days === 1 ? '明天' : days === -1 ? '昨天' : spokenDay(at, now);
  return `${near} ${shanghaiClock(at)}`;
}

/** 11月22日, or 2027年1月1日 where the year is another. */
export function spokenDay(at: Date, now: Date): string {
  const [year, month, day] = shanghaiDate(at).split('-').map(Number);
  const sameYear = shanghaiDate(now).startsWith(String(year));
  return `${sameYear ? '' : `${year}年`}${month}月${day}日`;
}
