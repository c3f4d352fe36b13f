import exifr from 'exifr';

/** What a file tells of its making, as far as it does. All of it can be wrong or forged. */
export interface FileMaking {
  takenAt?: Date;
  latitude?: number;
  longitude?: number;
  /** Make and model. */
  device?: string;
  software?: string;
}

const LONGEST_TEXT = 100;

/** What of EXIF is read; dates stay text, because their zone stands elsewhere. */
const EXIF_OPTIONS = {
  tiff: true,
  ifd0: { pick: ['Make', 'Model', 'Software', 'ModifyDate'] },
  exif: {
    pick: ['DateTimeOriginal', 'OffsetTimeOriginal', 'CreateDate', 'OffsetTimeDigitized', 'OffsetTime'],
  },
  gps: true,
  reviveValues: false,
} as unknown as Parameters<typeof exifr.parse>[1];

/**
 * Reads EXIF (a photo's bytes or a bare TIFF block). A time without an offset is Asia/Shanghai's.
 * Never throws: what cannot be read tells nothing.
 */
export async function makingOfExif(bytes: Uint8Array): Promise<FileMaking> {
  const tags = (await exifr.parse(bytes, EXIF_OPTIONS).catch(() => undefined)) as
    Record<string, unknown> | undefined;
  if (tags === undefined) return {};
  return makingOf({
    takenAt:
      exifInstant(tags['DateTimeOriginal'], tags['OffsetTimeOriginal'] ?? tags['OffsetTime']) ??
      exifInstant(tags['CreateDate'], tags['OffsetTimeDigitized'] ?? tags['OffsetTime']),
    latitude: tags['latitude'],
    longitude: tags['longitude'],
    make: tags['Make'],
    model: tags['Model'],
    software: tags['Software'],
  });
}

/** What may be believed to be said: real times, places on earth, texts of a sensible length. */
export function makingOf(said: {
  takenAt?: Date | undefined;
  latitude?: unknown;
  longitude?: unknown;
  make?: unknown;
  model?: unknown;
  software?: unknown;
}): FileMaking {
  const making: FileMaking = {};
  if (said.takenAt !== undefined) making.takenAt = said.takenAt;
  const [latitude, longitude] = [said.latitude, said.longitude];
  if (isWithin(latitude, 90) && isWithin(longitude, 180) && (latitude !== 0 || longitude !== 0)) {
    making.latitude = latitude;
    making.longitude = longitude;
  }
  const [make, model, software] = [textOf(said.make), textOf(said.model), textOf(said.software)];
  // many makers repeat themselves in the model
  const device = model.toLowerCase().startsWith(make.toLowerCase()) ? model : `${make} ${model}`.trim();
  if (device !== '') making.device = device;
  if (software !== '') making.software = software;
  return making;
}

const isWithin = (value: unknown, limit: number): value is number =>
  typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= limit;

const textOf = (value: unknown): string =>
  typeof value === 'string'
    ? value
        .replace(/\p{Cc}/gu, ' ')
        .trim()
        .slice(0, LONGEST_TEXT)
    : '';

const EXIF_TIME = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/;
const OFFSET = /^[+-]\d\d:\d\d$/;

/** `2026:07:18 09:30:00` and `+08:00`; undefined where that is no time. */
export function exifInstant(time: unknown, offset: unknown): Date | undefined {
  const [, year, month, day, clock] = EXIF_TIME.exec(typeof time === 'string' ? time : '') ?? [];
  if (year === undefined) return undefined;
  const zone = typeof offset === 'string' && OFFSET.test(offset.trim()) ? offset.trim() : '+08:00';
  return instantOf(`${year}-${month}-${day}T${clock}${zone}`);
}

/** An instant from its text; undefined before 1990, when no camera wrote one, and where it is none. */
export function instantOf(text: string): Date | undefined {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1990 ? undefined : at;
}
