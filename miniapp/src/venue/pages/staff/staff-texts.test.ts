import { expect, it } from '@jest/globals';
import { staffNote } from './staff-texts';

it.each([
  [{ redemptions: 0, voids: 0, returns: 0 }, '收银员，今天还没有办理'],
  [{ redemptions: 3, voids: 0, returns: 0 }, '收银员，今天核销 3 笔'],
  [{ redemptions: 3, voids: 1, returns: 2 }, '收银员，今天核销 3 笔、还书退押 2 笔、冲销 1 笔'],
])('says %j as %s', (today, text) => {
  const member = { staffId: 'x', name: '张*三', role: 'cashier' as const, addedAt: '', self: false };
  expect(staffNote({ ...member, today })).toBe(text);
});
