import { describe, expect, it } from '@jest/globals';
import { openingLines } from './opening-lines';

const on = (from: string, to: string, ...weekdays: number[]) =>
  weekdays.map((weekday) => ({ weekday, from, to }));

describe('openingLines', () => {
  it.each([
    {
      name: 'tells a week of the same hours in one line',
      times: on('09:00', '21:30', 1, 2, 3, 4, 5, 6, 7),
      lines: ['每天 9:00–21:30'],
    },
    {
      name: 'leaves out the day of rest',
      times: on('09:00', '19:30', 2, 3, 4, 5, 6, 7),
      lines: ['周二至周日 9:00–19:30'],
    },
    {
      name: 'names days that do not follow each other',
      times: on('10:00', '18:00', 1, 3, 6),
      lines: ['周一、周三、周六 10:00–18:00'],
    },
    {
      name: 'names two days, which need no span',
      times: on('10:00', '18:00', 6, 7),
      lines: ['周六、周日 10:00–18:00'],
    },
    {
      name: 'keeps a break at noon, in the order of the day',
      times: [...on('14:00', '20:00', 1), ...on('08:30', '12:00', 1)],
      lines: ['周一 8:30–12:00、14:00–20:00'],
    },
    {
      name: 'tells weekdays and weekend apart',
      times: [...on('00:00', '24:00', 6, 7), ...on('09:00', '21:00', 1, 2, 3, 4, 5)],
      lines: ['周一至周五 9:00–21:00', '周六、周日 0:00–24:00'],
    },
    { name: 'has nothing to tell without times', times: [], lines: [] },
  ])('$name', ({ times, lines }) => {
    expect(openingLines(times).map(({ days, hours }) => `${days} ${hours}`)).toEqual(lines);
  });
});
