export const phonesTexts = {
  title: '可出示优惠码的手机',
  lead: '不认识的手机，或手机丢了，请停用。停用后立即不能再出示。',
  empty: '还没有手机领取过信用优惠码',
  emptyText: '在首页点“出示信用优惠码”即可领取。',
  own: '本机',
  used: (when: string) => `上次使用 ${when}`,
  unused: '还没有使用过',
  issued: (when: string) => `${when} 更新`,
  revoke: '停用',
  confirmTitle: (name: string) => `停用“${name}”？`,
  confirmText: '停用后，这部手机上的信用优惠码和截图立即不能使用。',
} as const;
