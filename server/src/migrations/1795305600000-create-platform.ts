import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables, id, instant, int, longText, optional, primary, text } from './table.ts';

/** What the installation remembers, and what has to leave the house. */
export class CreatePlatform1795305600000 implements MigrationInterface {
  name = 'CreatePlatform1795305600000';

  async up(db: QueryRunner): Promise<void> {
    await createTable(db, { name: 'setting', columns: [primary(text('name', 64)), longText('value')] });
    await createTable(db, {
      name: 'outbox',
      columns: [
        id(),
        text('topic', 64),
        longText('body'),
        instant('created_at'),
        int('attempts'),
        instant('next_attempt_at'),
        optional(text('last_error', 200)),
        optional(instant('delivered_at')),
      ],
      index: [['topic', 'delivered_at', 'next_attempt_at']],
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await dropTables(db, ['outbox', 'setting']);
  }
}
