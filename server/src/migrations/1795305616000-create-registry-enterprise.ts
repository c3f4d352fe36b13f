import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables, instant, optional, primary, text } from './table.ts';

/** Enterprises of the embedded registry, with their public rating. */
export class CreateRegistryEnterprise1795305616000 implements MigrationInterface {
  name = 'CreateRegistryEnterprise1795305616000';

  async up(db: QueryRunner): Promise<void> {
    await createTable(db, {
      name: 'registry_enterprise',
      columns: [
        primary(text('credit_code', 18)),
        text('name', 64),
        text('representative_hash', 64),
        optional(text('rating', 4)),
        optional(text('rated_on', 10)),
        instant('recorded_at'),
      ],
      words: { rating: ['优', '良', '中', '差'] },
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await dropTables(db, ['registry_enterprise']);
  }
}
