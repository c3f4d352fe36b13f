import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns, optional, text } from './table.ts';

const TIMES = [
  text('starts_on', 10),
  text('ends_on', 10),
  text('weekdays', 7),
  text('hours_from', 5),
  text('hours_to', 5),
];
const QUOTA_KEY = text('quota_key', 26);

/** Benefits may be limited to days and hours, and their uses counted at all outlets of a unit together. */
export class AddBenefitTimes1795305621000 implements MigrationInterface {
  name = 'AddBenefitTimes1795305621000';

  async up(db: QueryRunner): Promise<void> {
    await addColumns(db, 'benefit_version', { columns: [QUOTA_KEY, ...TIMES].map(optional) });
    await addColumns(db, 'ledger_row', { columns: [optional(QUOTA_KEY)] });
  }

  async down(db: QueryRunner): Promise<void> {
    await dropColumns(db, 'ledger_row', { columns: ['quota_key'] });
    await dropColumns(db, 'benefit_version', { columns: [QUOTA_KEY, ...TIMES].map(({ name }) => name) });
  }
}
