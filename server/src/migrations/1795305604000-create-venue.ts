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

/** Venues, their versioned benefits and their staff. */
export class CreateVenue1795305604000 implements MigrationInterface {
  name = 'CreateVenue1795305604000';

  async up(db: QueryRunner): Promise<void> {
    await createTable(db, {
      name: 'venue',
      columns: [
        id(),
        text('name', 64),
        text('kind', 16),
        text('district', 20),
        text('address', 120),
        text('status', 16),
        text('service_phone', 32),
        text('features', 200),
        longText('opening_times'),
        optional(text('announced_on', 10)),
        instant('created_at'),
      ],
      index: [['status', 'name', 'id']],
      words: {
        kind: ['bookstore', 'library'],
        status: [
          'draft',
          'submitted',
          'returned',
          'recommended',
          'live',
          'suspended',
          'paused',
          'ended',
          'removed',
        ],
      },
    });
    await createTable(db, {
      name: 'benefit',
      columns: [id(), ref('venue_id'), instant('created_at')],
      index: [['venue_id']],
      references: [['venue_id', 'venue']],
    });
    await createTable(db, {
      name: 'benefit_version',
      columns: [
        primary(ref('benefit_id')),
        primary(int('version')),
        text('kind', 24),
        text('title', 40),
        text('holder', 16),
        text('grade', 16),
        text('terms', 300),
        optional(int('percent_off')),
        optional(int('quota_limit')),
        optional(int('quota_every')),
        optional(text('quota_unit', 8)),
        int('offline_safe'),
        instant('valid_from'),
        optional(instant('valid_until')),
      ],
      references: [['benefit_id', 'benefit']],
      words: {
        kind: ['deposit-waiver', 'percentage-off', 'free-loans', 'free-services'],
        holder: ['person', 'enterprise'],
        grade: ['T150', 'T120', 'T100', 'excellent', 'good'],
        quota_unit: ['day', 'month', 'quarter', 'year', 'total'],
      },
    });
    await createTable(db, {
      name: 'venue_staff',
      columns: [
        id(),
        ref('venue_id'),
        ref('account_id'),
        text('role', 16),
        instant('added_at'),
        optional(instant('removed_at')),
      ],
      index: [['account_id'], ['venue_id']],
      references: [
        ['venue_id', 'venue'],
        ['account_id', 'account'],
      ],
      words: { role: ['manager', 'cashier'] },
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await dropTables(db, ['venue_staff', 'benefit_version', 'benefit', 'venue']);
  }
}
