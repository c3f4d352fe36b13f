import { Column, PrimaryColumn } from 'typeorm';

/*
 * The column kinds of the schema, said once: what they are on both engines is decided here and in
 * `migrations/table.ts`, and `migrations.int.test.ts` proves that the two agree.
 */

/** A row id: a ULID, 26 characters. */
export const IdColumn = () => PrimaryColumn('varchar', { name: 'id', length: 26 });

/** The id of a row of another table. */
export const RefColumn = (name: string) => Column('varchar', { name, length: 26 });
export const OptionalRefColumn = (name: string) => Column('varchar', { name, length: 26, nullable: true });

export const TextColumn = (name: string, length: number) => Column('varchar', { name, length });
export const OptionalTextColumn = (name: string, length: number) =>
  Column('varchar', { name, length, nullable: true });

/** Text without a small limit: sealed values, JSON. */
export const LongTextColumn = (name: string) => Column('text', { name });
export const OptionalLongTextColumn = (name: string) => Column('text', { name, nullable: true });
export const JsonColumn = (name: string) => Column('simple-json', { name });

export const IntColumn = (name: string) => Column('int', { name });
export const OptionalIntColumn = (name: string) => Column('int', { name, nullable: true });

/** An instant in UTC with milliseconds. */
export const InstantColumn = (name: string) => Column('datetime', { name, precision: 3 });
export const OptionalInstantColumn = (name: string) =>
  Column('datetime', { name, precision: 3, nullable: true });

/** The expression of a CHECK that holds a column to its words. */
export const oneOf = (column: string, words: readonly string[]): string =>
  `${column} IN (${words.map((word) => `'${word}'`).join(', ')})`;
