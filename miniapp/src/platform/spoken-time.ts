import {
  shanghaiClock,
  shanghaiDate,
  shanghaiDayNumber,
  shanghaiMinuteOfDay,
} from '@benefit/shared/shanghai-time';
import { serverNow } from './server-clock';

/** Times as people say them: 今天 14:05, 昨天 16:03, 7月18日 10:12, and the year where it is another. */
export function spokenTime(iso: string, now = new Date(serverNow())): string {
  const at = new Date(iso);
  const days = shanghaiDayNumber(at) - shanghaiDayNumber(now);
  const near = days === 0 ? '今天' : days === 1 ? '明天' : days === -1 ? '昨天' : spokenDay(iso, now);
  return `${near} ${shanghaiClock(at)}`;
}

/** 7月23日, or 2027年1月1日 where the year is another. */
export function spokenDay(iso: string, now = new Date(serverNow())): string {
  const [year, month, day] = shanghaiDate(new Date(iso)).split('-').map(Number);
  return `${shanghaiDate(now).startsWith(String(year)) ? '' : `${year}年`}${month}月${day}日`;
}

/** 2026年7月, the month an instant lies in. */
export function spokenMonth(iso: string): string {
  const [year, month] = shanghaiDate(new Date(iso)).split('-').map(Number);
  return `${year}年${month}月`;
}

export function greeting(now = new Date(serverNow())): string {
  const hour = Math.floor(shanghaiMinuteOfDay(now) / 60);
  if (hour < 5 || hour >= 18) return '晚上好';
  return hour < 12 ? '上午好' : '下午好';
}

/** 8月19日 星期三, the day it is. */
export function spokenWeekday(now = new Date(serverNow())): string {
  const weekday = new Date(`${shanghaiDate(now)}T00:00:00Z`).getUTCDay();
  return `${spokenDay(now.toISOString(), now)} 星期${'日一二三四五六'[weekday]}`;
}
