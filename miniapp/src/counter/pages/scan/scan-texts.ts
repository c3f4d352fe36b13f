import type { ProblemCode } from '@benefit/shared/problem';
import type { CameraFault } from '../../../platform/camera-reader';
import type { TurnedAway } from '../../till-state';

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
};

/** What the cashier does now. */
export const verdictStep: Record<TurnedAway['verdict'], string> = {
  malformed: '请顾客打开“我的信用优惠”里的信用优惠码，再扫一次',
  expired: '请顾客连上网络，重新打开信用优惠码后再扫',
  stale: '请不要扫截图，扫顾客手机上正在显示的码',
  'already-used': '如要再享受一项，请等约 15 秒，码更新后再扫',
  refused: '按平时的价格和押金接待',
  'unknown-key': '按平时的价格和押金接待，不必与顾客争论',
  'bad-signature': '按平时的价格和押金接待，不必与顾客争论',
  'unknown-pass': '按平时的价格和押金接待，不必与顾客争论',
  revoked: '请顾客在本人手机上重新打开信用优惠码',
};

/** Wrong digits are most often a slip of the finger. */
export const typedWrongly = {
  word: '数字不对或已经变化',
  text: '码下方的 16 位数字每 15 秒变化一次。',
  step: '请看着顾客手机上正在显示的数字，重新输入',
};

export const cameraFaultText: Record<CameraFault, { title: string; hint: string }> = {
  denied: { title: '没有使用摄像头的权限', hint: '请在浏览器或微信设置中允许使用摄像头，或改用下面的方式' },
  absent: { title: '没有找到可用的摄像头', hint: '可能正被其他程序使用；可以用扫码枪，或输入 16 位数字' },
  unsupported: { title: '这个浏览器不能打开摄像头', hint: '可以用扫码枪，或输入 16 位数字' },
};

/** What the cashier does about a problem at the till, where there is more to say than the problem's own text. */
export const problemStep: Partial<Record<ProblemCode, string>> = {
  'venue-not-live': '请网点负责人确认网点状态；在此之前按平时的价格接待',
  'scan-expired': '请顾客再出示一次信用优惠码；您选好的优惠和金额会保留',
  'scan-invalid': '请顾客再出示一次信用优惠码；您选好的优惠和金额会保留',
  'already-used': '请等顾客手机上的码更新后再扫；您选好的优惠和金额会保留',
  'benefit-not-offered': '请在上面重新选一项',
  'quota-used-up': '请另选一项优惠，或按平时的价格接待',
  'session-expired': '重新登录后，这一页会接着办',
  'too-many-requests': '输入的数字错得太多，请稍候再试；扫码不受影响',
};
