import type { FileHandle } from 'node:fs/promises';
import { FileFault } from './file-fault.ts';
import { instantOf, makingOf } from './making.ts';
import type { FileMaking } from './making.ts';
import { readAt } from './media-type.ts';

/** What a video says of itself. */
export interface VideoFacts {
  width: number | null;
  height: number | null;
  durationMs: number | null;
  making: FileMaking;
}

/** Largest index of a video; an hour at 60 pictures a second has some 3 MB. */
const MAX_MOOV_BYTES = 32 * 1024 * 1024;
const MAX_TOP_BOXES = 100_000;
/** From 1904, the first year of QuickTime's clock, to 1970. */
const EPOCH_1904_SECONDS = 2_082_844_800;

interface Box {
  type: string;
  /** Of what it holds, in the buffer or the file. */
  start: number;
  end: number;
}

/**
 * Checks that an MP4 or MOV is whole (ISO/IEC 14496-12): its boxes fill the file exactly, with an
 * index and the pictures among them, and reads what the index says.
 *
 * @throws FileFault `file-damaged`
 */
export async function readVideo(file: FileHandle, sizeBytes: number): Promise<VideoFacts> {
  const boxes = await topBoxes(file, sizeBytes);
  const moov = boxes.find(({ type }) => type === 'moov');
  const mdat = boxes.find(({ type, start, end }) => type === 'mdat' && end > start);
  if (moov === undefined || mdat === undefined || moov.end - moov.start > MAX_MOOV_BYTES)
    throw new FileFault('file-damaged');
  const index = await readAt(file, moov.start, moov.end - moov.start);
  try {
    return factsOf(index);
  } catch (cause) {
    throw cause instanceof FileFault ? cause : new FileFault('file-damaged', { cause });
  }
}

async function topBoxes(file: FileHandle, sizeBytes: number): Promise<Box[]> {
  const boxes: Box[] = [];
  for (let at = 0; at < sizeBytes;) {
    const header = await readAt(file, at, Math.min(16, sizeBytes - at));
    const box = header.length < 8 ? null : boxAt(header, 0, sizeBytes - at);
    if (box === null || boxes.length > MAX_TOP_BOXES) throw new FileFault('file-damaged');
    boxes.push({ type: box.type, start: at + box.start, end: at + box.end });
    at += box.end;
  }
  return boxes;
}

/** The box at a place; null where there is none that ends within `limit`. */
function boxAt(buffer: Buffer, at: number, limit: number): Box | null {
  if (at + 8 > buffer.length) return null;
  const stated = buffer.readUInt32BE(at);
  const type = buffer.toString('latin1', at + 4, at + 8);
  if (stated === 1 && at + 16 > buffer.length) return null;
  const headerBytes = stated === 1 ? 16 : 8;
  const size = stated === 0 ? limit - at : stated === 1 ? Number(buffer.readBigUInt64BE(at + 8)) : stated;
  if (size < headerBytes || at + size > limit) return null;
  return { type, start: at + headerBytes, end: at + size };
}

function boxesIn(buffer: Buffer, { start, end }: Pick<Box, 'start' | 'end'>): Box[] {
  const boxes: Box[] = [];
  for (let at = start; at + 8 <= end;) {
    const box = boxAt(buffer, at, end);
    if (box === null) break;
    boxes.push(box);
    at = box.end;
  }
  return boxes;
}

/** Goes down a path of boxes; every one of the last name. */
function find(buffer: Buffer, within: Pick<Box, 'start' | 'end'>, [name, ...rest]: string[]): Box[] {
  const found = boxesIn(buffer, within).filter(({ type }) => type === name);
  return rest.length === 0 ? found : found.flatMap((box) => find(buffer, box, rest));
}

function factsOf(moov: Buffer): VideoFacts {
  const whole = { start: 0, end: moov.length };
  const [header] = find(moov, whole, ['mvhd']);
  const track = find(moov, whole, ['trak']).find((box) => isPictures(moov, box));
  if (header === undefined || track === undefined) throw new FileFault('file-damaged');
  const long = moov.readUInt8(header.start) === 1;
  const created = long ? Number(moov.readBigUInt64BE(header.start + 4)) : moov.readUInt32BE(header.start + 4);
  const scale = moov.readUInt32BE(header.start + (long ? 20 : 12));
  const units = long ? Number(moov.readBigUInt64BE(header.start + 24)) : moov.readUInt32BE(header.start + 16);
  const [size] = find(moov, track, ['tkhd']);
  return {
    // 16.16 fixed point in the last eight bytes
    width: size === undefined ? null : moov.readUInt16BE(size.end - 8),
    height: size === undefined ? null : moov.readUInt16BE(size.end - 4),
    durationMs: scale === 0 ? null : Math.min(Math.round((units / scale) * 1000), 2 ** 31 - 1),
    making: makingIn(moov, whole, created),
  };
}

const isPictures = (moov: Buffer, track: Box): boolean =>
  find(moov, track, ['mdia', 'hdlr']).some(
    ({ start }) => moov.toString('latin1', start + 8, start + 12) === 'vide',
  );

function makingIn(moov: Buffer, whole: Pick<Box, 'start' | 'end'>, created: number): FileMaking {
  const said = { ...userData(moov, whole), ...appleData(moov, whole) };
  const [, latitude, longitude] =
    /^([+-]\d+(?:\.\d+)?)([+-]\d+(?:\.\d+)?)/.exec(said['location'] ?? '') ?? [];
  return makingOf({
    takenAt:
      instantOf(said['creationdate'] ?? '') ??
      instantOf(created === 0 ? '' : new Date((created - EPOCH_1904_SECONDS) * 1000).toISOString()),
    latitude: latitude === undefined ? undefined : Number(latitude),
    longitude: longitude === undefined ? undefined : Number(longitude),
    make: said['make'],
    model: said['model'],
    software: said['software'],
  });
}

const USER_DATA: Record<string, string> = {
  '\xa9xyz': 'location',
  '\xa9mak': 'make',
  '\xa9mod': 'model',
  '\xa9swr': 'software',
};

/** The texts of `udta`: two bytes of length, two of language, then the text. */
function userData(moov: Buffer, whole: Pick<Box, 'start' | 'end'>): Record<string, string> {
  const said: Record<string, string> = {};
  for (const box of find(moov, whole, ['udta']).flatMap((udta) => boxesIn(moov, udta))) {
    const name = USER_DATA[box.type];
    if (name === undefined || box.end - box.start < 4) continue;
    const length = moov.readUInt16BE(box.start);
    said[name] = moov.toString('utf8', box.start + 4, Math.min(box.start + 4 + length, box.end));
  }
  return said;
}

const APPLE: Record<string, string> = {
  'com.apple.quicktime.location.ISO6709': 'location',
  'com.apple.quicktime.make': 'make',
  'com.apple.quicktime.model': 'model',
  'com.apple.quicktime.software': 'software',
  'com.apple.quicktime.creationdate': 'creationdate',
};

/** Apple's `meta`: a list of names, and values that point into it from 1. */
function appleData(moov: Buffer, whole: Pick<Box, 'start' | 'end'>): Record<string, string> {
  const said: Record<string, string> = {};
  for (const meta of find(moov, whole, ['meta'])) {
    const [keys] = find(moov, meta, ['keys']);
    if (keys === undefined) continue;
    const names = boxesIn(moov, { start: keys.start + 8, end: keys.end }).map(({ start, end }) =>
      moov.toString('latin1', start, end),
    );
    for (const entry of find(moov, meta, ['ilst']).flatMap((list) => boxesIn(moov, list))) {
      const name = APPLE[names[Buffer.from(entry.type, 'latin1').readUInt32BE(0) - 1] ?? ''];
      const [value] = find(moov, entry, ['data']);
      if (name !== undefined && value !== undefined)
        said[name] = moov.toString('utf8', value.start + 8, value.end);
    }
  }
  return said;
}
