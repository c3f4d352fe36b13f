export const bonusesTexts = {
  title: '我的加分',
  empty: '还没有加分',
  emptyText: '申报通过复核后，在专项结束时报送商鼎分；每一分都会在这里说明来由。',
  toReports: '看我的申报',
  granted: '已报送，等待商鼎分系统确认',
  credited: (time: string) => `${time} 计入商鼎分`,
  rejected: '商鼎分系统未采纳',
  note: '加分只会增加，不会减少您的商鼎分。',
} as const;
