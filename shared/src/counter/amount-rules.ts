/** The least and the most a till takes: one fen, one million yuan. */
export const MIN_AMOUNT_FEN = 1;
export const MAX_AMOUNT_FEN = 100_000_000;

/**
 * What a percentage takes off, in fen. A part of a fen goes to the holder: the announcement promises
 * at least this much (郑经信用办〔2024〕21号 附件1 二, “优惠 XX%” read as the part taken off).
 *
 * All integers: 100,000,000 fen · 100 is far below 2^53, and (n + 99) div 100 is the ceiling of n / 100.
 */
export function discountFen(amountFen: number, percentOff: number): number {
  return Math.floor((amountFen * percentOff + 99) / 100);
}

/** What is left to pay after the discount. */
export function payableFen(amountFen: number, percentOff: number): number {
  return amountFen - discountFen(amountFen, percentOff);
}

/** What is wrong with an amount; null when nothing is. */
export function amountFault(amountFen: number): 'not-whole-fen' | 'too-small' | 'too-large' | null {
  if (!Number.isInteger(amountFen)) return 'not-whole-fen';
  if (amountFen < MIN_AMOUNT_FEN) return 'too-small';
  return amountFen > MAX_AMOUNT_FEN ? 'too-large' : null;
}

/** `¥12.50`; of whole fen. */
export function yuanText(fen: number): string {
  const whole = Math.abs(fen);
  const cents = String(whole % 100).padStart(2, '0');
  return `${fen < 0 ? '-' : ''}¥${Math.floor(whole / 100)}.${cents}`;
}

/**
 * Fen of what was typed on a keypad: `12`, `12.`, `12.5`, `12.50`, `.5`; null for anything else.
 * Read digit by digit, since 12.34 · 100 is not exact in floating point. Whether the amount is
 * allowed is `amountFault`'s to say.
 */
export function readYuan(text: string): number | null {
  const parts = /^([0-9]{0,9})(?:\.([0-9]{0,2}))?$/.exec(text);
  if (!parts || !/[0-9]/.test(text)) return null;
  return Number(parts[1] || '0') * 100 + Number((parts[2] ?? '').padEnd(2, '0'));
}

/** Both ways of saying it, because either alone is misread: 优惠20%（实付80%，即8折）. */
export function percentOffText(percentOff: number): string {
  if (percentOff === 100) return '优惠100%（免费）';
  const paid = 100 - percentOff;
  return `优惠${percentOff}%（实付${paid}%，即${paid % 10 === 0 ? paid / 10 : `${Math.floor(paid / 10)}.${paid % 10}`}折）`;
}
