import { expect, test } from '@jest/globals';
import { REPORT_STATES, TRANSITIONS } from '@benefit/shared/relief/report-state-rules';
import { leftUntil, stepsAhead } from './steps-ahead';

test('复核 and 报送 are two steps, and only 报送 waits for the end', () => {
  expect(stepsAhead('accepted')).toEqual([
    { text: '部门认定' },
    { text: '信用办复核' },
    { text: '报送商鼎分', when: '专项结束后' },
  ]);
  expect(stepsAhead('confirmed')).toEqual([{ text: '报送商鼎分', when: '专项结束后' }]);
});

test('nothing comes by itself after a state that leads nowhere or waits for an appeal', () => {
  const endless = REPORT_STATES.filter((state) => !TRANSITIONS.some(({ from }) => from === state));
  for (const state of [...endless, 'not-accepted', 'declined'] as const)
    expect(stepsAhead(state)).toEqual([]);
});

const MINUTE = 60_000;
test.each([
  [((2 * 24 + 9) * 60 + 59) * MINUTE, '2天 9小时'],
  [24 * 60 * MINUTE, '1天'],
  [(5 * 60 + 7) * MINUTE, '5小时 7分钟'],
  [59_999, '1分钟'],
  [0, null],
  [-1, null],
])('%d ms are left as %s', (leftMs, expected) => {
  const parts = leftUntil(leftMs, 0);
  expect(parts?.map(({ number, unit }) => `${number}${unit}`).join(' ') ?? null).toBe(expected);
});
