import type { BulkReport, BulkRow } from '@benefit/shared/relief/bulk-contract';
import { clauseMark, readCategory, readDays } from '@benefit/shared/relief/bulk-cell-rules';
import { spokenDay } from '../../../platform/spoken-time';

/** A column of the table as it is shown: one of the sheet's, or two that belong together. */
export interface ShownColumn {
  key: string;
  label: string;
  /** Columns of the sheet that it shows. */
  of: readonly string[];
  /** Share of the table's width, in percent. */
  percent: number;
}

/** Shares of the width; what is not here stands only while a row is at fault in it. */
const SHARES: Record<string, number> = {
  name: 7,
  documentNumber: 13,
  creditCode: 15,
  category: 14,
  deed: 11,
  dates: 14,
  consent: 10,
};
const OTHER_SHARE = 8;
const CONSENT = ['consentWay', 'consentDate'];

/**
 * Columns in the sheet's order: the ones that tell a row from others always, the rest (性别, 证件类型,
 * 地点) where one of the rows is wrong there, so that a fault always shows in its cell.
 */
export function shownColumns(columns: BulkReport['columns'], rows: readonly BulkRow[]): ShownColumn[] {
  const atFault = new Set(rows.flatMap(({ errors }) => errors.map(({ path }) => path)));
  return columns.flatMap(({ key, label }) => {
    if (key === 'consentWay') {
      return [{ key: 'consent', label: '本人同意', of: CONSENT, percent: SHARES['consent'] ?? OTHER_SHARE }];
    }
    if (key === 'consentDate') return [];
    const percent = SHARES[key];
    if (percent === undefined && !atFault.has(key)) return [];
    return [{ key, label, of: [key], percent: percent ?? OTHER_SHARE }];
  });
}

/** What a cell says, in the words of the page; （空） where something is missing. */
export function cellText({ cells, errors }: BulkRow, { key, of }: ShownColumn, now: Date): string {
  const texts = of.map((one) => (cells[one] ?? '').trim());
  const missing = errors.some(({ path }) => of.includes(path));
  if (texts.every((text) => text === '')) return missing ? (key === 'consent' ? '未写明' : '（空）') : '';
  if (key === 'category') return categoryText(texts[0] ?? '');
  if (key === 'dates') return daysText(texts[0] ?? '', now);
  if (key === 'consent')
    return [texts[0], daysText(texts[1] ?? '', now)].filter((text) => text !== '').join(' ');
  return texts.join(' ');
}

/** Whether something in the cell is wrong. */
export const cellAtFault = ({ errors }: BulkRow, { of }: ShownColumn): boolean =>
  errors.some(({ path }) => of.includes(path));

/** 一 3 with its name; as it was typed where it names none. */
function categoryText(typed: string): string {
  const read = readCategory(typed, typed.trim().startsWith('二') ? 'enterprise' : 'person');
  return read.ok ? `${clauseMark(read.value)} ${read.value.name}` : typed;
}

/** 7月19日 至 7月21日; as it was typed where that is no day. */
function daysText(typed: string, now: Date): string {
  const days = readDays(typed, null);
  if (!days.ok) return typed;
  const [start, end] = [days.value.startedOn, days.value.endedOn].map((day) =>
    spokenDay(`${day}T00:00:00+08:00`, now),
  );
  return start === end ? (start ?? '') : `${start} 至 ${end}`;
}
