import { describe, expect, it } from '@jest/globals';
import {
  EVIDENCE_KINDS,
  EVIDENCE_MEDIA_TYPES,
  FILE_REFUSALS,
  FILE_REFUSAL_CODES,
  MAX_BYTES,
  MAX_COUNT,
  MAX_REPORT_BYTES,
  evidenceFaults,
  kindOf,
} from './evidence-rules.ts';

const MIB = 1024 * 1024;
const photo = (sizeBytes = 1) => ({ mediaType: 'image/jpeg', sizeBytes });
const video = (sizeBytes = 1) => ({ mediaType: 'video/mp4', sizeBytes });
const pdf = (sizeBytes = 1) => ({ mediaType: 'application/pdf', sizeBytes });
const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

describe('kindOf', () => {
  it('knows each type as of one kind', () => {
    for (const kind of EVIDENCE_KINDS) {
      for (const type of EVIDENCE_MEDIA_TYPES[kind]) expect(kindOf(type)).toBe(kind);
    }
  });

  it.each(['image/svg+xml', 'image/gif', 'text/html', 'application/zip', 'IMAGE/JPEG', '', 'constructor'])(
    'takes %p for none',
    (type) => {
      expect(kindOf(type)).toBeNull();
    },
  );
});

describe('evidenceFaults', () => {
  it.each([
    { name: 'nothing', list: [], faults: [] },
    {
      name: 'nine photos, two videos, five PDFs',
      list: [...times(9, photo()), ...times(2, video()), ...times(5, pdf())],
      faults: [],
    },
    { name: 'a photo of exactly 20 MB', list: [photo(20 * MIB)], faults: [] },
    { name: 'a photo of a byte more', list: [photo(20 * MIB + 1)], faults: [[0, 'too-big']] },
    { name: 'a video of exactly 200 MB', list: [video(200 * MIB)], faults: [] },
    { name: 'a video of a byte more', list: [video(200 * MIB + 1)], faults: [[0, 'too-big']] },
    { name: 'a PDF of a byte more than 20 MB', list: [pdf(20 * MIB + 1)], faults: [[0, 'too-big']] },
    { name: 'an empty file after a good one', list: [photo(), photo(0)], faults: [[1, 'empty']] },
    { name: 'a file of less than nothing', list: [photo(-1)], faults: [[0, 'empty']] },
    {
      name: 'another type',
      list: [{ mediaType: 'image/gif', sizeBytes: 1 }],
      faults: [[0, 'type-not-taken']],
    },
    { name: 'ten photos', list: times(10, photo()), faults: [[null, 'too-many']] },
    { name: 'three videos', list: times(3, video()), faults: [[null, 'too-many']] },
    { name: 'six PDFs', list: times(6, pdf()), faults: [[null, 'too-many']] },
    {
      name: '500 MB in all',
      list: [...times(2, video(200 * MIB)), ...times(5, pdf(20 * MIB))],
      faults: [],
    },
    {
      name: 'a byte more in all',
      list: [...times(2, video(200 * MIB)), ...times(5, pdf(20 * MIB)), photo()],
      faults: [[null, 'total-too-big']],
    },
  ])('answers to $name', ({ list, faults }) => {
    expect(evidenceFaults(list).map(({ index, code }) => [index, code])).toEqual(faults);
  });

  it('says each in Chinese, with the limit', () => {
    expect(evidenceFaults([video(MAX_BYTES.video + 1)])[0]?.text).toBe('单个视频不能超过 200 MB');
    expect(evidenceFaults(times(MAX_COUNT.photo + 1, photo()))[0]?.text).toBe('照片最多 9 个');
  });
});

it('has words for every refusal, and limits that fit into each other', () => {
  for (const code of FILE_REFUSAL_CODES) expect(FILE_REFUSALS[code]).toMatch(/\p{Script=Han}/u);
  for (const kind of EVIDENCE_KINDS) expect(MAX_BYTES[kind]).toBeLessThanOrEqual(MAX_REPORT_BYTES);
});
