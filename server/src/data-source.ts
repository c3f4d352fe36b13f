import path from 'node:path';
import { DataSource } from 'typeorm';
import type { DataSourceOptions } from 'typeorm';
import type { Config } from './platform/config.ts';
import { ENTITIES } from './entities.ts';
import { MIGRATIONS } from './migrations/migrations.ts';

/** TypeORM's options for the configured engine, with the only list of entities and migrations. */
export function dataSourceOptions(config: Config): DataSourceOptions {
  const common = {
    entities: ENTITIES,
    migrations: MIGRATIONS,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each' as const,
    synchronize: false,
    logging: false as const,
  };
  if (config.database.kind === 'embedded') {
    return {
      ...common,
      type: 'better-sqlite3',
      database: path.join(config.dataDir, 'benefits.sqlite'),
      enableWAL: true,
    };
  }
  return {
    ...common,
    type: 'mariadb',
    connectorPackage: 'mysql2',
    url: config.database.url,
    poolSize: config.database.poolSize,
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    ssl: config.database.tls ? {} : undefined,
    bigNumberStrings: false,
    extra: { connectTimeout: 5_000, enableKeepAlive: true },
  } as DataSourceOptions;
}

/** Connects, migrates to the newest schema and answers the open source. */
export async function connect(config: Config): Promise<DataSource> {
  const source = await new DataSource(dataSourceOptions(config)).initialize();
  if (config.database.kind === 'embedded') {
    // an acknowledged row survives a power cut, not just a killed process
    await source.query('PRAGMA synchronous = FULL');
    await source.query('PRAGMA busy_timeout = 5000');
  }
  await source.runMigrations();
  return source;
}
