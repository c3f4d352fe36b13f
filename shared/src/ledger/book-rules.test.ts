import { describe, expect, it } from '@jest/globals';
import { enterpriseLevelText, periodFault, periodText, remarkOf, sumsText } from './book-rules.ts';
import type { Remarked } from './book-rules.ts';

const USE: Remarked = {
  kind: 'redemption',
  benefitTitle: '购书优惠 20%',
  amountFen: 4_300,
  discountFen: 860,
  agent: null,
  note: null,
  firstNumber: null,
  voidedByNumber: null,
  returnedByNumber: null,
  reason: null,
};

describe('remarkOf', () => {
  it.each<[string, Partial<Remarked>, string]>([
    ['a discount', {}, '购书优惠 20%，原价 ¥43.00，省 ¥8.60'],
    ['an agent', { agent: '李*静', note: '卡 7' }, '购书优惠 20%，原价 ¥43.00，省 ¥8.60；经办人 李*静；卡 7'],
    ['a loan', { benefitTitle: '免费借阅', amountFen: null, discountFen: null }, '免费借阅'],
    ['a note', { amountFen: null, discountFen: null, note: '读者卡 0217' }, '购书优惠 20%；读者卡 0217'],
    [
      'a use that was taken back',
      { voidedByNumber: 131 },
      '购书优惠 20%，原价 ¥43.00，省 ¥8.60（已由第 131 号冲销）',
    ],
    ['a void', { kind: 'void', firstNumber: 128, reason: '扫错人' }, '冲销第 128 号：扫错人'],
    ['a return', { kind: 'return', firstNumber: 119 }, '还书退押，对应第 119 号'],
    [
      'what came back',
      { amountFen: null, discountFen: null, returnedByNumber: 140 },
      '购书优惠 20%（第 140 号归还）',
    ],
    ['a void without words', { kind: 'void', firstNumber: 128 }, '冲销第 128 号'],
  ])('writes %s', (_, row, text) => {
    expect(remarkOf({ ...USE, ...row })).toBe(text);
  });
});

describe('a period', () => {
  it.each([
    [undefined, undefined, '全部日期', null],
    ['2026-08-01', '2026-08-31', '2026-08-01 至 2026-08-31', null],
    ['2026-08-01', '2026-08-01', '2026-08-01', null],
    ['2026-08-01', undefined, '2026-08-01 至 今天', null],
    [undefined, '2026-08-31', '开始推行 至 2026-08-31', null],
    ['2026-08-02', '2026-08-01', '2026-08-02 至 2026-08-01', '开始日期不能晚于结束日期'],
    ['2026-02-30', undefined, '2026-02-30 至 今天', '日期不存在'],
  ])('from %s to %s is “%s”', (from, to, text, fault) => {
    expect([periodText(from, to), periodFault(from, to)]).toEqual([text, fault]);
  });
});

it('sums up in one line', () => {
  expect(sumsText({ redemptions: 48, voids: 1, returns: 3, refunds: 2, net: 47, discountFen: 61_240 })).toBe(
    '合计：享受 48 次，冲销 1 次，净 47 次；还书退押 3 次；退款 2 次；共省 ¥612.40',
  );
});

it.each([
  ['excellent', '优'],
  ['good', '良'],
  ['T120', '暂无评价（法定代表人120 分至不满 150 分级）'],
] as const)('writes the level of %s as %s', (grade, text) => {
  expect(enterpriseLevelText(grade)).toBe(text);
});
