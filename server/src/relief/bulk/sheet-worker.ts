import { parentPort, workerData } from 'node:worker_threads';
import { checkRows } from '@benefit/shared/relief/bulk-rules';
import type { BulkSheetTerms, CheckedRow } from '@benefit/shared/relief/bulk-rules';
import { SheetFault } from './sheet-fault.ts';
import { readSheet } from './sheet-reader.ts';

export interface SheetTask {
  bytes: Uint8Array;
  terms: BulkSheetTerms;
}

export type SheetAnswer = { rows: CheckedRow[] } | { fault: { code: string; text: string } };

/** Reads and checks one sheet on a thread of its own, so that its cost is nobody else's. */
async function work({ bytes, terms }: SheetTask): Promise<SheetAnswer> {
  try {
    const { buffer, byteOffset, byteLength } = bytes;
    const rows = await readSheet(Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength), terms.holder);
    return { rows: checkRows(rows, terms) };
  } catch (error) {
    if (error instanceof SheetFault) return { fault: { code: error.code, text: error.text } };
    throw error;
  }
}

parentPort?.postMessage(await work(workerData as SheetTask));
