import type { FileHandle } from 'node:fs/promises';
import { FileFault } from './file-fault.ts';
import { readAt } from './media-type.ts';

/** Readers look for the end mark in about the last kilobyte; some writers pad a little. */
const TRAILER_BYTES = 2048;

/**
 * Checks that a PDF ends as one: the end mark, and a start of the cross references that is there.
 *
 * @throws FileFault `file-damaged`
 */
export async function checkPdf(file: FileHandle, sizeBytes: number): Promise<void> {
  const length = Math.min(TRAILER_BYTES, sizeBytes);
  const tail = (await readAt(file, sizeBytes - length, length)).toString('latin1');
  const offsets = [...tail.matchAll(/startxref\s+(\d{1,12})\s+%%EOF/g)];
  const offset = Number(offsets.at(-1)?.[1] ?? -1);
  if (offset < 0 || offset >= sizeBytes) throw new FileFault('file-damaged');
  const start = (await readAt(file, offset, Math.min(64, sizeBytes - offset))).toString('latin1');
  if (!/^\s*(?:xref|\d+\s+\d+\s+obj)/.test(start)) throw new FileFault('file-damaged');
}
