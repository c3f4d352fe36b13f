import { Table } from 'typeorm';
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
    expression: `${column} IN (${allowed.map((word) => `'${word}'`).join(', ')})`,
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
