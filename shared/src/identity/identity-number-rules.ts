import { isCalendarDay } from '../shanghai-time.ts';

export type Gender = 'male' | 'female';

export type IdentityNumberFault = 'length' | 'characters' | 'date' | 'future' | 'check-digit';

export type IdentityNumberReading =
  { ok: true; number: string; birthDate: string; gender: Gender } | { ok: false; fault: IdentityNumberFault };

/**
 * Reads a citizen identity number, GB 11643-1999: six digits of place, eight of birth, three of
 * sequence (odd for men), one check character. Never throws.
 *
 * A lower-case x becomes X. Nothing else is changed silently: full-width digits and spaces are
 * refused, because whoever typed them may have meant something else. Places are not looked up: codes
 * of districts that are long gone stay valid for life.
 *
 * @param today `yyyy-mm-dd` in Shanghai; who was born on that day may have a number already
 */
export function readIdentityNumber(text: string, today: string): IdentityNumberReading {
  if (text.length !== 18) return { ok: false, fault: 'length' };
  if (!/^[0-9]{17}[0-9Xx]$/.test(text)) return { ok: false, fault: 'characters' };
  const birthDate = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  if (!isCalendarDay(birthDate)) return { ok: false, fault: 'date' };
  if (birthDate > today) return { ok: false, fault: 'future' };
  const number = text.toUpperCase();
  if (number.charAt(17) !== checkCharacter(number.slice(0, 17))) return { ok: false, fault: 'check-digit' };
  return { ok: true, number, birthDate, gender: Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female' };
}

/** ISO 7064 MOD 11-2: doubling at each step gives the standard's weights 7, 9, 10, 5, … from the left. */
function checkCharacter(seventeen: string): string {
  let sum = 0;
  for (const digit of seventeen) sum = ((sum + Number(digit)) * 2) % 11;
  const check = (12 - sum) % 11;
  return check === 10 ? 'X' : String(check);
}
