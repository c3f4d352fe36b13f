import { shanghaiMinuteOfDay, shanghaiWeekday } from '../shanghai-time.ts';
import type { Weekday } from '../shanghai-time.ts';

/**
 * When a venue is open, by Shanghai's clock. `to` may be `24:00`; a `to` before its `from` is on the
 * next day. Several on one weekday are allowed (a break at noon).
 */
export type OpeningTimes = { weekday: Weekday; from: string; to: string }[];

const DAY = 1440;
const WEEK = 7 * DAY;
const WEEKDAY_TEXT = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];

/** Minutes of the week, from Monday 00:00; the end belongs to what follows and may lie beyond Sunday. */
interface Span {
  start: number;
  end: number;
}

/** Whether the venue is open at an instant. It closes at the minute that `to` names. */
export function isOpen(times: OpeningTimes, at: Date): boolean {
  const now = minuteOfWeek(at);
  return spansOf(times).some((span) => minutesInto(span, now) < span.end - span.start);
}

/**
 * What to tell about it, in Chinese: 营业中 · 至 21:30, 今天 14:00 营业, 明天 9:00 营业, 周三 9:00 营业.
 * Times that touch count as one; without any readable time there is only 未公布营业时间.
 */
export function openingText(times: OpeningTimes, at: Date): { open: boolean; text: string } {
  const spans = spansOf(times);
  const now = minuteOfWeek(at);
  const openFor = minutesOpen(spans, now);
  if (openFor >= WEEK) return { open: true, text: '营业中 · 24 小时' };
  if (openFor > 0) return { open: true, text: `营业中 · 至 ${closingText(now, openFor)}` };
  const wait = Math.min(...spans.map((span) => modulo(span.start - now, WEEK)));
  return {
    open: false,
    text: wait === Infinity ? '未公布营业时间' : `${dayText(now, wait)} ${clockText(now + wait)} 营业`,
  };
}

/** How long it stays open from now on, through spans that touch or overlap; 0 when closed. */
function minutesOpen(spans: readonly Span[], now: number): number {
  let minutes = 0;
  for (let grown = true; grown && minutes < WEEK;) {
    grown = false;
    for (const span of spans) {
      const rest = span.end - span.start - minutesInto(span, now + minutes);
      if (rest <= 0) continue;
      minutes += rest;
      grown = true;
    }
  }
  return minutes;
}

function closingText(now: number, openFor: number): string {
  const days = Math.floor(((now % DAY) + openFor) / DAY);
  // Midnight belongs to the evening it ends.
  if ((now + openFor) % DAY === 0 && days === 1) return '24:00';
  return days === 0 ? clockText(now + openFor) : `${dayText(now, openFor)} ${clockText(now + openFor)}`;
}

/** The day that lies `ahead` minutes from now. */
function dayText(now: number, ahead: number): string {
  const days = Math.floor(((now % DAY) + ahead) / DAY);
  if (days < 2) return days === 0 ? '今天' : '明天';
  const weekday = WEEKDAY_TEXT[Math.floor(modulo(now + ahead, WEEK) / DAY)] ?? '';
  return days < 7 ? weekday : `下${weekday}`;
}

/** `9:00`, as people write it. */
function clockText(minutes: number): string {
  const ofDay = modulo(minutes, DAY);
  return `${Math.floor(ofDay / 60)}:${String(ofDay % 60).padStart(2, '0')}`;
}

/** What can be read of the times; a line that cannot be is left out. */
function spansOf(times: OpeningTimes): Span[] {
  return times.flatMap(({ weekday, from, to }) => {
    const [opens, closes] = [minuteOf(from), minuteOf(to)];
    if (opens === null || closes === null || opens === closes) return [];
    const start = (weekday - 1) * DAY + opens;
    return [{ start, end: start + (closes > opens ? closes - opens : closes - opens + DAY) }];
  });
}

/** Minutes since midnight of `09:00` … `24:00`; null where it is no time. */
function minuteOf(clock: string): number | null {
  const parts = /^([01][0-9]|2[0-4]):([0-5][0-9])$/.exec(clock);
  const minutes = parts && Number(parts[1]) * 60 + Number(parts[2]);
  return minutes !== null && minutes <= DAY ? minutes : null;
}

function minuteOfWeek(at: Date): number {
  return (shanghaiWeekday(at) - 1) * DAY + shanghaiMinuteOfDay(at);
}

/** How far a minute of the week lies behind the span's start, the week being a circle. */
function minutesInto(span: Span, minute: number): number {
  return modulo(minute - span.start, WEEK);
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
