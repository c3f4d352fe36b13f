import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables, id, instant, ref, text } from './table.ts';

/** Sponsors check their venues once a year. */
export class CreateYearlyCheck1795305620000 implements MigrationInterface {
  name = 'CreateYearlyCheck1795305620000';

  async up(db: QueryRunner): Promise<void> {
    await createTable(db, {
      name: 'yearly_check',
      columns: [id(), ref('venue_id'), ref('account_id'), text('unit', 64), instant('checked_at')],
      index: [['venue_id', 'checked_at']],
      references: [
        ['venue_id', 'venue'],
        ['account_id', 'account'],
      ],
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await dropTables(db, ['yearly_check']);
  }
}
