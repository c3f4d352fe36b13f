import { describe, expect, it } from '@jest/globals';
import { qrPath, qrPlace } from './qr-path';

describe('qrPath', () => {
  it('joins neighbours of a row and keeps the quiet zone', () => {
    expect(
      qrPath([
        [true, true, false, true],
        [false, false, false, false],
      ]),
    ).toBe('M4 4h2v1h-2zM7 4h1v1h-1z');
  });
});

describe('qrPlace', () => {
  it.each([
    { room: 358, ratio: 2 },
    { room: 358, ratio: 3 },
    { room: 343, ratio: 2.625 },
    { room: 398, ratio: 1 },
  ])('gives every module whole device pixels ($room px at $ratio)', ({ room, ratio }) => {
    const { side, left } = qrPlace(57, room, ratio);
    const perModule = (side * ratio) / 65;
    expect(Math.abs(perModule - Math.round(perModule))).toBeLessThan(1e-9);
    expect(side + 2 * left).toBeLessThanOrEqual(room + 1e-9);
  });
});
