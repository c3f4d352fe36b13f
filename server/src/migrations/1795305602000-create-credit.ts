import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables, id, instant, int, longText, optional, primary, text } from './table.ts';

/** Policy versions (rule 21) and the scores of the embedded registry. */
export class CreateCredit1795305602000 implements MigrationInterface {
  name = 'CreateCredit1795305602000';

  async up(db: QueryRunner): Promise<void> {
    await createTable(db, {
      name: 'credit_policy',
      columns: [primary(text('version', 32)), instant('effective_from'), longText('body')],
    });
    await createTable(db, {
      name: 'registry_score',
      columns: [
        id(),
        text('document_hash', 64),
        text('city', 20),
        int('score_hundredths'),
        instant('valid_from'),
        optional(instant('valid_until')),
      ],
      index: [['document_hash', 'city']],
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await dropTables(db, ['registry_score', 'credit_policy']);
  }
}
