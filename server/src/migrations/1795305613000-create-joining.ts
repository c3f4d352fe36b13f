import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  addColumns,
  createTable,
  dropColumns,
  dropTables,
  id,
  instant,
  int,
  longText,
  optional,
  primary,
  ref,
  replaceWords,
  text,
} from './table.ts';

const NOTICES = ['voided', 'refused', 'binding', 'report', 'bonus'];

/** How a venue joins, publishes, and is removed (docs/adr/0023). */
export class CreateJoining1795305613000 implements MigrationInterface {
  name = 'CreateJoining1795305613000';

  async up(db: QueryRunner): Promise<void> {
    await createTable(db, {
      name: 'sponsor',
      columns: [id(), text('name', 32), text('kind', 8), text('district', 20), instant('created_at')],
      unique: [['name']],
      words: { kind: ['street', 'park', 'other'] },
    });
    await createTable(db, {
      name: 'venue_joining',
      columns: [
        primary(ref('venue_id')),
        optional(ref('sponsor_id')),
        text('credit_code', 18),
        int('version'),
        longText('content_sealed'),
        longText('returned_steps'),
        ref('created_by'),
        optional(instant('first_live_at')),
        instant('updated_at'),
      ],
      index: [['sponsor_id'], ['credit_code'], ['created_by']],
      references: [
        ['venue_id', 'venue'],
        ['sponsor_id', 'sponsor'],
        ['created_by', 'account'],
      ],
    });
    await createTable(db, {
      name: 'venue_file',
      columns: [
        id(),
        ref('venue_id'),
        text('purpose', 16),
        text('name', 200),
        int('size_bytes'),
        text('media_type', 100),
        text('state', 16),
        optional(text('refusal', 32)),
        optional(ref('file_id')),
        ref('account_id'),
        instant('created_at'),
        optional(instant('removed_at')),
      ],
      index: [['venue_id'], ['file_id']],
      references: [
        ['venue_id', 'venue'],
        ['file_id', 'stored_file'],
        ['account_id', 'account'],
      ],
      words: {
        purpose: ['picture', 'seal'],
        state: ['expected', 'receiving', 'checking', 'ready', 'refused'],
      },
    });
    await createTable(db, {
      name: 'commitment_template',
      columns: [primary(int('version')), longText('text'), ref('account_id'), instant('published_at')],
      references: [['account_id', 'account']],
    });
    await createTable(db, {
      name: 'venue_commitment',
      columns: [
        id(),
        ref('venue_id'),
        longText('text'),
        text('sha256', 64),
        text('template_version', 16),
        longText('signer_sealed'),
        text('signer_role', 16),
        ref('account_id'),
        instant('signed_at'),
        optional(ref('acknowledged_by')),
        optional(instant('acknowledged_at')),
      ],
      index: [['venue_id']],
      references: [
        ['venue_id', 'venue'],
        ['account_id', 'account'],
        ['acknowledged_by', 'account'],
      ],
      words: { signer_role: ['representative', 'agent'] },
    });
    await createTable(db, {
      name: 'venue_announcement',
      columns: [
        id(),
        ref('venue_id'),
        int('version'),
        text('number', 24),
        text('published_on', 10),
        optional(text('less_from', 10)),
        longText('body'),
        longText('content'),
        ref('account_id'),
        instant('published_at'),
      ],
      unique: [['venue_id', 'version']],
      references: [
        ['venue_id', 'venue'],
        ['account_id', 'account'],
      ],
    });
    await createTable(db, {
      name: 'venue_removal',
      columns: [
        id(),
        ref('venue_id'),
        text('ground', 16),
        text('reason', 500),
        ref('proposed_by'),
        text('unit', 64),
        instant('proposed_at'),
        instant('hearing_until'),
        optional(longText('statement')),
        optional(ref('stated_by')),
        optional(instant('stated_at')),
        optional(text('decision', 16)),
        optional(text('decision_reason', 500)),
        optional(ref('decided_by')),
        optional(instant('decided_at')),
      ],
      index: [['venue_id']],
      references: [
        ['venue_id', 'venue'],
        ['proposed_by', 'account'],
        ['stated_by', 'account'],
        ['decided_by', 'account'],
      ],
      words: {
        ground: ['accident', 'publicity', 'listed', 'other'],
        decision: ['upheld', 'dropped'],
      },
    });
    await addColumns(db, 'venue', {
      columns: [
        optional(int('latitude_e6')),
        optional(int('longitude_e6')),
        optional(text('benefit_times', 60)),
        optional(text('more', 300)),
        optional(longText('picture_ids')),
      ],
    });
    await addColumns(db, 'benefit_version', {
      columns: [optional(int('reduced_fen')), optional(text('basis', 16)), optional(int('combinable'))],
    });
    await addColumns(db, 'venue_event', { columns: [optional(text('until', 10))] });
    await replaceWords(db, 'notice', 'kind', [...NOTICES, 'venue']);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query("DELETE FROM notice WHERE kind = 'venue'");
    await replaceWords(db, 'notice', 'kind', NOTICES);
    await dropColumns(db, 'venue_event', { columns: ['until'] });
    await dropColumns(db, 'benefit_version', { columns: ['reduced_fen', 'basis', 'combinable'] });
    await dropColumns(db, 'venue', {
      columns: ['latitude_e6', 'longitude_e6', 'benefit_times', 'more', 'picture_ids'],
    });
    await dropTables(db, [
      'venue_removal',
      'venue_announcement',
      'venue_commitment',
      'commitment_template',
      'venue_file',
      'venue_joining',
      'sponsor',
    ]);
  }
}
