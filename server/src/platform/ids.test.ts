import { describe, expect, it } from '@jest/globals';
import { newId } from './ids.ts';

describe('ids of rows', () => {
  it('lie in the order of their making, also within one millisecond', () => {
    const at = new Date('2026-07-20T08:00:00.000Z');
    const ids = Array.from({ length: 1_000 }, () => newId(at));
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
  });

  it('follow the instant they are given, which may lie before the last one', () => {
    const later = newId(new Date('2026-07-20T08:00:00.001Z'));
    expect(newId(new Date('2026-07-20T08:00:00.000Z')) < later).toBe(true);
    expect(newId(new Date('2026-07-20T08:00:00.002Z')) > later).toBe(true);
  });
});
