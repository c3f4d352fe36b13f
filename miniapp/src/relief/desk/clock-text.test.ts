import { expect, it } from '@jest/globals';
import { clockText, longClockText } from './clock-text';

const clock = (daysLeft: number | null, paused = false) => ({ limitDays: 5, dueAt: null, daysLeft, paused });

it.each([
  [4, '剩 4 日', 'calm'],
  [1.5, '剩 1.5 日', 'soon'],
  [0, '今天到期', 'soon'],
  [-1, '超 1 日', 'late'],
  [null, '无时限', 'calm'],
])('says %p days left as %s', (daysLeft, text, tone) => {
  expect(clockText(clock(daysLeft))).toEqual({ text, tone });
});

it('names the limit beside the days at length, and says why it stands still', () => {
  expect(longClockText(clock(1.5)).text).toBe('剩 1.5 个工作日（限 5 日）');
  expect(longClockText(clock(null, true)).text).toBe('补正期间时限暂停');
});
