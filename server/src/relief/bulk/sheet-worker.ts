import { parentPort, workerData } from 'node:worker_threads';
import { checkRows } from '@benefit/shared/relief/bulk-rules';
import type { BulkSheetTerms, CheckedRow } from '@benefit/shared/relief/bulk-rules';
import { SheetFault } from './sheet-fault.ts';
import { readSheet } from './sheet-reader.ts';

export interface SheetTask {
  bytes: Uint8Array;
  terms: BulkSheetTerms;
}

/** Rows come in several answers, so that none of them is long in the taking; the last says so. */
export type SheetAnswer = { rows: CheckedRow[]; last: boolean } | { fault: { code: string; text: string } };

const ROWS_EACH = 1000;

/** Reads and checks one sheet on a thread of its own, so that its cost is nobody else's. */
async function work({ bytes, terms }: SheetTask, answer: (part: SheetAnswer) => void): Promise<void> {
  try {
    const { buffer, byteOffset, byteLength } = bytes;
    const rows = await readSheet(Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength), terms.holder);
    const checked = checkRows(rows, terms);
    for (let start = 0; start < checked.length; start += ROWS_EACH) {
      const part = checked.slice(start, start + ROWS_EACH);
      answer({ rows: part, last: start + ROWS_EACH >= checked.length });
    }
  } catch (error) {
    if (!(error instanceof SheetFault)) throw error;
    answer({ fault: { code: error.code, text: error.text } });
  }
}

await work(workerData as SheetTask, (part) => parentPort?.postMessage(part));
