export const noticesTexts = {
  title: '消息',
  empty: '还没有消息',
  emptyText: '冲销、未能享受的原因、绑定结果和申报进度会告诉您。',
  unread: '新',
  clause: '依据：',
  toClause: '查看依据',
  toReport: '查看这件申报',
} as const;
