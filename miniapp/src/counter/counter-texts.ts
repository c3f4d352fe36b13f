import { spokenDay } from './times';

/** Common reasons, one tap each; what fits none is typed. */
export const VOID_REASONS = ['扫错了人', '选错了优惠', '金额输错了', '顾客不要了'] as const;

/** When a used-up benefit starts anew, as a person says it; the day alone, since every period turns at midnight. */
export function startsAnewText(availableAt: string | undefined, now: Date): string {
  return availableAt === undefined ? '已用完' : `${spokenDay(new Date(availableAt), now)}起可再用`;
}
