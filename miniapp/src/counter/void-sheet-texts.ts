export const voidTexts = {
  title: '冲销这一笔',
  note: '次数会退回给顾客，原记录保留，并通知本人。',
  reasons: '常见原因',
  other: '其他原因（可填写）',
  confirm: '确认冲销',
  sending: '正在冲销…',
};
