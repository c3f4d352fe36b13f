import { expect, it } from '@jest/globals';
import type { MonthlyReport } from '@benefit/shared/ledger/monthly-report-contract';
import { figuresText, monthLine } from './monthly-texts';

const sums = { redemptions: 45, voids: 1, returns: 0, refunds: 2, net: 44, discountFen: 13071 };
const report = (confirmedAt: string | null): MonthlyReport => ({
  month: '2026-10',
  figures: { all: sums, byBenefit: [] },
  dueAt: '2026-11-10T15:59:59.999Z',
  confirmedAt,
  late: false,
});

it('says what a month comes to, and leaves out what there was none of', () => {
  expect(figuresText(report(null))).toBe('净享受 44 次（冲销 1，退款 2），优惠 ¥130.71');
  const plain = { ...sums, voids: 0, refunds: 0 };
  expect(figuresText({ figures: { all: plain, byBenefit: [] } })).toBe('净享受 44 次，优惠 ¥130.71');
});

it('says until when it is confirmed, until it is', () => {
  expect(monthLine(report(null))).toMatch(/^2026年10月，.*11月10日前确认$/);
  expect(monthLine(report('2026-11-03T04:00:00.000Z'))).toBe('2026年10月');
});
