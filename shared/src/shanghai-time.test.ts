import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  endOfShanghaiDay,
  isCalendarDay,
  shanghaiClock,
  shanghaiDate,
  shanghaiDateTime,
  shanghaiDayNumber,
  shanghaiMinuteOfDay,
  shanghaiMonthNumber,
  shanghaiWeekday,
  startOfShanghaiDay,
  startOfShanghaiDayNumber,
  startOfShanghaiMonthNumber,
} from './shanghai-time.ts';

const instants = fc.date({ min: new Date('1992-01-01'), max: new Date('2200-01-01'), noInvalidDate: true });

describe('the Shanghai calendar', () => {
  it.each([
    { at: '2026-11-22T15:59:59.999Z', date: '2026-11-22', clock: '23:59', weekday: 7, minute: 1439 },
    { at: '2026-11-22T16:00:00.000Z', date: '2026-11-23', clock: '00:00', weekday: 1, minute: 0 },
    { at: '2026-11-22T06:05:59.000Z', date: '2026-11-22', clock: '14:05', weekday: 7, minute: 845 },
    { at: '2026-12-31T16:00:00.000Z', date: '2027-01-01', clock: '00:00', weekday: 5, minute: 0 },
    { at: '2028-02-28T16:00:00.000Z', date: '2028-02-29', clock: '00:00', weekday: 2, minute: 0 },
  ])('$at is $date $clock', ({ at, date, clock, weekday, minute }) => {
    const instant = new Date(at);
    expect(shanghaiDate(instant)).toBe(date);
    expect(shanghaiClock(instant)).toBe(clock);
    expect(shanghaiDateTime(instant)).toBe(`${date} ${clock}`);
    expect(shanghaiWeekday(instant)).toBe(weekday);
    expect(shanghaiMinuteOfDay(instant)).toBe(minute);
  });

  it('agrees with the time zone database since 1992', () => {
    const byIntl = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Asia/Shanghai',
      dateStyle: 'short',
      timeStyle: 'short',
    });
    fc.assert(fc.property(instants, (at) => shanghaiDateTime(at) === byIntl.format(at)));
  });

  it('puts every instant between the start and the end of its day', () => {
    fc.assert(
      fc.property(instants, (at) => {
        const [start, end] = [startOfShanghaiDay(at), endOfShanghaiDay(at)];
        expect(+start <= +at && +at < +end).toBe(true);
        expect(+end - +start).toBe(86_400_000);
        expect(startOfShanghaiDay(start)).toEqual(start);
      }),
    );
  });

  it('counts days and months from 1970 on', () => {
    expect(startOfShanghaiDayNumber(0)).toEqual(new Date('1969-12-31T16:00:00Z'));
    expect(shanghaiDayNumber(new Date('1969-12-31T15:59:59.999Z'))).toBe(-1);
    expect(startOfShanghaiMonthNumber(0)).toEqual(new Date('1969-12-31T16:00:00Z'));
    expect(shanghaiMonthNumber(new Date('2026-11-30T16:00:00Z'))).toBe(56 * 12 + 11);
    expect(shanghaiMonthNumber(new Date('2026-11-30T15:59:59.999Z'))).toBe(56 * 12 + 10);
  });
});

describe('isCalendarDay', () => {
  it.each([
    ['2026-11-22', true],
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2000-02-29', true],
    ['1900-02-29', false],
    ['2026-04-31', false],
    ['2026-12-31', true],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-01-00', false],
    ['0000-01-01', false],
    ['2026-1-1', false],
    ['2026-11-22T00:00', false],
    ['', false],
  ])('%s is %s', (text, expected) => {
    expect(isCalendarDay(text)).toBe(expected);
  });
});
