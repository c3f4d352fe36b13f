import { Table, TableCheck, TableColumn, TableForeignKey, TableIndex } from 'typeorm';
import type { QueryRunner, TableColumnOptions } from 'typeorm';

/* The column kinds of `platform/columns.ts`, as migrations write them. */

export const id = (): TableColumnOptions => ({ name: 'id', type: 'varchar', length: '26', isPrimary: true });
export const ref = (name: string): TableColumnOptions => ({ name, type: 'varchar', length: '26' });
export const text = (name: string, length: number): TableColumnOptions => ({
  name,
  type: 'varchar',
  length: String(length),
});
export const longText = (name: string): TableColumnOptions => ({ name, type: 'text' });
/** `integer`, since that is what TypeORM makes of an entity's `int` on SQLite; the same on MariaDB. */
export const int = (name: string): TableColumnOptions => ({ name, type: 'integer' });
export const instant = (name: string): TableColumnOptions => ({ name, type: 'datetime', precision: 3 });
export const optional = (column: TableColumnOptions): TableColumnOptions => ({ ...column, isNullable: true });
export const primary = (column: TableColumnOptions): TableColumnOptions => ({ ...column, isPrimary: true });

/** A foreign key: `[column, table]`, to the other table's `id` unless a third word names its column. */
type Reference = readonly [column: string, table: string, target?: string];

export interface TablePlan {
  name: string;
  columns: TableColumnOptions[];
  /** Columns of each unique index. */
  unique?: string[][];
  /** Columns of each index. */
  index?: string[][];
  references?: Reference[];
  /** Words that a column is held to. */
  words?: Record<string, readonly string[]>;
}

/** The name of a foreign key: `fk_<table>_<column without _id>`. */
const referenceName = (table: string, column: string): string => `fk_${table}_${column.replace(/_id$/, '')}`;

/**
 * Creates a table on either engine. MariaDB commits every DDL statement by itself, so each step
 * asks first whether it was done: a migration that failed half-way can be run again.
 */
export async function createTable(db: QueryRunner, plan: TablePlan): Promise<void> {
  const { name, columns, unique = [], index = [], references = [], words = {} } = plan;
  const checks = Object.entries(words).map(([column, allowed]) => ({
    name: `ck_${name}_${column}`,
    expression: wordsOf(column, allowed),
  }));
  const mariadb = db.dataSource.options.type === 'mariadb';
  await db.createTable(
    new Table({
      name,
      columns,
      indices: [
        ...unique.map((columnNames) => ({
          name: `ux_${name}_${columnNames.join('_')}`,
          columnNames,
          isUnique: true,
        })),
        ...index.map((columnNames) => ({ name: `ix_${name}_${columnNames.join('_')}`, columnNames })),
      ],
      foreignKeys: references.map(([column, table, target = 'id']) => ({
        name: referenceName(name, column),
        columnNames: [column],
        referencedTableName: table,
        referencedColumnNames: [target],
        onDelete: 'RESTRICT',
        onUpdate: 'RESTRICT',
      })),
      checks: mariadb ? [] : checks,
    }),
    true,
  );
  if (!mariadb) return;
  // the Table API leaves CHECK out on MariaDB
  for (const check of checks) {
    await db.query(
      `ALTER TABLE ${name} ADD CONSTRAINT IF NOT EXISTS ${check.name} CHECK (${check.expression})`,
    );
  }
}

/** Drops tables in the given order, those that are there. */
export async function dropTables(db: QueryRunner, names: readonly string[]): Promise<void> {
  for (const name of names) await db.dropTable(name, true);
}

interface AddedColumns {
  columns: TableColumnOptions[];
  unique?: string[][];
  index?: string[][];
  references?: Reference[];
}

/** Adds columns to a table; what is there already stays, so that it can be run again. */
export async function addColumns(db: QueryRunner, table: string, plan: AddedColumns): Promise<void> {
  const { columns, unique = [], index = [], references = [] } = plan;
  const before = await tableOf(db, table);
  // all of a kind at once: on SQLite each call builds the table anew
  const added = columns.filter((column) => before.findColumnByName(column.name) === undefined);
  if (added.length > 0)
    await db.addColumns(
      table,
      added.map((column) => new TableColumn(column)),
    );
  const wanted = [
    ...unique.map((columnNames) => ({
      name: `ux_${table}_${columnNames.join('_')}`,
      columnNames,
      isUnique: true,
    })),
    ...index.map((columnNames) => ({ name: `ix_${table}_${columnNames.join('_')}`, columnNames })),
  ];
  const absent = wanted.filter(({ name }) => before.indices.every((each) => each.name !== name));
  if (absent.length > 0)
    await db.createIndices(
      table,
      absent.map((each) => new TableIndex(each)),
    );
  const keys = references.map(([column, referencedTableName, target = 'id']) => ({
    name: referenceName(table, column),
    columnNames: [column],
    referencedTableName,
    referencedColumnNames: [target],
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  }));
  const missing = keys.filter(({ name }) => before.foreignKeys.every((each) => each.name !== name));
  if (missing.length > 0)
    await db.createForeignKeys(
      table,
      missing.map((key) => new TableForeignKey(key)),
    );
}

/**
 * Gives a column another name. Indexes that have it in their own name get the new one.
 *
 * @param index columns of these indexes, as they are before
 */
export async function renameColumn(
  db: QueryRunner,
  table: string,
  from: string,
  to: string,
  index: readonly string[][],
): Promise<void> {
  const before = await tableOf(db, table);
  if (before.findColumnByName(from) !== undefined)
    await db.query(`ALTER TABLE ${table} RENAME COLUMN ${from} TO ${to}`);
  for (const names of index) {
    const renamed = names.map((name) => (name === from ? to : name));
    const [old, now] = [names, renamed].map((columns) => `ix_${table}_${columns.join('_')}`);
    const known = (name: string | undefined) => before.indices.some((each) => each.name === name);
    if (!known(now)) await db.query(`CREATE INDEX ${now} ON ${table} (${renamed.join(', ')})`);
    if (known(old)) {
      const on = db.dataSource.options.type === 'mariadb' ? ` ON ${table}` : '';
      await db.query(`DROP INDEX ${old}${on}`);
    }
  }
}

/** Takes columns off again, with their indexes and references. */
export async function dropColumns(
  db: QueryRunner,
  table: string,
  plan: { columns: string[]; unique?: string[][]; index?: string[][]; references?: string[] },
): Promise<void> {
  const { columns, unique = [], index = [], references = [] } = plan;
  for (const column of references) await db.dropForeignKey(table, referenceName(table, column));
  for (const names of unique) await db.dropIndex(table, `ux_${table}_${names.join('_')}`);
  for (const names of index) await db.dropIndex(table, `ix_${table}_${names.join('_')}`);
  for (const column of columns) await db.dropColumn(table, column);
}

/** Holds a column to other words than before. */
export async function replaceWords(
  db: QueryRunner,
  table: string,
  column: string,
  allowed: readonly string[],
): Promise<void> {
  const name = `ck_${table}_${column}`;
  const expression = wordsOf(column, allowed);
  if (db.dataSource.options.type === 'mariadb') {
    await db.query(`ALTER TABLE ${table} DROP CONSTRAINT IF EXISTS ${name}`);
    await db.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} CHECK (${expression})`);
    return;
  }
  const { checks } = await tableOf(db, table);
  const there = checks.find((check) => check.name === name);
  // each rebuilding of the table puts parentheses around it
  if (there?.expression?.includes(expression)) return;
  if (there !== undefined) await db.dropCheckConstraint(table, name);
  await db.createCheckConstraint(table, new TableCheck({ name, expression }));
}

async function tableOf(db: QueryRunner, name: string): Promise<Table> {
  const table = await db.getTable(name);
  if (table === undefined) throw new Error(`No table ${name}`);
  return table;
}

const wordsOf = (column: string, allowed: readonly string[]): string =>
  `${column} IN (${allowed.map((word) => `'${word}'`).join(', ')})`;
