import Taro from '@tarojs/taro';
import { ChoiceDenied } from './choice-denied';
import { endingOf, mediaTypeOf } from './media-type';

const POSTER_PX = 360;

/** Where a chosen file lies for now; the platform may throw it away, so it is kept at once. */
export interface ChosenSource {
  path: string;
}

export interface ChosenFile {
  fileName: string;
  sizeBytes: number;
  mediaType: string;
  /** Of a video. */
  durationMs?: number;
  source: ChosenSource;
  /** A small picture of it, where the platform has one. */
  poster?: ChosenSource;
}

/** True where documents are chosen apart from photos: WeChat takes them from a chat. */
export const documentsApart = true;

/** A photo from the camera; empty where the person closed it. @throws ChoiceDenied */
export function takePhoto(): Promise<ChosenFile[]> {
  return chooseMedia({ count: 1, mediaType: ['image'], sourceType: ['camera'], camera: 'back' });
}

/** Photos and videos from the album, as they were taken; documents too where `documentsApart` is false. @throws ChoiceDenied */
export function chooseFromAlbum(count: number): Promise<ChosenFile[]> {
  return chooseMedia({ count: Math.min(9, count), mediaType: ['image', 'video'], sourceType: ['album'] });
}

/** PDF files from a chat. */
export async function chooseDocuments(count: number): Promise<ChosenFile[]> {
  try {
    // By callbacks, here and below: Taro hands these calls on as they are, and old clients answer no promise.
    const { tempFiles } = await new Promise<Taro.chooseMessageFile.SuccessCallbackResult>((success, fail) => {
      void Taro.chooseMessageFile({
        count: Math.min(9, count),
        type: 'file',
        extension: ['pdf'],
        success,
        fail,
      });
    });
    return tempFiles.map(({ path, name, size }) => ({
      fileName: name,
      sizeBytes: size,
      mediaType: mediaTypeOf(name),
      source: { path },
    }));
  } catch (error) {
    return closedOrDenied(error);
  }
}

async function chooseMedia(option: Taro.chooseMedia.Option): Promise<ChosenFile[]> {
  try {
    // the original carries when and where it was taken
    const { tempFiles } = await new Promise<Taro.chooseMedia.SuccessCallbackResult>((success, fail) => {
      void Taro.chooseMedia({ ...option, sizeType: ['original'], maxDuration: 60, success, fail });
    });
    return await Promise.all(
      tempFiles.map((file, index) => chosenMedia(file, tempFiles.length > 1 ? String(index + 1) : '')),
    );
  } catch (error) {
    return closedOrDenied(error);
  }
}

async function chosenMedia(file: Taro.chooseMedia.ChooseMedia, mark: string): Promise<ChosenFile> {
  const isVideo = file.fileType === 'video';
  const ending = endingOf(file.tempFilePath) || (isVideo ? 'mp4' : 'jpg');
  const poster = isVideo ? file.thumbTempFilePath : await smallPicture(file.tempFilePath);
  return {
    // WeChat says no names of its own
    fileName: `${isVideo ? '视频' : '照片'}${mark}.${ending}`,
    sizeBytes: file.size,
    mediaType: mediaTypeOf(`.${ending}`),
    source: { path: file.tempFilePath },
    ...(isVideo ? { durationMs: Math.round(file.duration * 1000) } : {}),
    ...(poster ? { poster: { path: poster } } : {}),
  };
}

/** A small copy for the tile; none where the phone cannot make one. */
async function smallPicture(src: string): Promise<string | null> {
  try {
    const { tempFilePath } = await Taro.compressImage({ src, quality: 60, compressedWidth: POSTER_PX });
    return tempFilePath;
  } catch {
    return null;
  }
}

/** WeChat rejects with `{ errMsg }`, for closing too. */
function closedOrDenied(error: unknown): ChosenFile[] {
  const said = typeof error === 'object' && error !== null && 'errMsg' in error ? String(error.errMsg) : '';
  if (/cancel/i.test(said)) return [];
  if (/auth|deny|denied|permission|privacy/i.test(said)) throw new ChoiceDenied(said);
  throw error;
}
