import { expect, it } from '@jest/globals';
import { distanceMetres, distanceText } from './distance-rules.ts';

const SQUARE = { latitude: 34.7526, longitude: 113.6633 };

it.each([
  [SQUARE, SQUARE, 0],
  // a minute of latitude is a nautical mile
  [{ latitude: 0, longitude: 0 }, { latitude: 1 / 60, longitude: 0 }, 1853],
  [{ latitude: 60, longitude: 0 }, { latitude: 60, longitude: 1 / 60 }, 927],
  [{ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 }, 20_015_115],
])('measures %j to %j', (one, other, metres) => {
  expect(Math.abs(distanceMetres(one, other) - metres)).toBeLessThanOrEqual(1);
  expect(distanceMetres(other, one)).toBe(distanceMetres(one, other));
});

it.each([
  [3, '10 米'],
  [624, '620 米'],
  [1_240, '1.2 公里'],
  [9_960, '10 公里'],
])('says %i metres', (metres, text) => {
  expect(distanceText(metres)).toBe(text);
});
