import { open } from 'node:fs/promises';
import { MAX_BYTES, kindOf } from '@benefit/shared/relief/evidence-rules';
import type { EvidenceKind } from '@benefit/shared/relief/evidence-rules';
import { FileFault } from './file-fault.ts';
import type { FileMaking } from './making.ts';
import { mediaTypeOf, readAt } from './media-type.ts';
import { checkPdf } from './pdf-check.ts';
import { readPhoto } from './photo-reading.ts';
import { readVideo } from './video-boxes.ts';

/** What the bytes of a file say. */
export interface FileFacts {
  kind: EvidenceKind;
  mediaType: string;
  width: number | null;
  height: number | null;
  durationMs: number | null;
  making: FileMaking;
  look: string | null;
  /** WebP; photos only. */
  preview: Uint8Array | null;
  thumbnail: Uint8Array | null;
}

const NO_PICTURE = { width: null, height: null, durationMs: null, making: {}, look: null };

/**
 * Reads a file by its bytes alone.
 *
 * @param seconds that decoding may take
 * @throws FileFault
 */
export async function inspectFile(path: string, seconds: number): Promise<FileFacts> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size === 0) throw new FileFault('file-empty');
    const mediaType = await mediaTypeOf(file, size);
    const kind = kindOf(mediaType);
    if (kind === null) throw new FileFault('file-type-not-taken');
    // a video may be larger than what it turns out to be
    if (size > MAX_BYTES[kind]) throw new FileFault('file-type-not-taken');
    const base = { ...NO_PICTURE, kind, mediaType, preview: null, thumbnail: null };
    if (kind === 'video') return { ...base, ...(await readVideo(file, size)) };
    if (kind === 'photo')
      return { ...base, ...(await readPhoto(await readAt(file, 0, size), mediaType, seconds)) };
    await checkPdf(file, size);
    return base;
  } finally {
    await file.close();
  }
}
