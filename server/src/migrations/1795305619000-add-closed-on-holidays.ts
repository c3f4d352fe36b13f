import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns, int, optional } from './table.ts';

/** Whether a venue is closed on statutory holidays. */
export class AddClosedOnHolidays1795305619000 implements MigrationInterface {
  name = 'AddClosedOnHolidays1795305619000';

  async up(db: QueryRunner): Promise<void> {
    await addColumns(db, 'venue', { columns: [optional(int('closed_on_holidays'))] });
  }

  async down(db: QueryRunner): Promise<void> {
    await dropColumns(db, 'venue', { columns: ['closed_on_holidays'] });
  }
}
