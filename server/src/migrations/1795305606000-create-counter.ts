import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables, id, instant, longText, optional, ref, text } from './table.ts';

/** Terminals and the scans that failed there. */
export class CreateCounter1795305606000 implements MigrationInterface {
  name = 'CreateCounter1795305606000';

  async up(db: QueryRunner): Promise<void> {
    await createTable(db, {
      name: 'terminal',
      columns: [
        id(),
        ref('venue_id'),
        text('name', 40),
        text('token_hash', 64),
        ref('enrolled_by'),
        instant('enrolled_at'),
        optional(instant('last_seen_at')),
        optional(instant('revoked_at')),
      ],
      unique: [['token_hash']],
      index: [['venue_id']],
      references: [
        ['venue_id', 'venue'],
        ['enrolled_by', 'account'],
      ],
    });
    await createTable(db, {
      name: 'terminal_code',
      columns: [
        id(),
        text('code_hash', 64),
        ref('venue_id'),
        ref('issued_by'),
        instant('expires_at'),
        optional(ref('terminal_id')),
      ],
      unique: [['code_hash']],
      references: [
        ['venue_id', 'venue'],
        ['issued_by', 'account'],
      ],
    });
    await createTable(db, {
      name: 'failed_scan',
      columns: [
        id(),
        ref('terminal_id'),
        text('entry', 8),
        text('verdict', 32),
        optional(text('reason', 32)),
        optional(ref('pass_id')),
        longText('text'),
        instant('scanned_at'),
      ],
      index: [
        ['terminal_id', 'entry', 'scanned_at'],
        ['pass_id', 'entry', 'scanned_at'],
      ],
      words: { entry: ['qr', 'digits'] },
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await dropTables(db, ['failed_scan', 'terminal_code', 'terminal']);
  }
}
