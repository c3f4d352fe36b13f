import type { EntityManager } from 'typeorm';

export type Engine = 'sqlite' | 'mariadb';
export type SqlValue = string | number | null;

/** What a piece of work may do with the database, for as long as its transaction lasts. */
export interface Tx {
  readonly engine: Engine;
  /** Ends a SELECT that locks its rows until the transaction does; SQLite has one writer and needs none. */
  readonly forUpdate: '' | 'FOR UPDATE';
  /** For the everyday: one entity at a time, never `save`, no relations. */
  readonly orm: EntityManager;
  /** Rows of a hand-written statement with `?` for values. */
  query<Row>(sql: string, values?: readonly SqlValue[]): Promise<Row[]>;
  /** Runs a hand-written statement and answers how many rows it changed. */
  execute(sql: string, values?: readonly SqlValue[]): Promise<number>;
}

/**
 * The one door to the database. Repositories work on the `Tx` they are given; nothing else
 * in the server holds a connection (docs/adr/0003).
 */
export abstract class Database {
  abstract readonly engine: Engine;

  /**
   * Reads without a transaction: each statement sees what is committed when it runs.
   * `work` must not write; on the embedded database it cannot.
   */
  abstract read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;

  /**
   * Runs `work` in one transaction and resolves after the commit. Where the database rolled
   * everything back for a deadlock, `work` runs again from the start, so it must change nothing
   * except through its `Tx`.
   *
   * @throws what `work` throws, after a rollback; the driver's error after the third deadlock
   */
  abstract write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;

  /** Finishes what was accepted and closes every connection. */
  abstract close(): Promise<void>;
}
