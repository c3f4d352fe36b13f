import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isOpen, openingText } from './opening-rules.ts';
import type { OpeningTimes } from './opening-rules.ts';

/** 2026-11-23 is a Monday. */
const at = (day: string, clock: string) => new Date(`2026-11-${day}T${clock}+08:00`);
const line = (weekday: number, from: string, to: string) => ({ weekday, from, to }) as OpeningTimes[number];
const daily = (from: string, to: string) => [1, 2, 3, 4, 5, 6, 7].map((weekday) => line(weekday, from, to));

const shop = daily('09:00', '21:30');
const library = [line(3, '09:00', '12:00'), line(3, '14:00', '20:00'), line(5, '14:00', '20:00')];
const bar = [line(7, '20:00', '02:00')];

describe('openingText', () => {
  it.each([
    {
      name: 'a minute before it opens',
      times: shop,
      now: at('23', '08:59:59'),
      open: false,
      text: '今天 9:00 营业',
    },
    { name: 'when it opens', times: shop, now: at('23', '09:00:00'), open: true, text: '营业中 · 至 21:30' },
    {
      name: 'in its last second',
      times: shop,
      now: at('23', '21:29:59'),
      open: true,
      text: '营业中 · 至 21:30',
    },
    { name: 'when it closes', times: shop, now: at('23', '21:30:00'), open: false, text: '明天 9:00 营业' },
    { name: 'at the break', times: library, now: at('25', '12:00:00'), open: false, text: '今天 14:00 营业' },
    {
      name: 'on the day before',
      times: library,
      now: at('24', '23:00:00'),
      open: false,
      text: '明天 9:00 营业',
    },
    {
      name: 'two days before',
      times: library,
      now: at('23', '10:00:00'),
      open: false,
      text: '周三 9:00 营业',
    },
    {
      name: 'over the end of the week',
      times: library,
      now: at('27', '20:00:00'),
      open: false,
      text: '周三 9:00 营业',
    },
    {
      name: 'past midnight of Sunday',
      times: bar,
      now: at('23', '01:59:00'),
      open: true,
      text: '营业中 · 至 2:00',
    },
    {
      name: 'before midnight of Sunday',
      times: bar,
      now: at('29', '23:00:00'),
      open: true,
      text: '营业中 · 至 明天 2:00',
    },
    {
      name: 'at its end on Monday',
      times: bar,
      now: at('23', '02:00:00'),
      open: false,
      text: '周日 20:00 营业',
    },
    {
      name: 'a week ahead',
      times: [line(1, '09:00', '10:00')],
      now: at('23', '10:00:00'),
      open: false,
      text: '下周一 9:00 营业',
    },
    {
      name: 'to midnight',
      times: [line(1, '09:00', '24:00')],
      now: at('23', '10:00:00'),
      open: true,
      text: '营业中 · 至 24:00',
    },
    {
      name: 'through midnight where times touch',
      times: [line(1, '09:00', '24:00'), line(2, '00:00', '03:00')],
      now: at('23', '10:00:00'),
      open: true,
      text: '营业中 · 至 明天 3:00',
    },
    {
      name: 'through overlapping times',
      times: [line(1, '09:00', '12:00'), line(1, '11:00', '15:00')],
      now: at('23', '10:00:00'),
      open: true,
      text: '营业中 · 至 15:00',
    },
    {
      name: 'for ever',
      times: daily('00:00', '24:00'),
      now: at('23', '10:00:00'),
      open: true,
      text: '营业中 · 24 小时',
    },
    { name: 'without times', times: [], now: at('23', '10:00:00'), open: false, text: '未公布营业时间' },
  ])('tells about a venue $name', ({ times, now, open, text }) => {
    expect(openingText(times, now)).toEqual({ open, text });
    expect(isOpen(times, now)).toBe(open);
  });

  it.each(['9:00', '25:00', '24:01', '09:60', '', 'noon', '21:30'])(
    'leaves out a line from %j to 21:30',
    (from) => {
      expect(openingText([line(1, from, '21:30')], at('23', '10:00:00'))).toEqual({
        open: false,
        text: '未公布营业时间',
      });
    },
  );

  it('agrees with isOpen at every minute of any week', () => {
    const clock = fc
      .nat(1440)
      .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`);
    const lines = fc.array(fc.record({ weekday: fc.integer({ min: 1, max: 7 }), from: clock, to: clock }), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(lines, fc.nat(10_079), (times, minute) => {
        const now = new Date(at('23', '00:00:00').getTime() + minute * 60_000);
        expect(openingText(times as OpeningTimes, now).open).toBe(isOpen(times as OpeningTimes, now));
      }),
    );
  });
});

describe('on holidays', () => {
  const TIMES = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    from: '09:00',
    to: '21:00',
  })) as OpeningTimes;
  const isClosed = (day: string) => day >= '2026-10-01' && day <= '2026-10-03';

  it.each([
    ['2026-09-30T10:00:00', true, '营业中 · 至 21:00'],
    ['2026-09-30T22:00:00', false, '节假日休息 · 10月4日 9:00 营业'],
    ['2026-10-02T12:00:00', false, '节假日休息 · 10月4日 9:00 营业'],
    ['2026-10-03T23:59:00', false, '节假日休息 · 10月4日 9:00 营业'],
    ['2026-10-04T08:00:00', false, '今天 9:00 营业'],
  ])('tells at %s', (clock, open, text) => {
    expect(openingText(TIMES, new Date(`${clock}+08:00`), isClosed)).toEqual({ open, text });
  });

  it('says no day where it never opens again, and nothing of them without any times', () => {
    const holiday = new Date('2026-10-02T12:00:00+08:00');
    expect(openingText(TIMES, holiday, () => true)).toEqual({ open: false, text: '节假日休息' });
    expect(openingText([], new Date('2026-09-20T12:00:00+08:00'), isClosed).text).toBe('未公布营业时间');
  });
});
