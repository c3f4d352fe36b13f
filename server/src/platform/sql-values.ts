/**
 * Hand-written SQL meets instants as text on SQLite and as `Date` on MariaDB. Both engines take
 * `yyyy-mm-dd hh:mm:ss.sss` in UTC, the form TypeORM itself writes on SQLite.
 */
export const sqlInstant = (at: Date): string => at.toISOString().replace('T', ' ').slice(0, 23);

/** Reads an instant column of a hand-written query. */
export const instant = (value: string | Date): Date =>
  value instanceof Date ? value : new Date(`${value.replace(' ', 'T')}Z`);

/** Reads an instant column that may be empty. */
export const instantOrNull = (value: string | Date | null): Date | null =>
  value === null ? null : instant(value);
