import Taro from '@tarojs/taro';
import type { ChosenSource } from './choose-files';

/** Why a file could not be kept: the phone's place for this app is full, or the file cannot be read. */
export type KeepFault = 'full' | 'unreadable';

/**
 * Files that the app keeps for itself until they are sent, by name: a killed app, a cleaned album and a
 * restarted phone leave them as they are. WeChat gives a mini-program 200 MB.
 */
const FOLDER = 'evidence';

const folderPath = () => `${Taro.env.USER_DATA_PATH ?? ''}/${FOLDER}`;
const pathOf = (name: string) => `${folderPath()}/${name}`;

/** Copies a chosen file into the app's own storage. */
export async function keepFile(name: string, source: ChosenSource): Promise<KeepFault | null> {
  const files = Taro.getFileSystemManager();
  await new Promise<void>((resolve) => {
    // already there is as good as made
    files.mkdir({ dirPath: folderPath(), recursive: true, success: () => resolve(), fail: () => resolve() });
  });
  return new Promise((resolve) => {
    files.copyFile({
      srcPath: source.path,
      destPath: pathOf(name),
      success: () => resolve(null),
      fail: ({ errMsg }) => resolve(/limit|exceed|space|quota/i.test(errMsg) ? 'full' : 'unreadable'),
    });
  });
}

/** Bytes of a kept file from a place on; null where it is gone. */
export function readPiece(name: string, start: number, length: number): Promise<ArrayBuffer | null> {
  return new Promise((resolve) => {
    Taro.getFileSystemManager().readFile({
      filePath: pathOf(name),
      position: start,
      length,
      success: ({ data }) => resolve(typeof data === 'string' ? null : data),
      fail: () => resolve(null),
    });
  });
}

/** Where an `Image` finds it; null where it is gone. */
export function addressOfKept(name: string): Promise<string | null> {
  return new Promise((resolve) => {
    Taro.getFileSystemManager().access({
      path: pathOf(name),
      success: () => resolve(pathOf(name)),
      fail: () => resolve(null),
    });
  });
}

export function forgetFile(name: string): Promise<void> {
  return new Promise((resolve) => {
    Taro.getFileSystemManager().unlink({
      filePath: pathOf(name),
      success: () => resolve(),
      // gone already
      fail: () => resolve(),
    });
  });
}

/** Names of all files that are kept. */
export function keptNames(): Promise<string[]> {
  return new Promise((resolve) => {
    Taro.getFileSystemManager().readdir({
      dirPath: folderPath(),
      success: ({ files }) => resolve(files),
      fail: () => resolve([]),
    });
  });
}
