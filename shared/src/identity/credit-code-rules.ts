/** Digits and capitals without I, O, S, V, Z: each character's place is its value (GB 32100-2015 表 2). */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

export type CreditCodeReading =
  | { ok: true; code: string; checkCharacter: 'right' | 'wrong' }
  | { ok: false; fault: 'length' | 'characters' };

/**
 * Reads a unified social credit code, GB 32100-2015; lower case becomes upper case, nothing else is
 * changed. Never throws.
 *
 * A wrong check character is a warning and no fault: codes were issued with wrong ones, so an officer
 * may take such a code with a reason.
 */
export function readCreditCode(text: string): CreditCodeReading {
  if (text.length !== 18) return { ok: false, fault: 'length' };
  if (!/^[0-9A-HJ-NP-RTUW-Ya-hj-np-rtuw-y]{18}$/.test(text)) return { ok: false, fault: 'characters' };
  const code = text.toUpperCase();
  return { ok: true, code, checkCharacter: code.charAt(17) === checkCharacter(code) ? 'right' : 'wrong' };
}

/** GB 32100-2015: 31 less the sum of value · 3^(i − 1) modulo 31, over the first seventeen. */
function checkCharacter(code: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of code.slice(0, 17)) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}
