import type { PoolConnection, ResultSetHeader } from 'mysql2';
import type { DataSource } from 'typeorm';
import type { EntityManager, QueryRunner } from 'typeorm';
import { setTimeout as pause } from 'node:timers/promises';
import { Database } from './database.ts';
import type { SqlValue, Tx } from './database.ts';
import { isTransient } from './sql-errors.ts';

/**
 * Works that fail and roll back together, as on a full disk, deadlock each other again and again where a
 * counter's row is not there yet.
 */
const MAX_ATTEMPTS = 8;
/** By chance, so that those that met once do not meet again; longer from one attempt to the next. */
const MOST_PAUSE_MS = 10;

/**
 * MariaDB behind the door. Writes run at READ COMMITTED: a plain read after a lock sees what the
 * lock's last owner committed, and inserts take no gap locks from each other (docs/adr/0003).
 */
export class MariadbDatabase extends Database {
  readonly engine = 'mariadb' as const;

  constructor(private readonly source: DataSource) {
    super();
  }

  async read<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      return await work(await MariadbTx.on(runner));
    } finally {
      await runner.release();
    }
  }

  async write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(work);
      } catch (error) {
        if (!isTransient(error) || attempt === MAX_ATTEMPTS) throw error;
        await pause(Math.random() * MOST_PAUSE_MS * attempt);
      }
    }
  }

  private async attempt<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      const tx = await MariadbTx.on(runner);
      await tx.command('START TRANSACTION');
      try {
        const value = await work(tx);
        await tx.command('COMMIT');
        return value;
      } catch (error) {
        await tx.rollback();
        throw error;
      }
    } finally {
      await runner.release();
    }
  }

  async close(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }
}

/** What a new connection is told once: see the class comment, and no silent cutting of values. */
const SESSION_SETTINGS = [
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
  "SET SESSION innodb_lock_wait_timeout = 10, time_zone = '+00:00', " +
    "sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ENGINE_SUBSTITUTION'",
];
const settled = new WeakSet<object>();

class MariadbTx implements Tx {
  readonly engine = 'mariadb' as const;
  readonly forUpdate = 'FOR UPDATE' as const;

  private constructor(
    private readonly connection: PoolConnection,
    readonly orm: EntityManager,
  ) {}

  static async on(runner: QueryRunner): Promise<MariadbTx> {
    const connection = (await runner.connect()) as PoolConnection;
    const tx = new MariadbTx(connection, runner.manager);
    // pooled handles are made anew for the same connection, which is what carries the settings
    const socket = (connection as unknown as { connection?: object }).connection ?? connection;
    if (!settled.has(socket)) {
      for (const setting of SESSION_SETTINGS) await tx.command(setting);
      settled.add(socket);
    }
    return tx;
  }

  async query<Row>(sql: string, values: readonly SqlValue[] = []): Promise<Row[]> {
    return (await this.run(sql, values)) as Row[];
  }

  async execute(sql: string, values: readonly SqlValue[] = []): Promise<number> {
    return ((await this.run(sql, values)) as ResultSetHeader).affectedRows;
  }

  /** Transaction statements go as text: the protocol does not prepare them. */
  command(sql: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.connection.query(sql, (error) => (error ? reject(error) : resolve()));
    });
  }

  /** Rolls back; a connection that cannot even do that is broken and must not be used again. */
  async rollback(): Promise<void> {
    await this.command('ROLLBACK').catch(() => this.connection.destroy());
  }

  private run(sql: string, values: readonly SqlValue[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.connection.execute(sql, [...values], (error, result) => (error ? reject(error) : resolve(result)));
    });
  }
}
