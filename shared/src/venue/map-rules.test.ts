import { expect, it } from '@jest/globals';
import { isCityTile } from './map-rules.ts';

/** The tile of 二七广场, 113.6633° 34.7526°, at each level, by the formula of the OpenStreetMap wiki. */
it.each([
  [9, 417, 203, true],
  [12, 3341, 1627, true],
  [18, 213839, 104182, true],
  [12, 3372, 1552, false], // Beijing
  [12, 3341, 1700, false],
  [8, 208, 101, false],
  [19, 427678, 208365, false],
])('level %i, column %i, row %i: %s', (z, x, y, shown) => {
  expect(isCityTile({ layer: 'vec', z, x, y })).toBe(shown);
});
