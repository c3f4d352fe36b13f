import { expect, test } from '@jest/globals';
import { withUpload } from '../platform/upload-queue';
import type { Upload } from '../platform/upload-queue';
import type { DraftFile } from './draft';
import { leftText, lengthText, sizeText, tileState } from './tile-state';

const file: DraftFile = {
  evidenceId: 'a',
  fileName: 'a.jpg',
  sizeBytes: 100,
  mediaType: 'image/jpeg',
  source: 'album',
  poster: false,
  stored: false,
};
const uploadOf = (change: Partial<Upload>): Upload => {
  const [upload] = withUpload([], { id: 'a', group: 'g', owner: 'me', sizeBytes: 100 });
  return { ...(upload as Upload), ...change };
};
const problem = { code: 'file-damaged', text: '照片不完整' };

test.each<[Partial<Upload>, boolean, string, string, number | null]>([
  [{}, true, 'waiting', '等待上传', null],
  [{}, false, 'waiting', '等待网络', null],
  [{ state: 'sending', receivedBytes: 63 }, true, 'sending', '正在上传', 63],
  [{ state: 'sending', receivedBytes: 100 }, true, 'sending', '正在上传', 99],
  [{ receivedBytes: 63, failures: 1 }, false, 'paused', '联网后续传', 63],
  [{ failures: 1 }, true, 'retrying', '稍后自动重试', null],
  [
    { failures: 1, problem: { code: 'storage-full', text: '系统存储空间不足' } },
    true,
    'retrying',
    '系统存储空间不足，稍后自动重试',
    null,
  ],
  [{ state: 'refused', problem }, false, 'refused', '照片不完整', null],
  [{ state: 'done' }, false, 'done', '已上传', null],
])('%j online %s is %s', (change, online, kind, text, percent) => {
  expect(tileState(file, uploadOf(change), online)).toEqual({ kind, text, percent });
});

test('what the server keeps already is done without a queue', () => {
  expect(tileState({ ...file, stored: true }, undefined, false).kind).toBe('done');
});

test.each([
  [{ files: 0, bytes: 0, refused: 0 }, null],
  [{ files: 2, bytes: 12_900_000, refused: 0 }, '还有 2 份材料没有传完（12.3 MB）'],
  [{ files: 0, bytes: 0, refused: 1 }, '1 份材料需要重新选择'],
  [{ files: 1, bytes: 10, refused: 1 }, '还有 1 份材料没有传完（1 KB），1 份材料需要重新选择'],
])('%j is left: %s', (left, expected) => {
  expect(leftText(left)).toBe(expected);
});

test('sizes and lengths as people read them', () => {
  expect([sizeText(1), sizeText(860_000), sizeText(1024 * 1024)]).toEqual(['1 KB', '840 KB', '1.0 MB']);
  expect([lengthText(18_200), lengthText(125_000), lengthText(10)]).toEqual(['0:18', '2:05', '0:01']);
});
