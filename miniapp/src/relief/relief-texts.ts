import { isCalendarDay } from '@benefit/shared/shanghai-time';
import { spokenDay } from '../platform/spoken-time';

/** Words that several relief pages share. */
export const reliefTexts = {
  title: '防汛救灾申报',
  basis: '郑信用办〔2021〕23号',
  unboundTitle: '先绑定身份，再申报',
  unboundText: '姓名、性别和证件号码取自绑定的身份，不用再填。',
  bind: '去绑定身份',
  offline: '可以继续填，联网后自动续传',
  district: '事项地点',
} as const;

/** `7月21日 至 7月23日`, one day once. */
export function daysText(startedOn: string, endedOn: string): string {
  const from = dayText(startedOn);
  return startedOn === endedOn ? from : `${from} 至 ${dayText(endedOn)}`;
}

/** `7月21日`, with the year where it is another; as it is where it is no day. */
export const dayText = (day: string): string =>
  isCalendarDay(day) ? spokenDay(`${day}T00:00:00+08:00`) : day;
