import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { FileVariant } from '@benefit/shared/files/files-contract';

/** Bytes of plain text in each segment but the last. */
export const SEGMENT_BYTES = 1024 * 1024;
const TAG_BYTES = 16;
const SEALED_SEGMENT_BYTES = SEGMENT_BYTES + TAG_BYTES;

/** Numbers of the forms in nonces: one key never sees the same nonce twice. */
const VARIANT_NUMBER: Record<FileVariant, number> = { original: 0, preview: 1, thumbnail: 2 };

/** One form of one file: what its segments are bound to. `key` has 32 bytes and is that file's alone. */
export interface SealedFile {
  fileId: string;
  variant: FileVariant;
  key: Buffer;
  /** Of the plain text; at least 1. */
  sizeBytes: number;
}

/** Bytes from `start` to before `end`. */
export interface ByteRange {
  start: number;
  end: number;
}

const segmentCount = (sizeBytes: number): number => Math.ceil(sizeBytes / SEGMENT_BYTES);

/** Length of a file as it lies in the store. */
export const sealedSize = (sizeBytes: number): number => sizeBytes + segmentCount(sizeBytes) * TAG_BYTES;

/** Which bytes of the store hold the segments of a range of plain bytes. */
export function sealedRange(
  { sizeBytes }: Pick<SealedFile, 'sizeBytes'>,
  { start, end }: ByteRange,
): ByteRange {
  const first = Math.floor(start / SEGMENT_BYTES);
  const last = Math.ceil(end / SEGMENT_BYTES);
  return {
    start: first * SEALED_SEGMENT_BYTES,
    end: Math.min(last * SEALED_SEGMENT_BYTES, sealedSize(sizeBytes)),
  };
}

/**
 * Encrypts a stream in segments of 1 MiB (AES-256-GCM), each followed by its tag. Each is bound to its
 * file, form and number and to whether it is the last, so that none can be cut off, moved or exchanged.
 *
 * @throws Error when the stream has more or fewer bytes than said
 */
export async function* sealSegments(
  plain: AsyncIterable<Uint8Array>,
  file: SealedFile,
): AsyncGenerator<Buffer> {
  let taken = 0;
  let segment: ReturnType<typeof cipherOf> | null = null;
  for await (const chunk of plain) {
    let rest = chunk;
    if (taken + chunk.length > file.sizeBytes) throw new Error('The stream is longer than was said');
    while (rest.length > 0) {
      segment ??= cipherOf(file, taken / SEGMENT_BYTES);
      const room = SEGMENT_BYTES - (taken % SEGMENT_BYTES);
      const part = rest.subarray(0, room);
      yield segment.update(part);
      taken += part.length;
      rest = rest.subarray(part.length);
      if (taken % SEGMENT_BYTES !== 0 && taken !== file.sizeBytes) continue;
      segment.final();
      yield segment.getAuthTag();
      segment = null;
    }
  }
  if (taken !== file.sizeBytes) throw new Error('The stream is shorter than was said');
}

/**
 * Decrypts a range out of the segments that hold it (`sealedRange`); no byte of a segment is handed
 * on before the whole of it was proved.
 *
 * @throws Error when a segment was altered, cut off, moved, or is another file's
 */
export async function* openSegments(
  sealed: AsyncIterable<Uint8Array>,
  file: SealedFile,
  { start, end }: ByteRange,
): AsyncGenerator<Buffer> {
  let index = Math.floor(start / SEGMENT_BYTES);
  for await (const segment of segmentsOf(sealed)) {
    const plain = openSegment(segment, file, index);
    const from = index * SEGMENT_BYTES;
    yield plain.subarray(Math.max(0, start - from), Math.max(0, end - from));
    index++;
  }
  if (index !== segmentCount(end)) throw new Error('The file ends too early');
}

function openSegment(segment: Buffer, file: SealedFile, index: number): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', file.key, nonceOf(file, index));
  decipher.setAAD(boundTo(file, index));
  decipher.setAuthTag(segment.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(segment.subarray(0, -TAG_BYTES)), decipher.final()]);
}

/** Groups a stream from the store into segments, the last of which may be short. */
async function* segmentsOf(sealed: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of sealed) {
    let rest = chunk;
    while (rest.length > 0) {
      const part = rest.subarray(0, SEALED_SEGMENT_BYTES - length);
      parts.push(part);
      length += part.length;
      rest = rest.subarray(part.length);
      if (length < SEALED_SEGMENT_BYTES) continue;
      yield Buffer.concat(parts, length);
      parts = [];
      length = 0;
    }
  }
  if (length > 0) yield Buffer.concat(parts, length);
}

function cipherOf(file: SealedFile, index: number) {
  const cipher = createCipheriv('aes-256-gcm', file.key, nonceOf(file, index));
  cipher.setAAD(boundTo(file, index));
  return cipher;
}

function nonceOf({ variant }: SealedFile, index: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt8(VARIANT_NUMBER[variant], 0);
  nonce.writeUInt32BE(index, 8);
  return nonce;
}

const boundTo = ({ fileId, variant, sizeBytes }: SealedFile, index: number): Buffer =>
  Buffer.from(
    `stored_file\0${fileId}\0${variant}\0${index}\0${index === segmentCount(sizeBytes) - 1 ? 'last' : ''}`,
  );
