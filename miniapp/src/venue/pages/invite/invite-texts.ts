export const inviteTexts = {
  title: '加入网点',
  lead: '网点负责人邀请您一起办理信用优惠。加入后，您可以在该网点扫码核销。',
  join: '加入',
  joined: (venueName: string) => `已加入${venueName}`,
  joinedText: (role: string) => `您现在是该网点的${role}。`,
  toCounter: '去收银台',
} as const;
