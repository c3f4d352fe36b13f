export type PersonNameReading =
  | { ok: true; name: string }
  | { ok: false; code: 'required' | 'too-long' | 'characters' | 'spacing'; text: string };

const MAX_LENGTH = 50;

/**
 * Chinese characters, rare ones included (㐂, 𠮷, 〇). Ranges are spelt out rather than taken from
 * \p{Script=Han}, whose extent depends on each engine's edition of Unicode: phone and server must agree.
 */
const HAN = '\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{2fa1f}\\u{30000}-\\u{33479}';
/** Latin letters with their marks, composed (NFC): Basic, Latin-1, Extended-A, -B and Additional. */
const LATIN = 'A-Za-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f\\u1e00-\\u1eff';

const ALLOWED = new RegExp(`^[${HAN}${LATIN} ·'’.-]*$`, 'u');
/** Letters, and between them one separator, or a full stop and a space; at the end perhaps a full stop (Jr.). */
const WELL_FORMED = new RegExp(`^[${HAN}${LATIN}]+(?:(?:\\. |[ ·'’.-])[${HAN}${LATIN}]+)*\\.?$`, 'u');

/**
 * Reads a person's name as on the document. It is stored in Unicode's NFC, so that one name has one
 * spelling, and otherwise exactly as typed: nothing is trimmed or replaced, since the name must match
 * a record. Never throws.
 */
export function readPersonName(text: string): PersonNameReading {
  if (text === '') return { ok: false, code: 'required', text: '请填写姓名' };
  // NFC at most triples a text, so this bounds the work before it is done.
  if (text.length > 6 * MAX_LENGTH) return tooLong();
  const name = text.normalize('NFC');
  if (Array.from(name).length > MAX_LENGTH) return tooLong();
  if (!ALLOWED.test(name)) {
    return {
      ok: false,
      code: 'characters',
      text: '姓名只能包含汉字、字母和间隔号“·”，请与证件保持一致',
    };
  }
  if (!WELL_FORMED.test(name)) {
    return {
      ok: false,
      code: 'spacing',
      text: '姓名开头、结尾不能有空格或间隔号，中间不能连续出现，请修改后再试',
    };
  }
  return { ok: true, name };
}

function tooLong(): PersonNameReading {
  return { ok: false, code: 'too-long', text: `姓名最多 ${MAX_LENGTH} 个字，请与证件保持一致` };
}
