import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables, id, instant, int, longText, optional, text } from './table.ts';

/** Files that were received whole, checked and encrypted. */
export class CreateFiles1795305607000 implements MigrationInterface {
  name = 'CreateFiles1795305607000';

  async up(db: QueryRunner): Promise<void> {
    await createTable(db, {
      name: 'stored_file',
      columns: [
        id(),
        text('kind', 8),
        text('media_type', 100),
        int('size_bytes'),
        text('sha256', 64),
        longText('data_key'),
        longText('derivatives'),
        optional(int('width')),
        optional(int('height')),
        optional(int('duration_ms')),
        longText('making_sealed'),
        optional(text('look', 16)),
        optional(int('look_0')),
        optional(int('look_1')),
        optional(int('look_2')),
        optional(int('look_3')),
        text('scan', 16),
        instant('stored_at'),
        optional(instant('erased_at')),
      ],
      index: [['sha256'], ['look_0'], ['look_1'], ['look_2'], ['look_3']],
      words: { kind: ['photo', 'video', 'pdf'], scan: ['clean', 'not-scanned'] },
    });
    await createTable(db, {
      name: 'upload_lock',
      columns: [id(), text('holder', 64), int('wanted'), instant('held_until')],
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await dropTables(db, ['upload_lock', 'stored_file']);
  }
}
