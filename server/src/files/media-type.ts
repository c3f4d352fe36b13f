import { fileTypeFromBuffer } from 'file-type';
import type { FileHandle } from 'node:fs/promises';
import { FileFault } from './file-fault.ts';

/** How much of a file's beginning and end is looked at. */
const HEAD_BYTES = 256 * 1024;
/** A ZIP's directory ends in its last 64 KiB and 22 bytes. */
const TAIL_BYTES = 64 * 1024 + 22;

/** What some devices call what we take under another name. */
const SAME_AS: Record<string, string> = {
  'image/apng': 'image/png',
  'image/heic-sequence': 'image/heic',
  'image/heif-sequence': 'image/heif',
  'video/x-m4v': 'video/mp4',
};

/** Marks of a page or a program, which no photo, video or PDF begins with or has behind its end. */
const ACTIVE = /<(?:!doctype\s+html|html|script|svg|iframe|\?php)[\s>]/i;

/**
 * The media type by content; what a name or the phone says of it plays no part.
 *
 * @throws FileFault for what is no file of a known type, or is one of another type as well
 */
export async function mediaTypeOf(file: FileHandle, sizeBytes: number): Promise<string> {
  const head = await readAt(file, 0, Math.min(HEAD_BYTES, sizeBytes));
  const tail = await readAt(file, Math.max(0, sizeBytes - TAIL_BYTES), Math.min(TAIL_BYTES, sizeBytes));
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  if (found === undefined) throw new FileFault('file-type-not-taken');
  const mediaType = SAME_AS[found.mime] ?? found.mime;
  if (isAnotherToo(mediaType, head, tail)) throw new FileFault('file-type-not-taken');
  return mediaType;
}

/** Bytes of a file from a place in it. */
export async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}

/** A file that some programs would take for a PDF, an archive, a page or a script. */
function isAnotherToo(mediaType: string, head: Buffer, tail: Buffer): boolean {
  const start = head.subarray(0, 1024).toString('latin1');
  if (mediaType !== 'application/pdf' && start.includes('%PDF-')) return true;
  if (ACTIVE.test(start)) return true;
  if (mediaType !== 'application/pdf' && ACTIVE.test(tail.toString('latin1'))) return true;
  return endsAsZip(tail);
}

/** Whether a ZIP's end record stands exactly where an archive would have it. */
function endsAsZip(tail: Buffer): boolean {
  for (let at = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1'); at >= 0;) {
    if (at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) === tail.length) return true;
    if (at === 0) return false;
    at = tail.lastIndexOf('PK\x05\x06', at - 1, 'latin1');
  }
  return false;
}
