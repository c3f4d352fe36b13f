import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables, instant, longText, primary, ref, text } from './table.ts';

/** Months that a venue confirmed (附件3 三). */
export class CreateMonthlyReport1795305615000 implements MigrationInterface {
  name = 'CreateMonthlyReport1795305615000';

  async up(db: QueryRunner): Promise<void> {
    await createTable(db, {
      name: 'monthly_report',
      columns: [
        primary(ref('venue_id')),
        primary(text('month', 7)),
        longText('figures'),
        ref('confirmed_by'),
        instant('confirmed_at'),
      ],
      references: [
        ['venue_id', 'venue'],
        ['confirmed_by', 'account'],
      ],
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await dropTables(db, ['monthly_report']);
  }
}
