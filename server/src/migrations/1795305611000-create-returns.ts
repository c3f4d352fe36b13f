import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  addColumns,
  createTable,
  dropColumns,
  dropTables,
  int,
  optional,
  primary,
  ref,
  replaceWords,
} from './table.ts';

/** Rows that name an earlier one: a return closes a waiver, a refund pays back a part (docs/adr/0021, 0022). */
export class CreateReturns1795305611000 implements MigrationInterface {
  name = 'CreateReturns1795305611000';

  async up(db: QueryRunner): Promise<void> {
    await addColumns(db, 'benefit_version', { columns: [optional(int('open_limit'))] });
    await addColumns(db, 'ledger_row', {
      columns: [optional(ref('returns_id')), optional(ref('refunds_id'))],
      unique: [['returns_id']],
      index: [['refunds_id']],
      references: [
        ['returns_id', 'ledger_row'],
        ['refunds_id', 'ledger_row'],
      ],
    });
    await replaceWords(db, 'ledger_row', 'kind', ['redemption', 'void', 'return', 'refund']);
    await createTable(db, {
      name: 'open_waiver',
      columns: [primary(ref('redemption_id')), ref('venue_id'), ref('person_id'), ref('benefit_id')],
      index: [
        ['person_id', 'benefit_id'],
        ['venue_id', 'redemption_id'],
      ],
      references: [['redemption_id', 'ledger_row']],
    });
    // what was waived before is as open as what is waived from now on
    await db.query(
      `INSERT INTO open_waiver (redemption_id, venue_id, person_id, benefit_id)
       SELECT r.id, r.venue_id, r.person_id, r.benefit_id FROM ledger_row r
        WHERE r.kind = 'redemption' AND r.benefit_kind = 'deposit-waiver'
          AND NOT EXISTS (SELECT 1 FROM ledger_row v WHERE v.voids_id = r.id)
          AND NOT EXISTS (SELECT 1 FROM open_waiver w WHERE w.redemption_id = r.id)`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await dropTables(db, ['open_waiver']);
    await replaceWords(db, 'ledger_row', 'kind', ['redemption', 'void']);
    await dropColumns(db, 'ledger_row', {
      columns: ['returns_id', 'refunds_id'],
      unique: [['returns_id']],
      index: [['refunds_id']],
      references: ['returns_id', 'refunds_id'],
    });
    await dropColumns(db, 'benefit_version', { columns: ['open_limit'] });
  }
}
