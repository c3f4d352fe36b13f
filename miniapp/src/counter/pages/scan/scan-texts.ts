import type { ProblemCode } from '@benefit/shared/problem';
import type { CameraFault } from '../../../platform/camera-reader';
import type { Failure } from '../../../platform/call';
import { startsAnewText } from '../../counter-texts';
import type { TurnedAway } from '../../till-state';
import { spokenTime } from '../../../platform/spoken-time';

/** The word of each verdict, large; the sentence below it comes with the answer. */
export const verdictWord: Record<TurnedAway['verdict'], string> = {
  malformed: '这不是信用优惠码',
  expired: '这个码已过期',
  stale: '这个码已经变化',
  'already-used': '这个码刚刚用过',
  refused: '本次暂不能享受',
  'unknown-key': '请勿提供优惠',
  'bad-signature': '请勿提供优惠',
  'unknown-pass': '请勿提供优惠',
  revoked: '请勿提供优惠',
  'not-admitted': '企业还没有通过申请',
};

/** What the cashier does now. */
export const verdictStep: Record<TurnedAway['verdict'], string> = {
  malformed: '请顾客打开“我的信用优惠”里的信用优惠码，再扫一次',
  expired: '请顾客连上网络，重新打开信用优惠码后再扫',
  stale: '请不要扫截图，扫顾客手机上正在显示的码',
  'already-used': '如要再享受一项，请等约 15 秒，码更新后再扫',
  refused: '按平时的价格和押金接待',
  'unknown-key': '按平时的价格和押金接待，不必与顾客争论',
  'bad-signature': '可请顾客刷新信用优惠码再试一次；仍不通过就按平时的价格和押金接待',
  'unknown-pass': '按平时的价格和押金接待，不必与顾客争论',
  revoked: '请顾客在本人手机上重新打开信用优惠码',
  'not-admitted': '请企业法定代表人在手机上向本网点申请，负责人核实后再来',
};

/** What is wrong with a code that no cashier can mend. */
export const forgedReason: Partial<Record<TurnedAway['verdict'], string>> = {
  'unknown-key': '无法识别签发来源',
  'bad-signature': '这个码未通过验证',
  'unknown-pass': '没有签发过这个码',
  revoked: '这个码已被停用',
};

/** Wrong digits are most often a slip of the finger. */
export const typedWrongly = {
  word: '数字不对或已经变化',
  step: '数字每 15 秒变化一次，请看着顾客手机重新输入',
};

export const cameraFaultText: Record<CameraFault, { title: string; hint: string }> = {
  denied: { title: '没有使用摄像头的权限', hint: '请在浏览器或微信设置中允许使用摄像头，或改用下面的方式' },
  absent: { title: '没有找到可用的摄像头', hint: '可能正被其他程序使用；可以用扫码枪，或输入 16 位数字' },
  unsupported: { title: '这个浏览器不能打开摄像头', hint: '可以用扫码枪，或输入 16 位数字' },
};

/** What the cashier does about a problem at the till, where there is more to say than the problem's own text. */
const problemStep: Partial<Record<ProblemCode, string>> = {
  'venue-not-live': '请网点负责人确认网点状态；在此之前按平时的价格接待',
  'scan-expired': '请顾客再出示一次信用优惠码；您选好的优惠和金额会保留',
  'scan-invalid': '请顾客再出示一次信用优惠码；您选好的优惠和金额会保留',
  'already-used': '请等顾客手机上的码更新后再扫；您选好的优惠和金额会保留',
  'benefit-not-offered': '请在上面重新选一项',
  'quota-used-up': '请另选一项优惠，或按平时的价格接待',
  'benefit-not-now': '请另选一项优惠，或按平时的价格接待',
  'waivers-open': '请先办理还书退押，或按平时的押金接待',
  'session-expired': '重新登录后，这一页会接着办',
  'too-many-requests': '输入的数字错得太多，请稍候再试；扫码不受影响',
};

export const readyTexts = {
  scan: '扫码',
  checking: '正在核验…',
  hint: '扫码枪随时可用，直接扫即可',
  aim: '将顾客的信用优惠码放入框内',
  closeCamera: '关闭摄像头',
  number: '输入 16 位数字',
  numberGo: ['核验', '数字'] as const,
  stoppedHint: '请网点负责人确认网点状态；在此之前按平时的价格接待',
  numberTitle: '码下方的 16 位数字',
  numberHint: '每 15 秒变化一次，请看着顾客手机输入',
  backToScan: '改为扫码',
  today: '今日记录',
  returns: '还书退押',
  paste: '粘贴码文字（演示）',
  pasteHint: 'XY1:…',
  pasteDone: '核验',
  retry: '重试',
  login: '重新登录',
  attemptRefused: (maskedName: string) => `上一笔（${maskedName}）没有办成`,
  attemptRefusedStep: '请核对今日记录，再请顾客重新出示信用优惠码。',
};

export const mayHaveTexts = {
  word: '可以享受',
  choose: '请选一项优惠',
  noneLeft: '现在都不能用',
  checkName: '请核对姓氏',
  enterprise: (shownBy: string) => `企业，${shownBy}出示`,
  group: '优惠',
  usedUp: '已用完',
  notNow: '现在不能用',
  noBenefit: '本网点没有为这位顾客设置优惠，请按平时的价格接待',
  rescan: '重新扫码',
  give: ['确认', '核销'] as const,
  giveWide: '确认核销',
  leave: '不用了',
  giving: '正在核销…',
  chooseFirst: '请选一项',
};

export const refusedTexts = {
  lead: '请在本人手机上查看原因',
  cells: [
    { icon: 'lock', title: '原因只发给本人', note: '柜台看不到，也不用询问' },
    { icon: 'book', title: '借书、购书照常办理', note: '按平时的价格和押金接待' },
  ] as const,
};

export const givenTexts = {
  word: '已享受优惠',
  resumed: '上一笔已经办成',
  voided: '这一笔已冲销',
  payable: '实付',
  price: '原价',
  discount: '优惠',
  left: '本期还可用',
  noneLeft: '本期已用完',
  void: '冲销',
  voidNote: '办错了可以冲销，今天 24:00 前有效',
  voidedNote: '次数已退回给顾客，原记录保留',
  next: '下一位',
  again: '重新扫码',
  typeAgain: '重新输入',
};

export const confirmingTexts = {
  title: '核销',
  word: '正在确认上一笔',
  step: '上一笔的结果没有收到。现在用同一编号再问一次，不会重复记账；确认前请先不要让顾客离开。',
  retry: '再问一次',
};

/** What to do about a failure, where the till knows better than the problem's own text. */
export function problemStepOf(failure: Failure, now = new Date()): string | undefined {
  if (failure.kind !== 'problem') return undefined;
  const { code, detail, availableAt, usedAt, venueName } = failure.problem;
  if (code === 'venue-not-live') return `${detail}。${problemStep[code]}`;
  if (code === 'quota-used-up' && availableAt !== undefined) {
    return `${startsAnewText(availableAt, now)}。${problemStep['quota-used-up']}`;
  }
  if (code === 'benefit-not-now') return `${detail}。${problemStep[code]}`;
  if (code === 'already-used' && usedAt !== undefined) {
    return `${spokenTime(usedAt, now)}，在${venueName ?? '本网点'}用过。${problemStep[code]}`;
  }
  return problemStep[code];
}

export const scanTexts = {
  title: '核销',
  offline: '核销需要联网；网络恢复后可以继续',
};

export const sumTexts = {
  price: '原价',
  payable: '实付',
  discount: (text: string) => `优惠 ${text}，实付`,
};
