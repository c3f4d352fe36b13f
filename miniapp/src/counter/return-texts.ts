/** Words of 还书退押, wherever it is done. */
export const returnTexts = {
  title: '还书退押',
  do: '还书退押',
  out: (count: number) => `未还 ${count} 件`,
  fullStep: '归还后再办',
  ask: (number: number, benefitTitle: string, maskedName: string) =>
    `台账 第 ${number} 号：${benefitTitle}，${maskedName}`,
  note: '请先收回图书或押金。办理后，台账另记一行，对应原来的号；次数不退回。',
  confirm: '已收回，办理',
  offline: '显示的是上次的内容，办理需要联网',
  search: '台账编号',
  searchHint: '例如 119',
  find: '查找',
  all: '看全部',
  empty: { title: '没有未还的', text: '免押金借出的都已归还' },
  none: { title: '没有这个编号', text: '可能已经归还，或不是免押金借出的' },
  total: (count: number) => `本网点未还 ${count} 件`,
  done: (number: number) => `第 ${number} 号已归还`,
} as const;
