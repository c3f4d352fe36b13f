import type { StaffMember, StaffRole } from '@benefit/shared/venue/staff-contract';

export const staffTexts = {
  title: '工作人员',
  noVenue: '您不是网点负责人',
  noVenueText: '工作人员由网点负责人邀请。',
  intro: '请对方用手机相机扫上面的码，登录后加入。',
  inviteCashier: '邀请收银员',
  inviteManager: '邀请负责人',
  code: (role: StaffRole) => `${roleName[role]}邀请码`,
  validUntil: (text: string) => `有效至 ${text}，只能用一次`,
  self: '本人',
  remove: '移出',
  askTitle: '移出这位工作人员',
  askText: (name: string) => `“${name}”将立即不能在本网点核销，已有记录不受影响。`,
  askSelf: '您将不再是本网点的工作人员，需要别的负责人邀请才能再加入。',
} as const;

export const roleName: Record<StaffRole, string> = { manager: '负责人', cashier: '收银员' };

/** 收银员，今天核销 3 笔、冲销 1 笔 */
export function staffNote({ role, today }: StaffMember): string {
  const done = [
    [today.redemptions, '核销'],
    [today.returns, '还书退押'],
    [today.voids, '冲销'],
  ] as const;
  const words = done.flatMap(([count, what]) => (count === 0 ? [] : [`${what} ${count} 笔`]));
  return `${roleName[role]}，${words.length === 0 ? '今天还没有办理' : `今天${words.join('、')}`}`;
}
