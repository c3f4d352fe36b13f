import { rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../src/data-source.ts';
import { ENTITIES } from '../src/entities.ts';
import { MIGRATIONS } from '../src/migrations/migrations.ts';
import { loadConfig } from '../src/platform/config.ts';
import { freshInstallation } from './support/app.ts';
import { PrivateMariadb, THROWAWAY } from './support/private-mariadb.ts';

describe('the migrations', () => {
  let env: Record<string, string>;
  let source: DataSource;

  let mariadb: PrivateMariadb | undefined;

  // of its own: beside the databases of other tests, each look at the schema reads the tables of them all
  beforeAll(async () => {
    if (process.env['TEST_DATABASE'] === 'mariadb') mariadb = await PrivateMariadb.start(THROWAWAY);
  });
  afterAll(() => mariadb?.stop());

  beforeEach(async () => {
    env = await freshInstallation(mariadb && { DATABASE_URL: await mariadb.createDatabase() });
    source = await new DataSource(dataSourceOptions(loadConfig(env))).initialize();
  });
  afterEach(async () => {
    await source.destroy();
    await rm(env['DATA_DIR'] ?? '', { recursive: true, force: true });
  });

  /** Every table and index there is, as the engine itself names them. */
  async function schema(): Promise<string[]> {
    const rows = await source.query<{ name: string }[]>(
      source.options.type === 'mariadb'
        ? `SELECT CONCAT(table_name, '.', column_name, ' ', column_type, ' ', is_nullable) AS name
             FROM information_schema.columns WHERE table_schema = DATABASE()
            UNION SELECT CONCAT(table_name, '#', index_name, ' ', seq_in_index, ' ', column_name)
             FROM information_schema.statistics WHERE table_schema = DATABASE()
            UNION SELECT CONCAT(table_name, '!', constraint_name, ' ', check_clause)
             FROM information_schema.check_constraints WHERE constraint_schema = DATABASE()`
        : "SELECT COALESCE(sql, name) AS name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'",
    );
    return rows.map((row) => row.name).sort();
  }

  /** What is left when everything is undone: the table in which TypeORM keeps what was done. */
  const isOwn = (line: string): boolean => !/^(CREATE TABLE "migration"|migration[.#])/.test(line);

  it('go up, down to nothing, and up again to the same schema', async () => {
    const done = await source.runMigrations();
    expect(done.map(({ name }) => name)).toEqual(MIGRATIONS.map(({ name }) => name));
    const first = await schema();
    expect(first.filter(isOwn).length).toBeGreaterThan(ENTITIES.length);
    for (let step = 0; step < MIGRATIONS.length; step++) await source.undoLastMigration();
    expect((await schema()).filter(isOwn)).toEqual([]);
    await source.runMigrations();
    expect(await schema()).toEqual(first);
  });

  it('make what the entities say, to the last column', async () => {
    await source.runMigrations();
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('find nothing to do on a schema that is up to date', async () => {
    await source.runMigrations();
    expect(await source.runMigrations()).toEqual([]);
  });

  it('can be run again after one of them broke off half-way', async () => {
    await source.runMigrations();
    const before = await schema();
    // as after a crash: MariaDB keeps the tables, and the step is not written down as done
    const last = MIGRATIONS.at(-1)?.name ?? '';
    const quote = source.options.type === 'mariadb' ? '`' : '"';
    await source.query(`DELETE FROM ${quote}migration${quote} WHERE name = ?`, [last]);
    expect((await source.runMigrations()).map(({ name }) => name)).toEqual([last]);
    expect(await schema()).toEqual(before);
  });

  it('keep a waiver open that was given before returns were known, and one that was voided closed', async () => {
    await source.runMigrations();
    const steps = MIGRATIONS.length - MIGRATIONS.findIndex(({ name }) => name.startsWith('CreateReturns'));
    for (let step = 0; step < steps; step++) await source.undoLastMigration();
    const at = '2026-11-23 04:00:00.000';
    const insert = (table: string, row: Record<string, string | number | null>) =>
      source.query(
        `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row)
          .map(() => '?')
          .join(', ')})`,
        Object.values(row),
      );
    const sealed = { data_key: 'x', name_sealed: 'x', number_sealed: 'x', birth_date_sealed: 'x' };
    const proof = { gender: 'female', city: '郑州', proved_by: 'test', proved_at: at };
    await insert('person', {
      id: 'P',
      document_hash: 'h',
      document_type: 'resident-id',
      ...sealed,
      ...proof,
    });
    await insert('account', { id: 'A', kind: 'staff', label: 'x', username: 'x', created_at: at });
    const row = (id: string, number: number, more: Record<string, string | null>) =>
      insert('ledger_row', {
        ...{
          id,
          number,
          kind: 'redemption',
          venue_id: 'V',
          venue_name: 'x',
          person_id: 'P',
          account_id: 'A',
        },
        ...{ terminal_id: 'T', benefit_id: 'B', benefit_version: 1, benefit_kind: 'deposit-waiver' },
        ...{ benefit_title: 'x', grade: 'T150', policy_version: 'x', clause: 'x' },
        ...{ event_at: at, booked_at: at, salt: 'x' },
        ...more,
      });
    await row('OPEN', 1, {});
    await row('VOIDED', 2, {});
    await row('VOID', 3, { kind: 'void', voids_id: 'VOIDED' });
    await row('OTHER', 4, { benefit_kind: 'free-loans' });
    await source.runMigrations();
    expect(
      await source.query('SELECT redemption_id, venue_id, holder_id, benefit_id FROM open_waiver'),
    ).toEqual([{ redemption_id: 'OPEN', venue_id: 'V', holder_id: 'P', benefit_id: 'B' }]);
    const [kept] = await source.query<{ rows: string | number }[]>(
      'SELECT COUNT(*) AS "rows" FROM ledger_row',
    );
    expect(Number(kept?.rows)).toBe(4);
  });
});
