export const noticesTexts = {
  title: '消息',
  empty: '还没有消息',
  emptyText: '冲销、未能享受的原因和绑定结果会告诉您。',
  unread: '新',
  clause: '依据：',
  toClause: '查看依据',
} as const;
