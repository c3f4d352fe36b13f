export const looksTexts = {
  title: '谁看过我的信息',
  lead: '每一次查看您个人信息的人、时间和原因都会记在这里。',
  empty: '还没有人看过您的信息',
  reason: '原因：',
} as const;
