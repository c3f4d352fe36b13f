import { isCalendarDay } from '../shanghai-time.ts';
import { readIdentityNumber } from './identity-number-rules.ts';
import type { Gender, IdentityNumberFault } from './identity-number-rules.ts';

/** Documents that prove an identity (郑信用办〔2021〕23号 四 3: 身份证号或其他有效身份证件号码). */
export const DOCUMENT_TYPES = [
  'resident-id',
  'passport',
  'hk-macao-permit',
  'taiwan-permit',
  'foreign-permanent-resident-id',
] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

export const documentTypeText: Record<DocumentType, string> = {
  'resident-id': '居民身份证',
  passport: '护照',
  'hk-macao-permit': '港澳居民来往内地通行证',
  'taiwan-permit': '台湾居民来往大陆通行证',
  'foreign-permanent-resident-id': '外国人永久居留身份证',
};

export interface DocumentInput {
  documentType: DocumentType;
  documentNumber: string;
  gender?: Gender | undefined;
  birthDate?: string | undefined;
}

export type DocumentReading =
  | { ok: true; documentType: DocumentType; documentNumber: string; gender: Gender; birthDate: string }
  | { ok: false; path: 'documentNumber' | 'gender' | 'birthDate'; code: string; text: string };

type Refusal = Extract<DocumentReading, { ok: false }>;

const identityNumberText: Record<IdentityNumberFault, string> = {
  length: '居民身份证号码应为 18 位，请检查是否多输或漏输',
  characters: '居民身份证号码只能是数字，最后一位可以是 X，请用半角输入且不留空格',
  date: '号码中的出生日期不存在，请核对第 7 至 14 位',
  future: '号码中的出生日期晚于今天，请核对第 7 至 14 位',
  'check-digit': '号码的最后一位与前面不符，请逐位核对',
};

/** The numbers that state neither birth nor gender: what they look like, and how to say it. */
const PLAIN_FORMATS = {
  // Letters and digits of any country; Chinese ones are a letter or two and seven or eight digits (ICAO 9303).
  passport: { pattern: /^(?=.*[0-9])[A-Z0-9]{5,20}$/, text: '护照号码为 5 至 20 位字母和数字，请与护照一致' },
  // The card number; booklets before 2013 printed two digits of the issue behind it.
  'hk-macao-permit': {
    pattern: /^[HM][0-9]{8}(?:[0-9]{2})?$/,
    text: '通行证号码以 H 或 M 开头，后接 8 位数字（旧证 10 位），请核对',
  },
  // Eight digits since 2015, ten on the booklets before.
  'taiwan-permit': {
    pattern: /^[0-9]{8}(?:[0-9]{2})?$/,
    text: '通行证号码为 8 位数字（旧证 10 位），请核对',
  },
  // The card of 2017: the country's three letters and twelve digits.
  'foreign-permanent-resident-id': {
    pattern: /^[A-Z]{3}[0-9]{12}$/,
    text: '证件号码应为以 9 开头的 18 位号码，或 3 个字母加 12 位数字（旧证），请核对',
  },
} as const;

/**
 * Reads a document: its number in its one spelling (upper case), gender and birth date. Never throws.
 *
 * Numbers built by GB 11643 say gender and birth themselves, and what is stated must agree with them;
 * with every other document both must be stated (rule 22). Whether the document exists is the identity
 * check's to find out.
 *
 * @param today `yyyy-mm-dd` in Shanghai
 */
export function readDocument(input: DocumentInput, today: string): DocumentReading {
  const { documentType, documentNumber } = input;
  // Before upper-casing, which would turn letters such as ſ into plain ones.
  if (documentNumber === '') return refusal('documentNumber', 'required', '请填写证件号码');
  if (!/^[0-9A-Za-z]+$/.test(documentNumber)) {
    return refusal('documentNumber', 'characters', '证件号码只能是半角字母和数字，中间不要有空格或符号');
  }
  const number = documentNumber.toUpperCase();
  if (documentType === 'resident-id') {
    // Else one card could be bound twice, once under each name.
    return number.startsWith('9')
      ? refusal('documentNumber', 'type', '以 9 开头的是外国人永久居留身份证号码，请改选证件类型')
      : readNumberWithBirth(input, number, today);
  }
  // The card of 2023 has the form of a resident's number and begins with 9.
  if (documentType === 'foreign-permanent-resident-id' && number.length === 18) {
    return number.startsWith('9')
      ? readNumberWithBirth(input, number, today)
      : refusal('documentNumber', 'format', PLAIN_FORMATS[documentType].text);
  }
  const { pattern, text } = PLAIN_FORMATS[documentType];
  if (!pattern.test(number)) return refusal('documentNumber', 'format', text);
  return readStated(input, number, today);
}

function readNumberWithBirth(input: DocumentInput, number: string, today: string): DocumentReading {
  const reading = readIdentityNumber(number, today);
  if (!reading.ok) {
    const isForeign = input.documentType === 'foreign-permanent-resident-id';
    const text =
      isForeign && reading.fault === 'characters'
        ? PLAIN_FORMATS['foreign-permanent-resident-id'].text
        : identityNumberText[reading.fault];
    return refusal('documentNumber', reading.fault, text);
  }
  const { gender, birthDate } = reading;
  if (input.gender !== undefined && input.gender !== gender) {
    return refusal('gender', 'differs', '填写的性别与证件号码不一致，请核对');
  }
  if (input.birthDate !== undefined && input.birthDate !== birthDate) {
    return refusal('birthDate', 'differs', '填写的出生日期与证件号码不一致，请核对');
  }
  return { ok: true, documentType: input.documentType, documentNumber: number, gender, birthDate };
}

function readStated(input: DocumentInput, documentNumber: string, today: string): DocumentReading {
  const { documentType, gender, birthDate } = input;
  if (gender === undefined) return refusal('gender', 'required', '请选择证件上的性别');
  if (birthDate === undefined) return refusal('birthDate', 'required', '请填写证件上的出生日期');
  if (!isCalendarDay(birthDate)) return refusal('birthDate', 'date', '这个日期不存在，请按证件填写出生日期');
  if (birthDate > today) return refusal('birthDate', 'future', '出生日期晚于今天，请按证件填写');
  return { ok: true, documentType, documentNumber, gender, birthDate };
}

function refusal(path: Refusal['path'], code: string, text: string): Refusal {
  return { ok: false, path, code, text };
}
