import { BULK_MAX_ROWS } from '@benefit/shared/relief/bulk-contract';
import { plainText, serialDay } from '@benefit/shared/relief/bulk-cell-rules';
import { readHeading } from '@benefit/shared/relief/bulk-column-rules';
import type { HeadingReading } from '@benefit/shared/relief/bulk-column-rules';
import type { SheetCell, SheetRow } from '@benefit/shared/relief/bulk-row-reader-rules';
import type { HolderKind } from '@benefit/shared/venue/benefit-rules';
import { SheetFault, damaged } from './sheet-fault.ts';
import type { Workbook } from './workbook.ts';
import { TextCollector, requireFewer } from './workbook-xml.ts';
import type { XmlReader } from './workbook-xml.ts';

/** A title may stand above the heading. */
const HEADING_WITHIN = 10;
const MAX_HEADING_COLUMNS = 200;
const MAX_MERGES = 2_000;
/** Excel's last line and its days that are dates. */
const LAST_LINE = 1_048_576;
const DAYS = { first: 1, last: 2_958_465 };

type Missing = Extract<HeadingReading, { ok: false }>;

interface OpenCell {
  column: number;
  type: string;
  style: number;
  formula: boolean;
}

/** Takes the rows of one worksheet as they are inflated; only the columns of the heading are kept. */
export class WorksheetReader implements XmlReader {
  readonly rows: SheetRow[] = [];
  columns: Map<number, string> | null = null;
  /** The line that came nearest to being the heading. */
  nearest: Missing | null = null;
  private readonly merges: string[] = [];
  private readonly value = new TextCollector();
  private line = 0;
  private column = 0;
  private cell: OpenCell | null = null;
  private inValue = false;
  private inReading = false;
  private current = new Map<number, SheetCell>();
  private readonly workbook: Workbook;
  private readonly holder: HolderKind;

  constructor(workbook: Workbook, holder: HolderKind) {
    this.workbook = workbook;
    this.holder = holder;
  }

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'row') this.openRow(attributes['r']);
    else if (name === 'c') this.openCell(attributes);
    else if (name === 'f' && this.cell !== null) this.cell.formula = true;
    else if (name === 'v' || name === 't') this.inValue = this.cell !== null && !this.inReading;
    else if (name === 'rPh') this.inReading = true;
    else if (name === 'mergeCell') {
      requireFewer(this.merges.push(attributes['ref'] ?? ''), MAX_MERGES);
    }
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.inValue = false;
    else if (name === 'rPh') this.inReading = false;
    else if (name === 'c') this.closeCell();
    else if (name === 'row') this.closeRow();
    // merged cells follow the rows
    else if (name === 'worksheet') this.markMerged();
  }

  text(text: string): void {
    if (this.inValue) this.value.add(text);
  }

  private openRow(number: string | undefined): void {
    const line = number === undefined ? this.line + 1 : Number(number);
    if (!Number.isInteger(line) || line <= this.line || line > LAST_LINE) throw damaged();
    this.line = line;
    this.column = 0;
    this.current = new Map();
    if (this.columns === null && line > HEADING_WITHIN) throw missingColumns(this.nearest);
  }

  private openCell({ r, t = 'n', s = '0' }: Record<string, string>): void {
    this.column = r === undefined ? this.column + 1 : columnOf(r);
    this.cell = { column: this.column, type: t, style: Number(s), formula: false };
    this.value.take();
  }

  private closeCell(): void {
    const { cell } = this;
    if (cell === null) return;
    this.cell = null;
    const kept = this.columns === null ? cell.column <= MAX_HEADING_COLUMNS : this.columns.has(cell.column);
    if (kept) this.current.set(cell.column, this.read(cell, this.value.take()));
  }

  private read({ type, style, formula }: OpenCell, raw: string): SheetCell {
    if (formula) return { text: '', number: null, fault: 'formula' };
    if (type === 'e') return { text: '', number: null, fault: 'error-value' };
    if (type === 's') return plain(this.sharedString(raw));
    if (type === 'd') return plain(raw.slice(0, 10));
    if (type !== 'n') return plain(raw);
    const number = raw.trim() === '' ? NaN : Number(raw);
    if (Number.isNaN(number)) return plain(raw);
    const day = number + this.workbook.dayOffset;
    if (this.workbook.dateStyles[style] === true && day >= DAYS.first && day < DAYS.last) {
      return plain(serialDay(day));
    }
    return { text: String(number), number, fault: null };
  }

  private sharedString(raw: string): string {
    const text = /^\d{1,9}$/.test(raw) ? this.workbook.strings[Number(raw)] : undefined;
    if (text === undefined) throw damaged();
    return text;
  }

  private closeRow(): void {
    if (this.columns === null) return this.tryHeading();
    const cells: SheetRow['cells'] = {};
    let blank = true;
    for (const [column, cell] of this.current) {
      const key = this.columns.get(column);
      if (key === undefined) continue;
      cells[key] = cell;
      if (cell.fault !== null || plainText(cell.text) !== '') blank = false;
    }
    if (blank) return;
    if (this.rows.push({ line: this.line, cells }) > BULK_MAX_ROWS) {
      const most = BULK_MAX_ROWS.toLocaleString('en');
      throw new SheetFault('too-many-rows', `一份表最多 ${most} 行，请拆成几份上传`);
    }
  }

  private tryHeading(): void {
    const texts = new Map([...this.current].map(([column, cell]) => [column, cell.text]));
    const heading = readHeading(texts, this.holder);
    if (heading.ok) this.columns = heading.columns;
    else if (this.nearest === null || heading.found > this.nearest.found) this.nearest = heading;
  }

  private markMerged(): void {
    const { columns } = this;
    if (columns === null) return;
    for (const merge of this.merges) {
      const area = areaOf(merge);
      const keys = [...columns].flatMap(([column, key]) =>
        column >= area.firstColumn && column <= area.lastColumn ? [key] : [],
      );
      for (let index = this.firstAt(area.firstLine); index < this.rows.length; index++) {
        const row = this.rows[index];
        if (row === undefined || row.line > area.lastLine || keys.length === 0) break;
        for (const key of keys) row.cells[key] = mergedCell(row.cells[key]);
      }
    }
  }

  /** Index of the first row at or below a line; rows stand in the order of their lines. */
  private firstAt(line: number): number {
    let [low, high] = [0, this.rows.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.rows[middle]?.line ?? 0) < line) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const plain = (text: string): SheetCell => ({ text, number: null, fault: null });

const mergedCell = (cell: SheetCell | undefined): SheetCell => ({
  text: cell?.text ?? '',
  number: null,
  fault: 'merged',
});

/** `B7` is column 2. */
function columnOf(reference: string): number {
  const letters = /^([A-Z]{1,3})\d{1,7}$/.exec(reference)?.[1];
  if (letters === undefined) throw damaged();
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

const lineOf = (reference: string): number => Number(/\d+$/.exec(reference)?.[0] ?? 0);

/** `A2:B4`. */
function areaOf(reference: string) {
  const [first = '', last = first] = reference.split(':');
  return {
    firstColumn: columnOf(first),
    lastColumn: columnOf(last),
    firstLine: lineOf(first),
    lastLine: lineOf(last),
  };
}

/** Names the columns that a sheet lacks, or has twice. */
export function missingColumns(nearest: Missing | null): SheetFault {
  if (nearest === null || nearest.found === 0) {
    return new SheetFault('no-heading', '没有找到表头，请用下载的模板填写，表头那一行不要删');
  }
  if (nearest.missing.length === 0) {
    return new SheetFault('doubled-columns', `表头有重复的列：${nearest.doubled.join('、')}，请只留一列`);
  }
  const text = `表头缺少：${nearest.missing.join('、')}。请补上这几列，列的先后不限`;
  return new SheetFault('missing-columns', text);
}
