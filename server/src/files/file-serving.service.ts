import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { Clock } from '../platform/clock.ts';
import type { ByteRange } from './file-cipher.ts';
import { FileLinks } from './file-links.ts';
import { FileReading } from './file-reading.ts';

/** An answer with a file or a part of it. */
export interface ServedFile {
  status: 200 | 206 | 416;
  headers: Record<string, string>;
  content: Readable | null;
}

const PDF = 'application/pdf';
/** What a browser may show in its place; anything else is saved. */
const SHOWN = /^(?:image\/(?:jpeg|png|webp)|application\/pdf)$/;

/** Nothing in a file may run or load; own pages may show a PDF in a frame, which a sandbox would keep blank. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/** Serves files by their signed addresses. */
@Injectable()
export class FileServingService {
  constructor(
    private readonly links: FileLinks,
    private readonly reading: FileReading,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `not-found`, `link-expired` */
  async serve(token: string, name: string | undefined, rangeHeader: string | undefined): Promise<ServedFile> {
    const { fileId, variant } = this.links.read(token, name, this.clock.now());
    const { mediaType, sizeBytes, read } = await this.reading.open(fileId, variant);
    const range = rangeOf(rangeHeader, sizeBytes);
    if (range === 'none') {
      const headers = { 'content-range': `bytes */${sizeBytes}`, 'cache-control': 'no-store' };
      return { status: 416, headers, content: null };
    }
    const { start, end } = range ?? { start: 0, end: sizeBytes };
    const headers = {
      'content-type': mediaType,
      'content-length': String(end - start),
      'content-disposition': disposition(mediaType, name),
      'accept-ranges': 'bytes',
      'cache-control': 'private, max-age=300',
      'x-content-type-options': 'nosniff',
      'content-security-policy': mediaType === PDF ? `${POLICY}; object-src 'self'` : `sandbox; ${POLICY}`,
      ...(range === null ? {} : { 'content-range': `bytes ${start}-${end - 1}/${sizeBytes}` }),
    };
    return { status: range === null ? 200 : 206, headers, content: await read({ start, end }) };
  }
}

/** RFC 6266: the name as it is in UTF-8, percent-encoded, and nothing but that. */
function disposition(mediaType: string, name: string | undefined): string {
  const kind = SHOWN.test(mediaType) ? 'inline' : 'attachment';
  if (name === undefined) return kind;
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename*=UTF-8''${encoded}`;
}

/** One range of bytes (RFC 9110, 14.2): null for the whole, `none` where it lies outside. */
export function rangeOf(header: string | undefined, sizeBytes: number): ByteRange | 'none' | null {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return null;
  if (first === '') {
    const length = Math.min(Number(last), sizeBytes);
    return length === 0 ? 'none' : { start: sizeBytes - length, end: sizeBytes };
  }
  const start = Number(first);
  if (last !== '' && Number(last) < start) return null;
  if (start >= sizeBytes) return 'none';
  return { start, end: last === '' ? sizeBytes : Math.min(Number(last) + 1, sizeBytes) };
}
