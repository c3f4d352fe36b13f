import { describe, expect, test } from '@jest/globals';
import {
  MAX_PIECE_BYTES,
  MIN_PIECE_BYTES,
  afterStep,
  hurried,
  largestPiece,
  leftOf,
  nextDue,
  nextDueAt,
  resumed,
  retried,
  started,
  waitMs,
  withUpload,
  withoutGroup,
  withoutUpload,
} from './upload-queue';
import type { Queue, Step, Upload } from './upload-queue';

const MIB = 1024 * 1024;
const NOW = 1_000_000;
const file = (id: string, sizeBytes = MIB, group = 'g', owner = 'me') => ({ id, group, owner, sizeBytes });
const queueOf = (...files: ReturnType<typeof file>[]): Queue =>
  files.reduce<Queue>((queue, next) => withUpload(queue, next), []);
const of = (queue: Queue, id: string): Upload => {
  const found = queue.find((upload) => upload.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};
const later: Step = { kind: 'later', problem: null };

describe('the size of a piece', () => {
  test.each([
    [1, 4 * MIN_PIECE_BYTES],
    [2 * MIB, 4 * MIN_PIECE_BYTES],
    [30 * MIB, 12 * MIN_PIECE_BYTES],
    [80 * MIB, MAX_PIECE_BYTES],
    [200 * MIB, MAX_PIECE_BYTES],
  ])('of %d bytes is %d', (size, expected) => {
    expect(largestPiece(size)).toBe(expected);
  });

  test('three cuts of a large file lose less than a tenth of it', () => {
    for (const size of [10, 30, 80, 200].map((mib) => mib * MIB)) {
      expect(3 * largestPiece(size)).toBeLessThanOrEqual(0.1 * size);
    }
  });

  test('falls to a quarter after a failure, never below the smallest, and doubles again', () => {
    let queue = queueOf(file('a', 30 * MIB));
    const sizes = [];
    for (let turn = 0; turn < 4; turn++) {
      queue = afterStep(queue, 'a', later, NOW, 0);
      sizes.push(of(queue, 'a').pieceBytes / MIN_PIECE_BYTES);
    }
    expect(sizes).toEqual([3, 1, 1, 1]);
    for (const [bytes, expected] of [
      [1, 2],
      [2, 4],
      [3, 8],
      [4, 12],
      [5, 12],
    ] as const) {
      queue = afterStep(queue, 'a', { kind: 'received', bytes }, NOW, 0);
      expect(of(queue, 'a').pieceBytes / MIN_PIECE_BYTES).toBe(expected);
    }
  });
});

describe('whose turn it is', () => {
  test('the first that waits, of the account that is signed in', () => {
    const queue = started(queueOf(file('x', 1, 'g', 'other'), file('a'), file('b')), 'a');
    expect(nextDue(queue, 'me', NOW)?.id).toBe('b');
    expect(nextDue(queue, 'nobody', NOW)).toBeNull();
  });

  test('one that failed lets the next go first and comes back in its time', () => {
    const queue = afterStep(queueOf(file('a'), file('b')), 'a', later, NOW, 0);
    expect(nextDue(queue, 'me', NOW)?.id).toBe('b');
    const alone = withoutUpload(queue, 'b');
    expect(nextDueAt(alone, 'me')).toBe(NOW + 1_000);
    expect(nextDue(alone, 'me', NOW + 999)).toBeNull();
    expect(nextDue(alone, 'me', NOW + 1_000)?.id).toBe('a');
  });

  test('at once when the network is back', () => {
    const queue = hurried(afterStep(queueOf(file('a')), 'a', later, NOW, 0.5));
    expect(nextDue(queue, 'me', NOW)?.id).toBe('a');
  });

  test('what was being sent when the app was closed waits again, from where it stood', () => {
    const queue = afterStep(started(queueOf(file('a')), 'a'), 'a', { kind: 'received', bytes: 5 }, NOW, 0);
    expect(of(resumed(queue), 'a')).toMatchObject({ state: 'waiting', receivedBytes: 5 });
  });
});

describe('the wait before the next try', () => {
  test.each([
    [0, 0, 1_000],
    [0, 0.999999, 2_000],
    [3, 0, 8_000],
    [3, 0.5, 12_000],
    [30, 0, 150_000],
    [30, 0.999999, 300_000],
  ])('after %d failures with chance %d is %d ms', (failures, chance, expected) => {
    expect(waitMs(failures, chance)).toBe(expected);
  });

  test('starts anew after a piece that arrived, not after an answer that brought nothing', () => {
    let queue = queueOf(file('a'));
    for (let turn = 0; turn < 3; turn++) queue = afterStep(queue, 'a', later, NOW, 0);
    expect(of(afterStep(queue, 'a', { kind: 'received', bytes: 0 }, NOW, 0), 'a').failures).toBe(3);
    expect(of(afterStep(queue, 'a', { kind: 'received', bytes: 1 }, NOW, 0), 'a').failures).toBe(0);
  });
});

describe('what became of a file', () => {
  const refused: Step = { kind: 'refused', problem: { code: 'file-damaged', text: '照片不完整' } };

  test('refused is for good until the person asks again', () => {
    const queue = afterStep(queueOf(file('a')), 'a', refused, NOW, 0);
    expect(nextDue(hurried(queue), 'me', NOW)).toBeNull();
    expect(of(queue, 'a').problem?.text).toBe('照片不完整');
    expect(nextDue(retried(queue, 'a'), 'me', NOW)?.id).toBe('a');
  });

  test('done stays done', () => {
    const queue = afterStep(queueOf(file('a')), 'a', { kind: 'done' }, NOW, 0);
    expect(of(retried(queue, 'a'), 'a')).toMatchObject({ state: 'done', receivedBytes: MIB });
  });

  test('what is left is counted by file and byte', () => {
    let queue = queueOf(file('a', 10), file('b', 20), file('c', 30), file('d', 40), file('z', 1, 'other'));
    queue = afterStep(queue, 'a', { kind: 'done' }, NOW, 0);
    queue = afterStep(queue, 'b', { kind: 'received', bytes: 5 }, NOW, 0);
    queue = afterStep(queue, 'c', refused, NOW, 0);
    expect(leftOf(queue, 'g')).toEqual({ files: 2, bytes: 55, refused: 1 });
    expect(leftOf(withoutGroup(queue, 'g'), 'g')).toEqual({ files: 0, bytes: 0, refused: 0 });
  });

  test('the same file is queued once', () => {
    const queue = started(queueOf(file('a')), 'a');
    expect(withUpload(queue, file('a'))).toBe(queue);
  });
});
