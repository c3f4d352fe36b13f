import { describe, expect, it } from '@jest/globals';
import { momentField, momentOf } from './shanghai-moment';

describe('a moment of Shanghai', () => {
  it.each([
    ['2026-08-15T18:04', '2026-08-15T10:04:00.000Z'],
    ['2026-08-15T07:59', '2026-08-14T23:59:00.000Z'],
    ['2026-01-01T00:00', '2025-12-31T16:00:00.000Z'],
  ])('%s is %s', (field, iso) => {
    expect(momentOf(field)).toBe(iso);
    expect(momentField(iso)).toBe(field);
  });

  it.each(['', '2026-08-15', '2026-13-45T10:00', 'T10:00'])('%j says none', (field) => {
    expect(momentOf(field)).toBeNull();
  });
});
