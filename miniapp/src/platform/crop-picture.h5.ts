import type { ChosenFile } from './choose-files.h5';

/** The part of a picture that is kept, in its own pixels. */
export interface PictureArea {
  x: number;
  y: number;
  width: number;
  height: number;
}

const MOST_WIDE = 1600;
const QUALITY = 0.86;

/**
 * Lets the person choose the part of a photo that is kept; null where it was closed. What this browser
 * cannot draw, as HEIC mostly, is kept whole: the server reads it, or says why not.
 *
 * @param ask shows the photo to the person
 */
export async function cropPicture(
  file: ChosenFile,
  ask: (file: ChosenFile) => Promise<ChosenFile | null>,
): Promise<ChosenFile | null> {
  return (await isDrawable(file.source.blob)) ? ask(file) : file;
}

/** The part alone, as a JPEG of at most 1600 pixels; where and when it was taken is not in it. */
export async function cutOut(file: ChosenFile, { x, y, width, height }: PictureArea): Promise<ChosenFile> {
  const scale = Math.min(1, MOST_WIDE / width);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const picture = await createImageBitmap(file.source.blob, { imageOrientation: 'from-image' });
  canvas.getContext('2d')?.drawImage(picture, x, y, width, height, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  if (blob === null) return file;
  const fileName = `${file.fileName.replace(/\.[^.]*$/, '')}.jpg`;
  return { ...file, fileName, mediaType: 'image/jpeg', sizeBytes: blob.size, source: { blob } };
}

async function isDrawable(blob: Blob): Promise<boolean> {
  try {
    const bitmap = await createImageBitmap(blob, { resizeWidth: 1 });
    bitmap.close();
    return true;
  } catch {
    return false;
  }
}
