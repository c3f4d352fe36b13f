import { expect, test } from '@jest/globals';
import { Id } from '@benefit/shared/schema';
import * as z from 'zod/mini';
import { ulidOf } from './ulid';

// The example of the ULID specification: 1469918176385 is 01ARYZ6S41.
test.each([
  [1469918176385, 0, '01ARYZ6S410000000000000000'],
  [1469918176385, 255, '01ARYZ6S41ZZZZZZZZZZZZZZZZ'],
  [0, 0, '00000000000000000000000000'],
])('the id of %d with bytes of %d', (atMs, byte, expected) => {
  const id = ulidOf(atMs, new Uint8Array(10).fill(byte));
  expect(id).toBe(expected);
  expect(z.safeParse(Id, id).success).toBe(true);
});

test('each bit of chance has its place', () => {
  const chance = Uint8Array.from([
    0b00001_000, 0b10_00011_0, 0b0100_0010, 0b1_00110_00, 0b111_01000, 0, 0, 0, 0, 0,
  ]);
  expect(ulidOf(0, chance).slice(10, 18)).toBe('12345678');
});
