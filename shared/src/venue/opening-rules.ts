import { shanghaiDate, shanghaiMinuteOfDay, shanghaiWeekday } from '../shanghai-time.ts';
import type { Weekday } from '../shanghai-time.ts';
import { minuteOfClock, weekdayText } from './calendar-text.ts';

/**
 * When a venue is open, by Shanghai's clock. `to` may be `24:00`; a `to` before its `from` is on the
 * next day. Several on one weekday are allowed (a break at noon).
 */
export type OpeningTimes = { weekday: Weekday; from: string; to: string }[];

const DAY = 1440;
const WEEK = 7 * DAY;

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

/** Days on which a venue is closed whatever its week says, by `yyyy-mm-dd`. */
export type IsClosedDay = (day: string) => boolean;

/** Longest closed time that is looked beyond. */
const MOST_DAYS = 40;

/**
 * What to tell about it, in Chinese: 营业中 · 至 21:30, 今天 14:00 营业, 明天 9:00 营业, 周三 9:00 营业.
 * Times that touch count as one; without any readable time there is only 未公布营业时间.
 *
 * @param isClosed holidays of a venue that is closed on them: 节假日休息 · 10月8日 9:00 营业. A night that
 *   began before one is not cut short
 */
export function openingText(
  times: OpeningTimes,
  at: Date,
  isClosed: IsClosedDay = () => false,
): { open: boolean; text: string } {
  const told = weeklyText(times, at);
  const wait = told.open || told.wait === Infinity ? 0 : told.wait;
  const closed = isClosed(shanghaiDate(at)) || isClosed(shanghaiDate(new Date(at.getTime() + wait * 60_000)));
  if (closed) return { open: false, text: holidayText(times, at, isClosed) };
  const { open, text } = told;
  return { open, text };
}

/** When it opens next, past the days on which it is closed. */
function holidayText(times: OpeningTimes, at: Date, isClosed: IsClosedDay): string {
  for (let days = 0; days <= MOST_DAYS; days++) {
    const noon = new Date(at.getTime() + days * DAY * 60_000);
    const day = shanghaiDate(noon);
    if (isClosed(day)) continue;
    const opens = times
      .filter(({ weekday }) => weekday === shanghaiWeekday(noon))
      .flatMap(({ from }) => minuteOfClock(from) ?? [])
      .filter((minute) => days > 0 || minute > shanghaiMinuteOfDay(at));
    if (opens.length === 0) continue;
    const [, month, date] = day.split('-').map(Number);
    return `节假日休息 · ${month}月${date}日 ${clockText(Math.min(...opens))} 营业`;
  }
  return '节假日休息';
}

function weeklyText(times: OpeningTimes, at: Date): { open: boolean; text: string; wait: number } {
  const spans = spansOf(times);
  const now = minuteOfWeek(at);
  const openFor = minutesOpen(spans, now);
  if (openFor >= WEEK) return { open: true, text: '营业中 · 24 小时', wait: 0 };
  if (openFor > 0) return { open: true, text: `营业中 · 至 ${closingText(now, openFor)}`, wait: 0 };
  const wait = Math.min(...spans.map((span) => modulo(span.start - now, WEEK)));
  return {
    open: false,
    wait,
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
  const weekday = weekdayText(Math.floor(modulo(now + ahead, WEEK) / DAY) + 1);
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
    const [opens, closes] = [minuteOfClock(from), minuteOfClock(to)];
    if (opens === null || closes === null || opens === closes) return [];
    const start = (weekday - 1) * DAY + opens;
    return [{ start, end: start + (closes > opens ? closes - opens : closes - opens + DAY) }];
  });
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
