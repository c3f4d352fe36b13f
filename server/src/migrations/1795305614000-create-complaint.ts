import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables, id, instant, int, longText, optional, ref, text } from './table.ts';

/** What people tell about venues that did not give what they announced (rule 26). */
export class CreateComplaint1795305614000 implements MigrationInterface {
  name = 'CreateComplaint1795305614000';

  async up(db: QueryRunner): Promise<void> {
    await createTable(db, {
      name: 'complaint',
      columns: [
        id(),
        ref('venue_id'),
        ref('account_id'),
        text('happened_on', 10),
        longText('text_sealed'),
        instant('sent_at'),
        instant('due_at'),
        optional(int('upheld')),
        optional(text('answer', 300)),
        optional(text('unit', 64)),
        optional(ref('answered_by')),
        optional(instant('answered_at')),
      ],
      index: [
        ['venue_id', 'id'],
        ['account_id', 'venue_id'],
      ],
      references: [
        ['venue_id', 'venue'],
        ['account_id', 'account'],
        ['answered_by', 'account'],
      ],
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await dropTables(db, ['complaint']);
  }
}
