import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables, id, instant, optional, ref, text } from './table.ts';

/** Enterprises ask venues for their benefits (docs/adr/0026). */
export class CreateEnterpriseApplication1795305618000 implements MigrationInterface {
  name = 'CreateEnterpriseApplication1795305618000';

  async up(db: QueryRunner): Promise<void> {
    await createTable(db, {
      name: 'enterprise_application',
      columns: [
        id(),
        ref('enterprise_id'),
        ref('venue_id'),
        ref('applied_by'),
        instant('applied_at'),
        ref('identity_file_id'),
        optional(ref('rating_file_id')),
        text('state', 16),
        optional(ref('answered_by')),
        optional(instant('answered_at')),
        optional(text('reason', 200)),
        optional(text('valid_until', 10)),
      ],
      index: [
        ['venue_id', 'id'],
        ['enterprise_id', 'venue_id'],
      ],
      references: [
        ['enterprise_id', 'enterprise'],
        ['venue_id', 'venue'],
        ['applied_by', 'account'],
        ['answered_by', 'account'],
      ],
      words: { state: ['waiting', 'accepted', 'refused'] },
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await dropTables(db, ['enterprise_application']);
  }
}
