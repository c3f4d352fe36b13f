import type { DataSource } from 'typeorm';
import type { Config } from './config.ts';
import type { Database } from './database.ts';
import { EmbeddedDatabase } from './embedded-database.ts';
import { MariadbDatabase } from './mariadb-database.ts';

/** Opens the door that the configuration asks for, on a connected DataSource. */
export function openDatabase(config: Config, source: DataSource): Promise<Database> {
  return config.database.kind === 'embedded'
    ? EmbeddedDatabase.open(source)
    : Promise.resolve(new MariadbDatabase(source));
}
