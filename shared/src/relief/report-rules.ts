import { readCreditCode } from '../identity/credit-code-rules.ts';
import { isCalendarDay, shanghaiDayNumber } from '../shanghai-time.ts';
import { categoryOf } from './category-rules.ts';
import type { Category, CategoryField } from './category-rules.ts';
import { ELSEWHERE } from './district-rules.ts';
import { evidenceFaults } from './evidence-rules.ts';
import type { DeclaredEvidence } from './evidence-rules.ts';

/** A report's content as the rules need it; see `ReportContent` for meanings. */
export interface ReportFacts {
  categoryCode: string;
  fields: Readonly<Record<string, string | number>>;
  deed: string;
  startedOn: string;
  endedOn: string;
  district: string;
  place: string;
  position?: { latitude: number; longitude: number } | undefined;
  witness?: string | undefined;
  declarations: { capable: boolean; resident: boolean; voluntary: boolean };
  evidence: readonly (DeclaredEvidence & { evidenceId: string; fileName?: string; source?: string })[];
}

/** A field that is at fault: the path in the content, a stable code, and what to do, in plain words. */
export interface ContentFault {
  path: string;
  code: string;
  text: string;
}

/** Hours that a day counts where neither the reporter nor the department said how many. */
export const HOURS_PER_DAY = 8;

/**
 * What keeps a report from being handed in, field by field; empty when nothing does
 * (郑信用办〔2021〕23号 四 2, 四 3).
 *
 * @param today `yyyy-mm-dd` in Shanghai
 */
export function reportFaults(report: ReportFacts, today: string): ContentFault[] {
  const category = categoryOf(report.categoryCode);
  if (category === null || category.holder !== 'person') {
    return [{ path: 'categoryCode', code: 'not-a-choice', text: '请选择个人申报的类别' }];
  }
  return [
    ...fieldFaults(category, report, today),
    ...(report.deed.trim() === '' ? [required('deed', '请写明做了什么（四 3 要求具体事项）')] : []),
    ...dateFaults(report, today),
    ...(report.district === ELSEWHERE && report.place.trim() === ''
      ? [required('place', '在市外做的，请写明城市和地点')]
      : []),
    ...declarationFaults(report.declarations),
    ...(report.evidence.length === 0 ? [required('evidence', '请至少上传一份证明材料')] : []),
    ...listFaults(report.evidence),
  ];
}

/** Faults of the list of files, with their paths in the content. */
export function listFaults(evidence: ReportFacts['evidence']): ContentFault[] {
  const seen = new Set<string>();
  const twice = evidence.flatMap(({ evidenceId }, index): ContentFault[] => {
    if (!seen.has(evidenceId)) {
      seen.add(evidenceId);
      return [];
    }
    return [{ path: `evidence.${index}.evidenceId`, code: 'repeated', text: '同一份材料登记了两次' }];
  });
  return [
    ...twice,
    ...evidenceFaults(evidence).map(({ index, code, text }) => ({
      path: index === null ? 'evidence' : `evidence.${index}`,
      code,
      text,
    })),
  ];
}

function fieldFaults(category: Category, report: ReportFacts, today: string): ContentFault[] {
  const known = new Set(category.fields.map(({ key }) => key));
  const unknown = Object.keys(report.fields)
    .filter((key) => !known.has(key))
    .map((key) => ({ path: `fields.${key}`, code: 'unknown-field', text: '这个类别没有这一项' }));
  const faults = category.fields.flatMap((field) => {
    const value = report.fields[field.key];
    const path = `fields.${field.key}`;
    if (value === undefined || value === '') {
      return field.required ? [required(path, `请填写${field.label}`)] : [];
    }
    const fault = valueFault(field, value, report, today);
    return fault === null ? [] : [{ path, ...fault }];
  });
  return [...unknown, ...faults, ...donationFaults(category, report.fields)];
}

/** 一 5: money or goods, at least one of them. */
function donationFaults({ code }: Category, fields: ReportFacts['fields']): ContentFault[] {
  if (code !== 'donation') return [];
  const stated = [fields['amountFen'], fields['goods']].some((value) => value !== undefined && value !== '');
  return stated ? [] : [required('fields.goods', '捐款金额和捐赠物品至少填一项')];
}

function valueFault(
  { kind, label, maxLength, choices }: CategoryField,
  value: string | number,
  report: ReportFacts,
  today: string,
): { code: string; text: string } | null {
  if (kind === 'hours') return hoursFault(value, report);
  if (kind === 'fen') {
    const right = typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 1e13;
    return right ? null : { code: 'wrong-format', text: '请填写大于 0 的金额' };
  }
  if (typeof value !== 'string') return { code: 'wrong-type', text: '类型不对' };
  if (kind === 'day') return dayFault(value, today);
  if (kind === 'choice') {
    const known = choices?.some((choice) => choice.value === value) === true;
    return known ? null : { code: 'not-a-choice', text: `请选择${label}` };
  }
  if (kind === 'credit-code') {
    return readCreditCode(value).ok
      ? null
      : { code: 'wrong-format', text: '统一社会信用代码应为 18 位，请核对' };
  }
  const most = maxLength ?? 200;
  return Array.from(value).length <= most ? null : { code: 'too-long', text: `最多 ${most} 个字符` };
}

function hoursFault(value: string | number, report: ReportFacts): { code: string; text: string } | null {
  if (typeof value !== 'number' || !(value > 0))
    return { code: 'wrong-format', text: '请填写大于 0 的小时数' };
  const most = 24 * Math.max(1, daysOf(report));
  return value <= most ? null : { code: 'too-big', text: `起止日期之间最多 ${most} 小时，请核对` };
}

function dayFault(day: string, today: string): { code: string; text: string } | null {
  if (!isCalendarDay(day)) return { code: 'date', text: '这个日期不存在，请重新选择' };
  return day > today ? { code: 'future', text: '日期在今天之后，请核对' } : null;
}

function dateFaults({ startedOn, endedOn }: ReportFacts, today: string): ContentFault[] {
  const faults: ContentFault[] = [];
  for (const [path, day] of [
    ['startedOn', startedOn],
    ['endedOn', endedOn],
  ] as const) {
    const fault = dayFault(day, today);
    if (fault !== null) faults.push({ path, ...fault });
  }
  if (faults.length === 0 && endedOn < startedOn) {
    faults.push({ path: 'endedOn', code: 'before-start', text: '结束日期早于开始日期' });
  }
  return faults;
}

const declarationText = {
  capable: '请确认本人具有完全民事行为能力（四 2）',
  resident: '请确认本人是郑州市常住市民（四 2）',
  voluntary: '请确认自主自愿申报（四）',
} as const;

function declarationFaults(declarations: ReportFacts['declarations']): ContentFault[] {
  return (['capable', 'resident', 'voluntary'] as const)
    .filter((key) => !declarations[key])
    .map((key) => required(`declarations.${key}`, declarationText[key]));
}

const required = (path: string, text: string): ContentFault => ({ path, code: 'required', text });

/** Days from the first to the last, both counted; 0 where the dates make no sense. */
export function daysOf({ startedOn, endedOn }: Pick<ReportFacts, 'startedOn' | 'endedOn'>): number {
  if (!isCalendarDay(startedOn) || !isCalendarDay(endedOn) || endedOn < startedOn) return 0;
  const number = (day: string) => shanghaiDayNumber(new Date(`${day}T00:00:00+08:00`));
  return number(endedOn) - number(startedOn) + 1;
}

/**
 * The hours that count for the points: as the department recognised them, else as stated, else eight
 * for each day; null for categories that are not reckoned by hours.
 */
export function countedHours(
  report: Pick<ReportFacts, 'categoryCode' | 'fields' | 'startedOn' | 'endedOn'>,
  recognisedTenths: number | null,
): number | null {
  const category = categoryOf(report.categoryCode);
  if (category === null || !category.fields.some(({ kind }) => kind === 'hours')) return null;
  if (recognisedTenths !== null) return recognisedTenths / 10;
  const stated = report.fields['hours'];
  return typeof stated === 'number' ? stated : HOURS_PER_DAY * daysOf(report);
}

/** Names of the content that an officer may ask to be supplemented, beside pieces of evidence. */
export const CONTENT_ITEMS = [
  'deed',
  'startedOn',
  'endedOn',
  'district',
  'place',
  'witness',
  'declarations',
  'fields',
  'evidence',
] as const;

/** The items in words. */
export const itemText: Record<(typeof CONTENT_ITEMS)[number], string> = {
  deed: '具体事项',
  startedOn: '开始日期',
  endedOn: '结束日期',
  district: '区县',
  place: '地点',
  witness: '证明人',
  declarations: '本人声明',
  fields: '类别信息',
  evidence: '证明材料',
};

/** Whether an item names something that this report has: a member, a category's field, a piece of evidence. */
export function isItem(item: string, report: Pick<ReportFacts, 'categoryCode' | 'evidence'>): boolean {
  if ((CONTENT_ITEMS as readonly string[]).includes(item)) return true;
  if (report.evidence.some(({ evidenceId }) => evidenceId === item)) return true;
  const key = item.startsWith('fields.') ? item.slice('fields.'.length) : null;
  return key !== null && categoryOf(report.categoryCode)?.fields.some((field) => field.key === key) === true;
}

/**
 * What a supplement changes beyond the items that were named; empty when it keeps to them. A named
 * piece of evidence may be taken off or replaced, so it opens the list for new pieces, and keeps the others.
 */
export function changesBeyond(
  before: ReportFacts & { campaignId: string },
  after: ReportFacts & { campaignId: string },
  items: readonly string[],
): ContentFault[] {
  const open = new Set(items);
  const closed = (path: string): ContentFault => ({
    path,
    code: 'not-open',
    text: '这一项不在需要补正的范围内，不能修改',
  });
  const paths: string[] = [];
  for (const key of [
    'campaignId',
    'categoryCode',
    'deed',
    'startedOn',
    'endedOn',
    'district',
    'place',
  ] as const) {
    if (before[key] !== after[key] && !open.has(key)) paths.push(key);
  }
  if ((before.witness ?? '') !== (after.witness ?? '') && !open.has('witness')) paths.push('witness');
  // where on the map is part of where
  if (!open.has('place') && !sameRecord(before.position ?? {}, after.position ?? {})) paths.push('position');
  if (!open.has('declarations') && !sameRecord(before.declarations, after.declarations))
    paths.push('declarations');
  for (const key of new Set([...Object.keys(before.fields), ...Object.keys(after.fields)])) {
    const path = `fields.${key}`;
    if (before.fields[key] !== after.fields[key] && !open.has('fields') && !open.has(path)) paths.push(path);
  }
  return [...paths, ...evidenceBeyond(before.evidence, after.evidence, open)].map(closed);
}

function evidenceBeyond(
  before: ReportFacts['evidence'],
  after: ReportFacts['evidence'],
  open: ReadonlySet<string>,
): string[] {
  if (open.has('evidence')) return [];
  const [had, has] = [before, after].map((list) => list.map(({ evidenceId }) => evidenceId)) as [
    string[],
    string[],
  ];
  const taken = had.filter((id) => !has.includes(id) && !open.has(id)).map((id) => `evidence.${id}`);
  const mayAdd = had.some((id) => open.has(id)) || [...open].some((item) => has.includes(item));
  const added = has.flatMap((id, index) => (had.includes(id) || mayAdd ? [] : [`evidence.${index}`]));
  const altered = after.flatMap((piece, index) => {
    const earlier = before.find(({ evidenceId }) => evidenceId === piece.evidenceId);
    const same = earlier === undefined || open.has(piece.evidenceId) || samePiece(earlier, piece);
    return same ? [] : [`evidence.${index}`];
  });
  return [...taken, ...added, ...altered];
}

/** The type is not compared: what the phone states gives way to what the bytes say. */
const samePiece = (a: ReportFacts['evidence'][number], b: ReportFacts['evidence'][number]): boolean =>
  a.fileName === b.fileName && a.source === b.source && a.sizeBytes === b.sizeBytes;

const sameRecord = (a: object, b: object): boolean => {
  const [left, right] = [Object.entries(a).sort(), Object.entries(b).sort()];
  return JSON.stringify(left) === JSON.stringify(right);
};
