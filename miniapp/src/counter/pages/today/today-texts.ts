export const todayTexts = {
  title: '今日记录',
  offline: '显示的是上次的内容，冲销需要联网',
  redemptions: '笔',
  paid: '实付合计',
  discount: '优惠合计',
  voided: (count: number) => `另有 ${count} 笔已冲销`,
  empty: { title: '今天还没有记录', text: '核销后会显示在这里', action: '去核销' },
  refunded: (amount: string) => `另退款 ${amount}`,
  voidedTag: '已冲销',
  void: '冲销',
  more: '看更早的',
  loadingMore: '正在读取…',
};
