import { isCalendarDay } from '../shanghai-time.ts';

const ADULT_AGE = 18;

/**
 * Whether somebody is of age on a day: from the eighteenth birthday itself on; who was born on
 * 29 February comes of age on 1 March where the year has no such day. False for days that do not exist.
 *
 * Source: 民法典 第十七条 (eighteen), 第一千二百五十九条 (以上 includes the number itself);
 * 郑信用办〔2021〕23号 四 2.
 *
 * @param birthDate `yyyy-mm-dd`
 * @param on `yyyy-mm-dd` in Shanghai
 */
export function isAdult(birthDate: string, on: string): boolean {
  if (!isCalendarDay(birthDate) || !isCalendarDay(on)) return false;
  const comesOfAge = String(Number(birthDate.slice(0, 4)) + ADULT_AGE).padStart(4, '0') + birthDate.slice(4);
  // As text, so that a 29 February that does not exist lies between the 28th and 1 March.
  return on >= comesOfAge;
}

/** The age in whole years on a day; null for days that do not exist. Both `yyyy-mm-dd`. */
export function ageOn(birthDate: string, on: string): number | null {
  if (!isCalendarDay(birthDate) || !isCalendarDay(on)) return null;
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return on.slice(4) >= birthDate.slice(4) ? years : years - 1;
}
