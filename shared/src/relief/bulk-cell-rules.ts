import { isCalendarDay } from '../shanghai-time.ts';
import { CATEGORIES, COMMENDATION_LEVELS } from './category-rules.ts';
import type { Category, CommendationLevel } from './category-rules.ts';
import { DISTRICTS, ELSEWHERE } from './district-rules.ts';
import type { ReportDistrict } from './district-rules.ts';
import type { HolderKind } from '../venue/benefit-rules.ts';

/** What a cell of a filled sheet says, or what is wrong with it. */
export type CellReading<T> = { ok: true; value: T } | { ok: false; code: string; text: string };

const wrong = (code: string, text: string) => ({ ok: false, code, text }) as const;

/** Spaces of any width become one kind, marks that nobody sees go, and the ends are trimmed. */
export const plainText = (text: string): string =>
  text
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000\t]/g, ' ')
    .trim();

/** Full-width digits, letters and marks in their half-width form: １２Ｘ → 12X. */
export const halfWidth = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));

/** A number or code as typed into a sheet: half-width, without spaces and without the ' that marks text. */
export const plainNumber = (text: string): string => halfWidth(plainText(text)).replace(/^'|\s/g, '');

/** A name of Chinese characters is spread out by wide spaces in many sheets: they go. Others keep theirs. */
export const plainName = (text: string): string => {
  const name = plainText(text);
  return /^[\u3007\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{33479}\s·]+$/u.test(name)
    ? name.replace(/\s/g, '')
    : name;
};

/** Excel's day 0 by its own calendar of 1900, which is right from March 1900 on. */
const SERIAL_EPOCH = Date.UTC(1899, 11, 30);
/** 2000-01-01 and 2099-12-31: no other number in a column of dates is taken for a day. */
const SERIALS = { first: 36_526, last: 73_050 };

/** The day of one of Excel's serial numbers, `yyyy-mm-dd`. */
export const serialDay = (serial: number): string =>
  new Date(SERIAL_EPOCH + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10);

const FULL_DAY = String.raw`(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?|(\d{4})(\d{2})(\d{2})`;
const SHORT_DAY = String.raw`(?:(\d{1,2})\s*[-/.月]\s*)?(\d{1,2})\s*日?`;
const BETWEEN = String.raw`\s*(?:至|到|—+|–|~|-{1,2})\s*`;
const ONE_DAY = new RegExp(`^(?:${FULL_DAY})(?:\\s+[\\d:]+)?$`);
const TWO_DAYS = new RegExp(`^(?:${FULL_DAY})${BETWEEN}(?:(?:${FULL_DAY})|${SHORT_DAY})$`);

export interface DayRange {
  startedOn: string;
  endedOn: string;
}

const dayText = (year: string, month: string, day: string): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

/**
 * Reads one day or a range of two: 2026-07-18, 2026/7/18, 2026年7月18日, 20260718, and any two of them
 * joined by 至; of the second the year, or year and month, may be left out. A number is Excel's serial.
 * Whether start and end are in order is the row's question.
 */
export function readDays(text: string, number: number | null): CellReading<DayRange> {
  if (number !== null && number >= SERIALS.first && number < SERIALS.last + 1) {
    const day = serialDay(number);
    return { ok: true, value: { startedOn: day, endedOn: day } };
  }
  const plain = halfWidth(plainText(text)).replace(/～/g, '~');
  const range = ONE_DAY.exec(plain) ?? TWO_DAYS.exec(plain);
  if (range === null) {
    return wrong('wrong-format', '日期无法识别，请写成 2026-07-18 或 2026-07-18至2026-07-20');
  }
  const [, y1, m1, d1, y2, m2, d2, y3, m3, d3, y4, m4, d4, shortMonth, shortDay] = range;
  const [year, month, day] = [y1 ?? y2 ?? '', m1 ?? m2 ?? '', d1 ?? d2 ?? ''];
  const startedOn = dayText(year, month, day);
  const endedOn =
    y3 === undefined && y4 === undefined && shortDay === undefined
      ? startedOn
      : dayText(y3 ?? y4 ?? year, m3 ?? m4 ?? shortMonth ?? month, d3 ?? d4 ?? shortDay ?? '');
  if (!isCalendarDay(startedOn) || !isCalendarDay(endedOn)) return wrong('date', '没有这一天，请核对月和日');
  return { ok: true, value: { startedOn, endedOn } };
}

/** `一 3`, as sheets and officers say it. */
export const clauseMark = (category: Pick<Category, 'clause'>): string => category.clause.slice(-3);

/** What a sheet for this kind of holder may name as its category, in words. */
const choices = (holder: HolderKind): string => (holder === 'person' ? '一 1 至一 7' : '二 1');

const withoutMarks = (text: string): string => text.replace(/[\s、，,.．。:：·()（）-]/g, '');

/**
 * Reads a category by its clause (`一 3`, `一、3`, `一（3）`, alone or with words behind it) or by its
 * name. Words behind a clause are not compared, unless they are another category's name.
 */
export function readCategory(text: string, holder: HolderKind): CellReading<Category> {
  const plain = withoutMarks(halfWidth(plainText(text)));
  if (plain === '') return wrong('required', `类别为空，可填：${choices(holder)}`);
  const all: readonly Category[] = CATEGORIES;
  const clause = /^[一二]\d/.exec(plain)?.[0];
  const rest = clause === undefined ? plain : plain.slice(clause.length);
  const byName = all.find(({ name }) => withoutMarks(name) === rest);
  const byClause = all.find((category) => withoutMarks(clauseMark(category)) === clause);
  if (byClause !== undefined && byName !== undefined && byClause !== byName) {
    return wrong('contradiction', '类别的条款和名称对不上，请只留一个');
  }
  const found = clause === undefined ? byName : byClause;
  if (found === undefined || (clause !== undefined && /^\d|[一二]\d/.test(rest))) {
    return wrong('not-a-choice', `类别无法识别，可填：${choices(holder)}`);
  }
  if (found.holder !== holder) {
    return wrong('not-a-choice', `这份表只能填：${choices(holder)}，${clauseMark(found)} 请填另一份表`);
  }
  return { ok: true, value: found };
}

/** Long names under which some districts are written, and the one that reports give. */
const DISTRICT_ALIASES: readonly (readonly [string, ReportDistrict])[] = [
  ['管城回族区', '管城区'],
  ['郑州航空港经济综合实验区', '航空港区'],
  ['航空港经济综合实验区', '航空港区'],
  ['郑州航空港区', '航空港区'],
  ['港区', '航空港区'],
  ['郑州经济技术开发区', '经开区'],
  ['经济技术开发区', '经开区'],
  ['郑州高新技术产业开发区', '高新区'],
  ['高新技术产业开发区', '高新区'],
  ...DISTRICTS.map((district) => [district, district] as const),
];

const PLACE_HINT = '请以区县（市）开头，例如“金水区花园路”；市外的写“市外”再写地名';

/** Reads a place that begins with its district, after 河南省 and 郑州市 where they stand; or with 市外. */
export function readPlace(text: string): CellReading<{ district: ReportDistrict; place: string }> {
  const plain = plainText(text).replace(/\n/g, ' ');
  if (plain === '') return wrong('required', `地点为空，${PLACE_HINT}`);
  if (plain.length > 200) return wrong('too-long', '地点最多 200 个字');
  if (plain.startsWith(ELSEWHERE)) {
    const place = plain.slice(ELSEWHERE.length).replace(/^[\s：:，,]+/, '');
    return place === ''
      ? wrong('required', '市外请写明地名，例如“市外 卫辉市唐庄镇”')
      : { ok: true, value: { district: ELSEWHERE, place } };
  }
  const inCity = plain.replace(/^(?:河南省?)?\s*(?:郑州市)?\s*/, '');
  const found = DISTRICT_ALIASES.find(([name]) => inCity.startsWith(name));
  if (found === undefined) return wrong('not-a-choice', `地点看不出在哪个区县，${PLACE_HINT}`);
  return { ok: true, value: { district: found[1], place: inCity.slice(found[0].length).trim() } };
}

/** How a person agreed to be reported (四: 自主自愿), as a sheet says it. */
export const CONSENT_WAYS = ['书面', '口头', '电话', '短信', '网上'] as const;
export type ConsentWay = (typeof CONSENT_WAYS)[number];

/** Words that say nobody asked yet: the row waits for the person. */
const NOT_ASKED = ['', '无', '没有', '未征得', '未征求', '待同意', '未写明'];

/** Reads how somebody agreed; null where nobody asked. */
export function readConsentWay(text: string): CellReading<ConsentWay | null> {
  const plain = withoutMarks(plainText(text));
  if (NOT_ASKED.includes(plain)) return { ok: true, value: null };
  if (/^(?:不同意|拒绝)$/.test(plain)) return wrong('refused', '本人不同意的不能报送，请删除这一行');
  const way = CONSENT_WAYS.find((word) => plain === word || plain === `${word}同意`);
  return way === undefined
    ? wrong('not-a-choice', `同意方式无法识别，可填：${CONSENT_WAYS.join('、')}；还没问过的请留空`)
    : { ok: true, value: way };
}

const LEVEL_WORDS: Record<CommendationLevel, RegExp> = {
  national: /国家级/,
  province: /省级/,
  city: /市级/,
  county: /[区县]级/,
};

/** The highest level of commendation that a text names; null where it names none (一 7). */
export const levelNamedIn = (text: string): CommendationLevel | null =>
  COMMENDATION_LEVELS.find((level) => LEVEL_WORDS[level].test(text)) ?? null;
