import type { Connection, RowDataPacket } from 'mysql2/promise';
import { createConnection } from 'mysql2/promise';
import { connect } from '../../src/data-source.ts';
import { MIGRATIONS } from '../../src/migrations/migrations.ts';
import { loadConfig } from '../../src/platform/config.ts';
import { createDatabase } from './private-mariadb.ts';

const TEMPLATE = 'migrated';
/** How long one test file waits while another migrates the template, in seconds. */
const TEMPLATE_TIMEOUT_S = 60;

/**
 * Makes a database with the newest schema on the server at `adminUrl` and answers its URL. The first that is
 * asked for is migrated, step by step, and every one is a copy of it: MariaDB takes seconds for the steps, and a
 * tenth of one for the tables that come of them.
 */
export async function createMigratedDatabase(adminUrl: string): Promise<string> {
  const url = await createDatabase(adminUrl);
  const connection = await createConnection({ uri: url, multipleStatements: true });
  try {
    await migrateTemplate(connection, adminUrl);
    await copyTemplate(connection);
  } finally {
    await connection.end();
  }
  return url;
}

/** Whoever finds it unfinished finishes it; the lock goes with the connection. */
async function migrateTemplate(connection: Connection, adminUrl: string): Promise<void> {
  await connection.query('SELECT GET_LOCK(?, ?)', [TEMPLATE, TEMPLATE_TIMEOUT_S]);
  if ((await stepsDone(connection)) === MIGRATIONS.length) return;
  await connection.query(
    `CREATE DATABASE IF NOT EXISTS ${TEMPLATE} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
  );
  const config = loadConfig({ DATABASE_URL: new URL(TEMPLATE, adminUrl).href, DEMO: 'true' });
  await (await connect(config)).destroy();
}

async function stepsDone(connection: Connection): Promise<number> {
  const [tables] = await connection.query<RowDataPacket[]>(
    "SELECT 1 FROM information_schema.tables WHERE table_schema = ? AND table_name = 'migration'",
    [TEMPLATE],
  );
  if (tables.length === 0) return 0;
  const [[row]] = await connection.query<RowDataPacket[]>(
    `SELECT COUNT(*) AS steps FROM ${TEMPLATE}.migration`,
  );
  return Number(row?.['steps']);
}

async function copyTemplate(connection: Connection): Promise<void> {
  const [tables] = await connection.query<RowDataPacket[]>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ? AND table_type = 'BASE TABLE'",
    [TEMPLATE],
  );
  const statements = await Promise.all(
    tables.map(async ({ name }) => {
      const [[made]] = await connection.query<RowDataPacket[]>(`SHOW CREATE TABLE ${TEMPLATE}.${name}`);
      return `${made?.['Create Table']}; INSERT INTO ${name} SELECT * FROM ${TEMPLATE}.${name}`;
    }),
  );
  // a table may come before the one that its foreign key names
  await connection.query(`SET foreign_key_checks = 0; ${statements.join('; ')}`);
}
