import Taro from '@tarojs/taro';
import type { ChosenFile } from './choose-files';
import { endingOf, mediaTypeOf } from './media-type';

/** How wide a picture is for how high, in readers' lists and on the page of a venue. */
const SHAPE = '4:3';

/**
 * Lets the person choose the part of a photo that is kept, in WeChat's own editor; null where it was closed.
 * A client without the editor keeps the whole photo.
 *
 * @param _ask the page's own editor, which WeChat does not need
 */
export async function cropPicture(
  file: ChosenFile,
  _ask: (file: ChosenFile) => Promise<ChosenFile | null>,
): Promise<ChosenFile | null> {
  if (!file.mediaType.startsWith('image/') || !Taro.canIUse('cropImage')) return file;
  const cut = await new Promise<string | null>((resolve) => {
    void Taro.cropImage({
      src: file.source.path,
      cropScale: SHAPE,
      success: ({ tempFilePath }) => resolve(tempFilePath),
      fail: ({ errMsg }) => resolve(/cancel/i.test(errMsg) ? null : file.source.path),
    });
  });
  if (cut === null || cut === file.source.path) return cut === null ? null : file;
  const { size } = await sizeOf(cut);
  // the editor may write another kind of picture than it was given
  const ending = endingOf(cut) || 'jpg';
  const fileName = `${file.fileName.replace(/\.[^.]*$/, '')}.${ending}`;
  return { ...file, fileName, mediaType: mediaTypeOf(`.${ending}`), source: { path: cut }, sizeBytes: size };
}

const sizeOf = (filePath: string): Promise<{ size: number }> =>
  new Promise((resolve, reject) => {
    Taro.getFileSystemManager().getFileInfo({ filePath, success: resolve, fail: reject });
  });
