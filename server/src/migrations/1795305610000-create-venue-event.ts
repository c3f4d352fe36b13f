import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables, id, instant, int, optional, ref, text } from './table.ts';

const STATUSES = [
  ...['draft', 'submitted', 'returned', 'recommended', 'live', 'suspended', 'paused', 'ended', 'removed'],
];

/** The steps in the life of a venue (docs/adr/0019). */
export class CreateVenueEvent1795305610000 implements MigrationInterface {
  name = 'CreateVenueEvent1795305610000';

  async up(db: QueryRunner): Promise<void> {
    await createTable(db, {
      name: 'venue_event',
      columns: [
        id(),
        ref('venue_id'),
        int('version'),
        text('action', 16),
        text('from_status', 16),
        text('to_status', 16),
        ref('account_id'),
        text('unit', 64),
        optional(text('reason', 200)),
        instant('at'),
      ],
      unique: [['venue_id', 'version']],
      references: [
        ['venue_id', 'venue'],
        ['account_id', 'account'],
      ],
      words: {
        action: [
          ...[
            'submit',
            'recommend',
            'return',
            'go-live',
            'suspend',
            'lift',
            'pause',
            'resume',
            'end',
            'remove',
          ],
        ],
        from_status: STATUSES,
        to_status: STATUSES,
      },
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await dropTables(db, ['venue_event']);
  }
}
