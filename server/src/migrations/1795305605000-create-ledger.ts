import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  createTable,
  dropTables,
  id,
  instant,
  int,
  longText,
  optional,
  primary,
  ref,
  text,
} from './table.ts';

/** The ledger of 附件 2 with its quotas and numbers (docs/adr/0006). */
export class CreateLedger1795305605000 implements MigrationInterface {
  name = 'CreateLedger1795305605000';

  async up(db: QueryRunner): Promise<void> {
    await createTable(db, {
      name: 'ledger_row',
      columns: [
        id(),
        int('number'),
        text('kind', 16),
        ref('venue_id'),
        text('venue_name', 64),
        ref('person_id'),
        ref('account_id'),
        ref('terminal_id'),
        ref('benefit_id'),
        int('benefit_version'),
        text('benefit_kind', 24),
        text('benefit_title', 40),
        text('grade', 16),
        optional(int('score_hundredths')),
        text('policy_version', 32),
        text('clause', 120),
        optional(ref('pass_id')),
        optional(int('step')),
        optional(text('idempotency_key', 64)),
        optional(text('request_hash', 64)),
        optional(int('amount_fen')),
        optional(int('discount_fen')),
        optional(int('remaining')),
        optional(text('quota_window', 24)),
        optional(longText('note_sealed')),
        optional(ref('voids_id')),
        optional(text('reason', 200)),
        instant('event_at'),
        instant('booked_at'),
        text('salt', 24),
      ],
      unique: [['venue_id', 'number'], ['pass_id', 'step'], ['terminal_id', 'idempotency_key'], ['voids_id']],
      index: [
        ['person_id', 'id'],
        ['venue_id', 'booked_at', 'id'],
      ],
      references: [
        ['person_id', 'person'],
        ['account_id', 'account'],
        ['voids_id', 'ledger_row'],
      ],
      words: { kind: ['redemption', 'void'], grade: ['T150', 'T120', 'T100', 'excellent', 'good'] },
    });
    await createTable(db, {
      name: 'ledger_counter',
      columns: [primary(ref('venue_id')), int('last_number')],
    });
    await createTable(db, {
      name: 'quota_use',
      columns: [
        primary(ref('person_id')),
        primary(ref('benefit_id')),
        primary(text('window_key', 24)),
        int('used'),
      ],
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await dropTables(db, ['quota_use', 'ledger_counter', 'ledger_row']);
  }
}
