import { spokenDay, spokenTime } from '../platform/spoken-time';

/** Common reasons, one tap each; what fits none is typed. */
export const VOID_REASONS = ['扫错了人', '选错了优惠', '金额输错了', '顾客不要了'] as const;

/** When a used-up benefit starts anew, as a person says it; the day alone, since every period turns at midnight. */
export function startsAnewText(availableAt: string | undefined, now: Date): string {
  return availableAt === undefined ? '已用完' : `${spokenDay(availableAt, now)}起可再用`;
}

/** When a benefit that is limited to times can be had next. */
export function opensText(availableAt: string | undefined, now: Date): string {
  return availableAt === undefined ? '已结束' : `${spokenTime(availableAt, now)} 起可用`;
}

export const enrolFirstTexts = {
  screen: '核销',
  none: { title: '这台设备还没有启用', text: '用网点负责人给的启用码启用后，就可以核销' },
  revoked: { title: '本收银终端已停用', text: '请向网点负责人要一个新的启用码' },
  action: '去启用',
};
