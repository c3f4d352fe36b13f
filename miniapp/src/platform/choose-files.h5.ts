import { mediaTypeOf } from './media-type';
import { durationOf, posterOf } from './poster.h5';

/** Where a chosen file lies for now; the browser may lose it, so it is kept at once. */
export interface ChosenSource {
  blob: Blob;
}

export interface ChosenFile {
  fileName: string;
  sizeBytes: number;
  mediaType: string;
  /** Of a video. */
  durationMs?: number;
  source: ChosenSource;
  /** A small picture of it, where the browser can draw it. */
  poster?: ChosenSource;
}

/** True where documents are chosen apart from photos: a browser takes them with the others. */
export const documentsApart = false;

// The endings stand beside the types, since browsers know no type for HEIC.
const ALBUM =
  'image/jpeg,image/png,image/webp,image/heic,image/heif,.heic,.heif,video/mp4,video/quicktime,.mov,application/pdf';
const DOCUMENTS = 'application/pdf';

/** A photo from the camera; empty where the person closed it. A desktop browser shows its file dialog. */
export const takePhoto = (): Promise<ChosenFile[]> => choose({ accept: 'image/*', capture: true, count: 1 });

/** Photos, videos and documents. */
export const chooseFromAlbum = (count: number): Promise<ChosenFile[]> => choose({ accept: ALBUM, count });

export const chooseDocuments = (count: number): Promise<ChosenFile[]> => choose({ accept: DOCUMENTS, count });

async function choose(option: { accept: string; capture?: boolean; count: number }): Promise<ChosenFile[]> {
  const picked = await pick(option);
  const chosen: ChosenFile[] = [];
  // one after the other: several large photos at once do not fit into a small phone's memory
  for (const file of picked) chosen.push(await chosenFile(file));
  return chosen;
}

async function chosenFile(file: File): Promise<ChosenFile> {
  const mediaType = mediaTypeOf(file.name, file.type);
  const poster = await posterOf(file, mediaType);
  const durationMs = mediaType.startsWith('video/') ? await durationOf(file) : null;
  return {
    fileName: file.name,
    sizeBytes: file.size,
    mediaType,
    source: { blob: file },
    ...(poster ? { poster: { blob: poster } } : {}),
    ...(durationMs === null ? {} : { durationMs }),
  };
}

function pick({
  accept,
  capture = false,
  count,
}: {
  accept: string;
  capture?: boolean;
  count: number;
}): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.multiple = count > 1;
    if (capture) input.setAttribute('capture', 'environment');
    input.style.display = 'none';
    const done = (files: File[]) => {
      input.remove();
      resolve(files);
    };
    input.addEventListener('change', () => done([...(input.files ?? [])]));
    input.addEventListener('cancel', () => done([]));
    // Safari opens nothing for a field that is not in the page.
    document.body.append(input);
    input.click();
  });
}
