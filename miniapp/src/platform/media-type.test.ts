import { expect, test } from '@jest/globals';
import { mediaTypeOf } from './media-type';

test.each([
  ['IMG_1.HEIC', '', 'image/heic'],
  ['IMG_1.HEIC', 'application/octet-stream', 'image/heic'],
  ['photo.jpg', 'image/jpg', 'image/jpeg'],
  ['wxfile://tmp_1.mov', '', 'video/quicktime'],
  ['表.PDF', 'application/pdf;x=1', 'application/pdf'],
  ['a.exe', '', 'application/octet-stream'],
  ['noending', '', 'application/octet-stream'],
])('%s stated as “%s” is %s', (name, stated, expected) => {
  expect(mediaTypeOf(name, stated)).toBe(expected);
});
