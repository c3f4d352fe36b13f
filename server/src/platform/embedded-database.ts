import type { Database as Connection, Statement } from 'better-sqlite3';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Database } from './database.ts';
import type { SqlValue, Tx } from './database.ts';

/** Most works that share one commit; past it the first of them would wait for the last too long. */
const MAX_GROUP = 64;

interface Waiting {
  /** Runs the work inside a savepoint; rejects only when the whole transaction is lost. */
  run: (tx: Tx) => Promise<() => void>;
  fail: (error: unknown) => void;
}

/**
 * SQLite behind the door. TypeORM's driver has one connection, and a statement made there while
 * another work's transaction is open would belong to it; so writes run one after the other, and
 * readers have a connection of their own that cannot write.
 *
 * Writes that wait at the same time share one commit, each in a savepoint of its own: the disk is
 * asked once for all of them, and every answer still comes after its commit.
 */
export class EmbeddedDatabase extends Database {
  readonly engine = 'sqlite' as const;
  private readonly waiting: Waiting[] = [];
  private draining: Promise<void> | null = null;
  private readonly writer: SqliteTx;
  private readonly reader: SqliteTx;

  private constructor(
    private readonly source: DataSource,
    private readonly readSource: DataSource,
  ) {
    super();
    this.writer = new SqliteTx(connectionOf(source), source.manager);
    this.reader = new SqliteTx(connectionOf(readSource), readSource.manager);
  }

  /** Opens the readers' connection beside the given, initialised one. */
  static async open(source: DataSource): Promise<EmbeddedDatabase> {
    const { entities, database } = source.options as { entities: unknown[]; database: string };
    const readSource = new DataSource({
      type: 'better-sqlite3',
      database,
      entities: entities as never,
      readonly: true,
      fileMustExist: true,
      enableWAL: false,
    });
    await readSource.initialize();
    return new EmbeddedDatabase(source, readSource);
  }

  read<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return work(this.reader);
  }

  write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({
        fail: reject,
        run: async (tx) => {
          await tx.execute('SAVEPOINT work');
          try {
            const value = await work(tx);
            await tx.execute('RELEASE work');
            return () => resolve(value);
          } catch (error) {
            // a full disk ends the transaction at once, savepoints and all
            if (!this.writer.connection.inTransaction) throw error;
            await tx.execute('ROLLBACK TO work');
            await tx.execute('RELEASE work');
            return () => reject(error);
          }
        },
      });
      this.draining ??= this.drain();
    });
  }

  /** Takes groups of waiting works until none is left. */
  private async drain(): Promise<void> {
    // let the calls that arrived in the same turn join the first group
    await Promise.resolve();
    try {
      while (this.waiting.length > 0) await this.commitGroup(this.waiting.splice(0, MAX_GROUP));
    } finally {
      this.draining = null;
    }
  }

  private async commitGroup(group: Waiting[]): Promise<void> {
    try {
      await this.writer.execute('BEGIN IMMEDIATE');
      const answers: (() => void)[] = [];
      for (const waiting of group) answers.push(await waiting.run(this.writer));
      await this.writer.execute('COMMIT');
      for (const answer of answers) answer();
    } catch (error) {
      for (const waiting of group) waiting.fail(error);
      // A full disk may have ended the transaction already; either way nothing of the group is kept.
      if (this.writer.connection.inTransaction) await this.writer.execute('ROLLBACK');
    }
  }

  async close(): Promise<void> {
    await this.draining;
    await this.readSource.destroy();
    if (this.source.isInitialized) await this.source.destroy();
  }
}

const connectionOf = (source: DataSource): Connection =>
  (source.driver as unknown as { databaseConnection: Connection }).databaseConnection;

class SqliteTx implements Tx {
  readonly engine = 'sqlite' as const;
  readonly forUpdate = '' as const;
  private readonly statements = new Map<string, Statement>();

  constructor(
    readonly connection: Connection,
    readonly orm: EntityManager,
  ) {}

  async query<Row>(sql: string, values: readonly SqlValue[] = []): Promise<Row[]> {
    return this.statement(sql).all(...values) as Row[];
  }

  async execute(sql: string, values: readonly SqlValue[] = []): Promise<number> {
    return this.statement(sql).run(...values).changes;
  }

  private statement(sql: string): Statement {
    let statement = this.statements.get(sql);
    if (statement === undefined) {
      statement = this.connection.prepare(sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }
}
