/** Words of a refund at the till. */
export const refundTexts = {
  do: '退款',
  title: '退款',
  target: (number: number, benefitTitle: string, maskedName: string) =>
    `台账 第 ${number} 号：${benefitTitle}，${maskedName}`,
  amount: '实际退给顾客的金额（元）',
  hint: (left: string) => `最多可退 ${left}`,
  wrong: (left: string) => `请填 0.01 到 ${left}`,
  note: '先把钱退给顾客再登记。台账另记一行，对应原来的号；次数不退回。',
  confirm: '已退，登记',
  sending: '正在登记…',
  refunded: (amount: string) => `已退 ${amount}`,
} as const;
