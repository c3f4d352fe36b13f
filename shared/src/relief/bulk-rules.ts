import { readCreditCode } from '../identity/credit-code-rules.ts';
import { DOCUMENT_TYPES, documentTypeText, readDocument } from '../identity/document-rules.ts';
import type { DocumentType } from '../identity/document-rules.ts';
import type { Gender } from '../identity/identity-number-rules.ts';
import { readPersonName } from '../identity/name-rules.ts';
import type { HolderKind } from '../venue/benefit-rules.ts';
import {
  levelNamedIn,
  plainName,
  plainText,
  readCategory,
  readConsentWay,
  readDays,
  readPlace,
} from './bulk-cell-rules.ts';
import type { CellReading, ConsentWay } from './bulk-cell-rules.ts';
import { DEED_MAX, RowReader, refused, shownRow } from './bulk-row-reader-rules.ts';
import type { RowFault, SheetRow } from './bulk-row-reader-rules.ts';
import type { CategoryCode } from './category-rules.ts';
import { CITY_WIDE } from './district-rules.ts';

/** What of a row goes on, once all of it could be read. */
export interface BulkDeed {
  name: string;
  /** Of persons. */
  gender: Gender | null;
  documentType: DocumentType | null;
  documentNumber: string;
  /** Of enterprises. */
  creditCode: string;
  categoryCode: CategoryCode;
  /** Levels of commendations; a sheet has no other of the categories' own fields. */
  fields: Record<string, string>;
  deed: string;
  startedOn: string;
  endedOn: string;
  district: string;
  place: string;
  consent: { way: ConsentWay; on: string } | null;
}

export interface CheckedRow {
  line: number;
  outcome: 'ready' | 'held' | 'wrong';
  /** By column, with names and numbers masked. */
  cells: Record<string, string>;
  errors: RowFault[];
  /** Null where the row is wrong. */
  deed: BulkDeed | null;
}

export interface BulkSheetTerms {
  holder: HolderKind;
  /** `yyyy-mm-dd` in Shanghai. */
  today: string;
  campaignStartsOn: string;
  /** Of enterprises, whose sheet names no place: the department's own district, or the whole city. */
  district: string | null;
}

/**
 * Checks the rows of one sheet, each by itself and against the ones above it. Pure: who is bound, and
 * what other sheets said, is the server's to add. Never throws.
 */
export function checkRows(rows: readonly SheetRow[], terms: BulkSheetTerms): CheckedRow[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const checked = terms.holder === 'person' ? checkPerson(row, terms) : checkEnterprise(row, terms);
    if (checked.deed === null) return checked;
    const key = deedKey(checked.deed);
    const earlier = seen.get(key);
    if (earlier === undefined) {
      seen.set(key, row.line);
      return checked;
    }
    const who = terms.holder === 'person' ? '同一人' : '同一单位';
    const text = `与第 ${earlier} 行重复：${who}、同一类别、同一日期`;
    return madeWrong(checked, { path: '', code: 'double', text });
  });
}

/** A row that something learnt later makes wrong. */
export const madeWrong = (row: CheckedRow, fault: RowFault): CheckedRow => ({
  ...row,
  outcome: 'wrong',
  errors: [fault],
  deed: null,
});

/**
 * What makes two rows the same deed: person, category and dates. An enterprise has but one category,
 * so there the deed's own words count too.
 */
export const deedKey = (deed: BulkDeed): string =>
  (deed.documentType === null
    ? ['enterprise', deed.creditCode, deed.deed]
    : [deed.documentType, deed.documentNumber]
  )
    .concat(deed.categoryCode, deed.startedOn, deed.endedOn)
    .join('\0');

function checkPerson(row: SheetRow, terms: BulkSheetTerms): CheckedRow {
  const reader = new RowReader(row, 'person');
  const name = reader.take('name', (raw) => {
    const reading = readPersonName(plainName(raw));
    if (reading.ok) return { ok: true, value: reading.name };
    return refused(reading.code, reading.code === 'required' ? '姓名为空（四 3 要求填写）' : reading.text);
  });
  const gender = reader.take('gender', readGender);
  const documentType = reader.take('documentType', readDocumentType);
  const number = reader.number('documentNumber');
  const documentNumber = readNumber(reader, { gender, documentType, number }, terms.today);
  const category = reader.take('category', (text) => readCategory(text, 'person'));
  const deed = reader.text('deed', DEED_MAX);
  const level = category?.code === 'commendation' && deed !== null ? levelNamedIn(deed) : null;
  if (category?.code === 'commendation' && deed !== null && level === null) {
    const text = '一 7 请在具体事项里写明表彰级别：国家级、省级、市级或区县级';
    reader.fault('deed', 'level-missing', text);
  }
  const days = readDeedDays(reader, terms);
  const place = reader.take('place', readPlace);
  const consent = readConsent(reader, terms.today);
  if (
    reader.faults.length > 0 ||
    name === null ||
    gender === null ||
    documentType === null ||
    documentNumber === null ||
    category === null ||
    deed === null ||
    days === null ||
    place === null
  ) {
    return { ...shownRow(row, 'person'), outcome: 'wrong', errors: reader.faults, deed: null };
  }
  return {
    ...shownRow(row, 'person'),
    outcome: consent.held === null ? 'ready' : 'held',
    errors: consent.held === null ? [] : [consent.held],
    deed: {
      name,
      gender,
      documentType,
      documentNumber,
      creditCode: '',
      categoryCode: category.code as CategoryCode,
      fields: level === null ? {} : { level },
      deed,
      ...days,
      ...place,
      consent: consent.given,
    },
  };
}

function checkEnterprise(row: SheetRow, terms: BulkSheetTerms): CheckedRow {
  const reader = new RowReader(row, 'enterprise');
  const name = reader.text('name', 100);
  const typed = reader.number('creditCode');
  const code = typed === null ? null : readCode(reader, typed);
  const category = reader.take('category', (text) => readCategory(text, 'enterprise'));
  const deed = reader.text('deed', DEED_MAX);
  const days = readDeedDays(reader, terms);
  if (
    reader.faults.length > 0 ||
    name === null ||
    code === null ||
    category === null ||
    deed === null ||
    days === null
  ) {
    return { ...shownRow(row, 'enterprise'), outcome: 'wrong', errors: reader.faults, deed: null };
  }
  return {
    ...shownRow(row, 'enterprise'),
    outcome: 'ready',
    errors: code.warning === null ? [] : [code.warning],
    deed: {
      name: name.replace(/\n/g, ' '),
      gender: null,
      documentType: null,
      documentNumber: '',
      creditCode: code.code,
      categoryCode: category.code as CategoryCode,
      fields: {},
      deed,
      ...days,
      district: terms.district ?? CITY_WIDE,
      place: '',
      consent: null,
    },
  };
}

function readGender(raw: string): CellReading<Gender> {
  const text = plainText(raw);
  if (/^男性?$/.test(text)) return { ok: true, value: 'male' };
  if (/^女性?$/.test(text)) return { ok: true, value: 'female' };
  return text === ''
    ? refused('required', '性别为空（四 3 要求填写），可填：男、女')
    : refused('not-a-choice', '性别只能填：男、女');
}

const DOCUMENT_WORDS = DOCUMENT_TYPES.map((type) => documentTypeText[type]).join('、');

function readDocumentType(raw: string): CellReading<DocumentType> {
  const text = plainText(raw);
  if (text === '') return refused('required', `证件类型为空，可填：${DOCUMENT_WORDS}`);
  const word = text === '身份证' ? documentTypeText['resident-id'] : text;
  const found = DOCUMENT_TYPES.find((type) => documentTypeText[type] === word);
  return found === undefined
    ? refused('not-a-choice', `证件类型无法识别，可填：${DOCUMENT_WORDS}`)
    : { ok: true, value: found };
}

/** The number in its one spelling, once its type is known; a gender that differs is noted at the gender. */
function readNumber(
  reader: RowReader,
  claim: { gender: Gender | null; documentType: DocumentType | null; number: string | null },
  today: string,
): string | null {
  const { gender, documentType, number } = claim;
  if (number === null || documentType === null) return null;
  if (number === '') {
    reader.fault('documentNumber', 'required', '证件号码为空（四 3 要求填写）');
    return null;
  }
  const document = { documentType, documentNumber: number, gender: gender ?? undefined };
  const reading = readDocument(document, today);
  if (reading.ok) return reading.documentNumber;
  // the sheet asks for no birth date: with documents that do not state it, all before it was right
  if (reading.path === 'birthDate') return number.toUpperCase();
  if (reading.path === 'gender' && gender === null) return null;
  const text = reading.code === 'check-digit' ? '身份证号第 18 位校验不对' : reading.text;
  reader.fault(reading.path, reading.code, text);
  return null;
}

/** A wrong check character is a warning: codes were issued with such (GB 32100-2015). */
function readCode(reader: RowReader, typed: string): { code: string; warning: RowFault | null } | null {
  if (typed === '') {
    reader.fault('creditCode', 'required', '统一社会信用代码为空（四 3 要求填写）');
    return null;
  }
  const reading = readCreditCode(typed);
  if (!reading.ok) {
    const text =
      reading.fault === 'length'
        ? '统一社会信用代码应为 18 位'
        : '统一社会信用代码只能是数字和大写字母（没有 I、O、S、V、Z）';
    reader.fault('creditCode', reading.fault, text);
    return null;
  }
  const text = '统一社会信用代码末位校验不对，请核对；证照上确是如此的可以照样导入';
  const path = 'creditCode';
  return {
    code: reading.code,
    warning: reading.checkCharacter === 'right' ? null : { path, code: 'check-character', text },
  };
}

function readDeedDays(
  reader: RowReader,
  { today, campaignStartsOn }: BulkSheetTerms,
): { startedOn: string; endedOn: string } | null {
  return reader.take('dates', (text, number) => {
    if (plainText(text) === '') return refused('required', '日期为空，请写成 2026-07-18至2026-07-20');
    const reading = readDays(text, number);
    if (!reading.ok) return reading;
    const { startedOn, endedOn } = reading.value;
    if (endedOn < startedOn) return refused('order', '结束日期早于开始日期');
    if (endedOn > today) return refused('future', '日期在今天之后');
    if (endedOn < campaignStartsOn) return refused('too-early', `日期在专项开始（${campaignStartsOn}）之前`);
    return reading;
  });
}

type ConsentReading = { given: BulkDeed['consent']; held: RowFault | null };

/** Way and day of the consent; a row that lacks one of them waits for the person (四: 自主自愿). */
function readConsent(reader: RowReader, today: string): ConsentReading {
  const before = reader.faults.length;
  const way = reader.take('consentWay', readConsentWay);
  const on = reader.take<string | null>('consentDate', (text, number) => {
    if (plainText(text) === '') return { ok: true, value: null };
    const reading = readDays(text, number);
    if (!reading.ok) return reading;
    if (reading.value.startedOn !== reading.value.endedOn) {
      return refused('wrong-format', '同意日期只写一天，例如 2026-07-23');
    }
    return reading.value.startedOn > today
      ? refused('future', '同意日期在今天之后')
      : { ok: true, value: reading.value.startedOn };
  });
  if (reader.faults.length > before) return { given: null, held: null };
  if (way !== null && on !== null) return { given: { way, on }, held: null };
  const wait = '等本人在手机上同意';
  const held = (path: string, text: string) => ({ path, code: 'consent-missing', text: `${text}，${wait}` });
  if (way !== null) return { given: null, held: held('consentDate', `${way}同意没有日期`) };
  if (on !== null) return { given: null, held: held('consentWay', '有同意日期，没有同意方式') };
  return { given: null, held: held('consentWay', '没有同意方式和日期') };
}
