import sharp from 'sharp';
import type { Sharp } from 'sharp';
import perceptualHashModule from 'sharp-phash';
import { FileFault } from './file-fault.ts';
import { makingOfExif } from './making.ts';
import type { FileMaking } from './making.ts';

/** Phones take up to 108 million pixels; a picture of more is a bomb or a map. */
export const MAX_PIXELS = 120_000_000;
// its types call the function a default export of a module that is the function
const perceptualHash = perceptualHashModule as unknown as typeof perceptualHashModule.default;
const PREVIEW_PX = 1600;
const THUMBNAIL_PX = 320;

/** What a photo is and shows. */
export interface PhotoFacts {
  width: number;
  height: number;
  making: FileMaking;
  /** Perceptual hash, 64 bits in hexadecimal. */
  look: string;
  preview: Buffer;
  thumbnail: Buffer;
}

/**
 * Decodes a photo whole, with a limit of pixels and of time, and draws its previews: turned upright,
 * without metadata.
 *
 * @throws FileFault
 */
export async function readPhoto(bytes: Buffer, mediaType: string, seconds: number): Promise<PhotoFacts> {
  const heic = mediaType === 'image/heic' || mediaType === 'image/heif';
  try {
    const picture = heic ? await openHeic(bytes) : await openPhoto(bytes);
    const { image, width, height, making } = picture;
    const preview = await image
      .timeout({ seconds })
      .resize({ width: PREVIEW_PX, height: PREVIEW_PX, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80, effort: 1 })
      .toBuffer();
    const thumbnail = await sharp(preview)
      .resize({ width: THUMBNAIL_PX, height: THUMBNAIL_PX, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 75, effort: 1 })
      .toBuffer();
    const bits = await perceptualHash(thumbnail);
    const look = BigInt(`0b${bits}`).toString(16).padStart(16, '0');
    return { width, height, making, look, preview, thumbnail };
  } catch (cause) {
    if (cause instanceof FileFault) throw cause;
    const words = cause instanceof Error ? cause.message : '';
    if (/pixel limit/i.test(words)) throw new FileFault('file-too-many-pixels', { cause });
    if (/timeout/i.test(words)) throw new FileFault('file-too-slow', { cause });
    throw new FileFault('file-damaged', { cause });
  }
}

type Opened = { image: Sharp; width: number; height: number; making: FileMaking };

async function openPhoto(bytes: Buffer): Promise<Opened> {
  const image = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true });
  const { width, height, autoOrient, exif } = await image.metadata();
  if (width * height > MAX_PIXELS) throw new FileFault('file-too-many-pixels');
  const making = exif === undefined ? {} : await makingOfExif(withoutMark(exif));
  return { image: image.autoOrient(), width: autoOrient.width, height: autoOrient.height, making };
}

/** EXIF in a JPEG stands behind a mark of its own; what follows is a TIFF block. */
const withoutMark = (exif: Buffer): Buffer =>
  exif.subarray(0, 6).toString('latin1') === 'Exif\0\0' ? exif.subarray(6) : exif;

async function openHeic(bytes: Buffer): Promise<Opened> {
  const { default: decodeHeic } = await import('heic-decode'); // a decoder of its own, loaded with the first such photo
  const pictures = await decodeHeic.all({ buffer: bytes });
  try {
    const [first] = pictures;
    if (first === undefined) throw new FileFault('file-damaged');
    if (first.width * first.height > MAX_PIXELS) throw new FileFault('file-too-many-pixels');
    const { width, height, data } = await first.decode();
    const pixels = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    const image = sharp(pixels, { raw: { width, height, channels: 4 } }).removeAlpha();
    return { image, width, height, making: await makingOfExif(bytes) };
  } finally {
    pictures.dispose();
  }
}
