import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables, id, instant, int, text } from './table.ts';

/** Points that the embedded registry took over. */
export class CreateRegistryBonus1795305609000 implements MigrationInterface {
  name = 'CreateRegistryBonus1795305609000';

  async up(db: QueryRunner): Promise<void> {
    await createTable(db, {
      name: 'registry_bonus',
      columns: [id(), text('document_hash', 64), int('points_hundredths'), instant('credited_at')],
      index: [['document_hash']],
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await dropTables(db, ['registry_bonus']);
  }
}
