export const homeTexts = {
  title: '我的信用优惠',
  show: '出示信用优惠码',
  venues: '可享网点',
  noVenues: '还没有网点开放信用优惠',
  relief: '防汛救灾申报',
  reliefNote: '参加过防汛救灾，可以申报加分',
  supplement: (items: number) => `救灾申报需补正 ${items} 项`,
  toSupplement: '点这里去补正',
  counter: '去收银台',
  counterNote: '扫码、核销、查看今日记录',
  enrol: '启用本机为收银终端',
  office: '这里没有您的待办',
  officeText:
    '您的账号用于机关和推荐单位的工作。审核、名单和统计将在电脑端工作台办理，本页目前只供市民和网点使用。',
  messages: (unread: number) => (unread > 0 ? `消息，${unread} 条未读` : '消息'),
  all: (total: number) => `全部 ${total} 家`,
} as const;
