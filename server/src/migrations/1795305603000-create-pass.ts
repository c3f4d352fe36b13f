import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables, id, instant, int, optional, ref, text } from './table.ts';

/** The credentials that were issued to phones (docs/adr/0005). */
export class CreatePass1795305603000 implements MigrationInterface {
  name = 'CreatePass1795305603000';

  async up(db: QueryRunner): Promise<void> {
    await createTable(db, {
      name: 'pass',
      columns: [
        id(),
        ref('phone_id'),
        ref('account_id'),
        ref('person_id'),
        text('holder_kind', 16),
        text('device_name', 40),
        int('key_id'),
        text('body_hash', 64),
        optional(text('manual_number', 8)),
        instant('issued_at'),
        instant('expires_at'),
        optional(instant('revoked_at')),
        optional(text('revoked_for', 16)),
      ],
      unique: [['manual_number']],
      index: [['person_id', 'expires_at'], ['phone_id']],
      references: [
        ['account_id', 'account'],
        ['person_id', 'person'],
      ],
      words: { holder_kind: ['person', 'enterprise'], revoked_for: ['holder', 'consent', 'limit', 'key'] },
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await dropTables(db, ['pass']);
  }
}
