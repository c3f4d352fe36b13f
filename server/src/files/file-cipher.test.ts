import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SEGMENT_BYTES, openSegments, sealSegments, sealedRange, sealedSize } from './file-cipher.ts';
import type { ByteRange, SealedFile } from './file-cipher.ts';

const SEALED = SEGMENT_BYTES + 16;

const fileOf = (sizeBytes: number, changes: Partial<SealedFile> = {}): SealedFile => ({
  fileId: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  variant: 'original',
  key: Buffer.alloc(32, 7),
  sizeBytes,
  ...changes,
});

async function gather(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

/** A stream in pieces of a given size. */
const inPieces = (bytes: Buffer, pieceBytes: number): Readable =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / pieceBytes) }, (_, index) =>
      bytes.subarray(index * pieceBytes, (index + 1) * pieceBytes),
    ),
  );

const seal = (bytes: Buffer, file = fileOf(bytes.length), pieceBytes = 100_000) =>
  gather(sealSegments(inPieces(bytes, pieceBytes), file));

const open = (sealed: Buffer, file: SealedFile, range: ByteRange = { start: 0, end: file.sizeBytes }) => {
  const { start, end } = sealedRange(file, range);
  return gather(openSegments(inPieces(sealed.subarray(start, end), 77_777), file, range));
};

describe('segments', () => {
  it.each([1, 2, SEGMENT_BYTES - 1, SEGMENT_BYTES, SEGMENT_BYTES + 1, 3 * SEGMENT_BYTES])(
    'hide %i bytes and give them back',
    async (sizeBytes) => {
      const bytes = randomBytes(sizeBytes);
      const sealed = await seal(bytes);
      expect(sealed.length).toBe(sealedSize(sizeBytes));
      expect(sizeBytes > 16 && sealed.includes(bytes.subarray(0, 16))).toBe(false);
      expect((await open(sealed, fileOf(sizeBytes))).equals(bytes)).toBe(true);
    },
  );

  it('give back any range, however the streams are cut', async () => {
    const bytes = randomBytes(2 * SEGMENT_BYTES + 12_345);
    const edges = [
      0,
      1,
      SEGMENT_BYTES - 1,
      SEGMENT_BYTES,
      SEGMENT_BYTES + 1,
      2 * SEGMENT_BYTES,
      bytes.length,
    ];
    const place = fc.oneof(fc.constantFrom(...edges), fc.integer({ min: 0, max: bytes.length }));
    await fc.assert(
      fc.asyncProperty(
        place,
        place,
        fc.integer({ min: 10_000, max: 3_000_000 }),
        async (a, b, pieceBytes) => {
          fc.pre(a !== b);
          const range = { start: Math.min(a, b), end: Math.max(a, b) };
          const sealed = await seal(bytes, fileOf(bytes.length), pieceBytes);
          const opened = await open(sealed, fileOf(bytes.length), range);
          expect(opened.equals(bytes.subarray(range.start, range.end))).toBe(true);
        },
      ),
      { numRuns: 25 },
    );
  });

  it.each([
    { name: 'too few bytes', stated: 5_001 },
    { name: 'too many bytes', stated: 4_999 },
  ])('are not made of $name', async ({ stated }) => {
    await expect(seal(randomBytes(5_000), fileOf(stated))).rejects.toThrow(/than was said/);
  });

  const SIZE = 2 * SEGMENT_BYTES + 500;
  const whole = fileOf(SIZE);
  const flip = (sealed: Buffer, at: number) => {
    const altered = Buffer.from(sealed);
    altered.writeUInt8(altered.readUInt8(at) ^ 1, at);
    return altered;
  };
  it.each<{ name: string; alter: (sealed: Buffer) => Buffer; file?: SealedFile }>([
    { name: 'one bit of the text', alter: (sealed) => flip(sealed, 100) },
    { name: 'one bit of a tag', alter: (sealed) => flip(sealed, SEALED - 1) },
    { name: 'one bit of the last segment', alter: (sealed) => flip(sealed, sealed.length - 20) },
    { name: 'the last segment cut off', alter: (sealed) => sealed.subarray(0, 2 * SEALED) },
    { name: 'the last bytes cut off', alter: (sealed) => sealed.subarray(0, -1) },
    {
      name: 'two segments exchanged',
      alter: (sealed) =>
        Buffer.concat([
          sealed.subarray(SEALED, 2 * SEALED),
          sealed.subarray(0, SEALED),
          sealed.subarray(2 * SEALED),
        ]),
    },
    {
      name: 'one segment twice',
      alter: (sealed) =>
        Buffer.concat([sealed.subarray(0, SEALED), sealed.subarray(0, SEALED), sealed.subarray(2 * SEALED)]),
    },
    {
      name: 'an end where none was, with a size to match',
      alter: (sealed) => sealed.subarray(0, 2 * SEALED),
      file: fileOf(2 * SEGMENT_BYTES),
    },
    {
      name: 'another file',
      alter: (sealed) => sealed,
      file: fileOf(SIZE, { fileId: '01ARZ3NDEKTSV4RRFFQ69G5FAW' }),
    },
    { name: 'another form', alter: (sealed) => sealed, file: fileOf(SIZE, { variant: 'preview' }) },
    { name: 'another key', alter: (sealed) => sealed, file: fileOf(SIZE, { key: Buffer.alloc(32, 8) }) },
  ])('tell of $name', async ({ alter, file = whole }) => {
    const sealed = await seal(randomBytes(SIZE), whole);
    await expect(open(alter(sealed), file)).rejects.toThrow();
  });
});
