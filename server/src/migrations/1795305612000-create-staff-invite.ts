import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables, id, instant, optional, ref, text } from './table.ts';

/** Codes with which people join a venue. */
export class CreateStaffInvite1795305612000 implements MigrationInterface {
  name = 'CreateStaffInvite1795305612000';

  async up(db: QueryRunner): Promise<void> {
    await createTable(db, {
      name: 'staff_invite',
      columns: [
        id(),
        text('code_hash', 64),
        ref('venue_id'),
        text('role', 16),
        ref('issued_by'),
        instant('expires_at'),
        optional(ref('used_by')),
      ],
      unique: [['code_hash']],
      references: [
        ['venue_id', 'venue'],
        ['issued_by', 'account'],
        ['used_by', 'account'],
      ],
      words: { role: ['manager', 'cashier'] },
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await dropTables(db, ['staff_invite']);
  }
}
