import { maskDocumentNumber, maskName } from '../identity/masking-rules.ts';
import type { HolderKind } from '../venue/benefit-rules.ts';
import { plainName, plainNumber, plainText } from './bulk-cell-rules.ts';
import type { CellReading } from './bulk-cell-rules.ts';
import { BULK_COLUMNS } from './bulk-column-rules.ts';
import type { BulkColumn } from './bulk-column-rules.ts';

/** A cell as it stands in the file. `number` is set where the file keeps a number and no text. */
export interface SheetCell {
  text: string;
  number: number | null;
  fault: 'formula' | 'merged' | 'error-value' | null;
}

export interface SheetRow {
  /** The line as the spreadsheet counts it, from 1. */
  line: number;
  cells: Partial<Record<string, SheetCell>>;
}

export interface RowFault {
  path: string;
  code: string;
  text: string;
}

/** Columns that hold a number of many digits, which a sheet's own numbers would cut. */
const LONG_NUMBERS = ['documentNumber', 'creditCode'];
/** From here on a sheet's numbers lose digits. */
const EXACT_BELOW = 1e15;
/** Longest deed, and longest cell that is shown, in characters. */
export const DEED_MAX = 1000;

const CELL_FAULTS: Record<NonNullable<SheetCell['fault']>, string> = {
  formula: '是公式，请复制后“粘贴为数值”再上传',
  merged: '是合并单元格，请取消合并，逐行填写',
  'error-value': '是计算错误（如 #N/A），请改成要填的内容',
};

/** Reads the cells of one row, noting what is wrong with each. */
export class RowReader {
  readonly faults: RowFault[] = [];

  private readonly row: SheetRow;
  private readonly columns: readonly BulkColumn[];

  constructor(row: SheetRow, holder: HolderKind) {
    this.row = row;
    this.columns = BULK_COLUMNS[holder];
  }

  fault(path: string, code: string, text: string): void {
    this.faults.push({ path, code, text });
  }

  private label(key: string): string {
    return this.columns.find((entry) => entry.key === key)?.label ?? key;
  }

  /** The value of a cell by a rule of its own; null after noting why it has none. */
  take<T>(key: string, read: (text: string, number: number | null) => CellReading<T>): T | null {
    const cell = this.row.cells[key];
    if (cell !== undefined && cell.fault !== null) {
      this.fault(key, cell.fault, `${this.label(key)}${CELL_FAULTS[cell.fault]}`);
      return null;
    }
    const reading = read(cell?.text ?? '', cell?.number ?? null);
    if (reading.ok) return reading.value;
    this.fault(key, reading.code, reading.text);
    return null;
  }

  /** A cell's text that must not be empty, as 四 3 wants. */
  text(key: string, maxLength: number): string | null {
    return this.take(key, (raw) => {
      const text = plainText(raw);
      if (text === '') return refused('required', `${this.label(key)}为空（四 3 要求填写）`);
      if (text.length > maxLength) return refused('too-long', `${this.label(key)}最多 ${maxLength} 个字`);
      return CONTROL.test(text)
        ? refused('characters', `${this.label(key)}含有无法显示的字符，请重新输入`)
        : { ok: true, value: text };
    });
  }

  /** A number of many digits, from a cell of text; empty is left to its own rule. */
  number(key: string): string | null {
    return this.take(key, (raw, number) =>
      number !== null && Math.abs(number) >= EXACT_BELOW
        ? refused('number-cell', `${this.label(key)}存成了数字，末几位已丢失，请把这一列改成文本格式后重填`)
        : { ok: true, value: plainNumber(raw) },
    );
  }
}

/** What a rule answers for a cell that it refuses. */
export const refused = (code: string, text: string) => ({ ok: false, code, text }) as const;
// eslint-disable-next-line no-control-regex -- control characters but the line feed
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]/;

/** The cells as they are shown: names and numbers masked, formulas not repeated, long texts cut. */
export function shownRow(row: SheetRow, holder: HolderKind): { line: number; cells: Record<string, string> } {
  const cells: Record<string, string> = {};
  for (const { key } of BULK_COLUMNS[holder]) {
    const cell = row.cells[key];
    cells[key] = cell === undefined ? '' : shownCell(key, cell, holder);
  }
  return { line: row.line, cells };
}

function shownCell(key: string, cell: SheetCell, holder: HolderKind): string {
  if (cell.fault === 'formula') return '（公式）';
  const text = plainText(cell.text).slice(0, DEED_MAX);
  if (LONG_NUMBERS.includes(key)) {
    return key === 'creditCode' ? plainNumber(text) : maskDocumentNumber(plainNumber(text));
  }
  return key === 'name' && holder === 'person' ? maskName(plainName(text)) : text;
}
