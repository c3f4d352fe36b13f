import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  addColumns,
  createTable,
  dropColumns,
  dropTables,
  id,
  instant,
  int,
  optional,
  ref,
  renameColumn,
  replaceWords,
  text,
} from './table.ts';

const REVOKED_FOR = ['holder', 'consent', 'limit', 'key'];
const NOTICES = ['voided', 'refused', 'binding', 'report', 'bonus', 'venue'];
const WAIVERS = [['person_id', 'benefit_id']];

/** Enterprises with their agents and documents; passes, ledger and quotas count them as holders (docs/adr/0026). */
export class CreateEnterprise1795305617000 implements MigrationInterface {
  name = 'CreateEnterprise1795305617000';

  async up(db: QueryRunner): Promise<void> {
    await createTable(db, {
      name: 'enterprise',
      columns: [
        id(),
        text('credit_code', 18),
        text('name', 64),
        ref('representative_id'),
        instant('bound_at'),
        optional(instant('score_consent_at')),
      ],
      unique: [['credit_code']],
      index: [['representative_id']],
      references: [['representative_id', 'person']],
    });
    await createTable(db, {
      name: 'enterprise_agent',
      columns: [
        id(),
        ref('enterprise_id'),
        ref('person_id'),
        instant('added_at'),
        optional(instant('removed_at')),
      ],
      index: [['enterprise_id'], ['person_id']],
      references: [
        ['enterprise_id', 'enterprise'],
        ['person_id', 'person'],
      ],
    });
    await createTable(db, {
      name: 'enterprise_invite',
      columns: [
        id(),
        text('code_hash', 64),
        ref('enterprise_id'),
        ref('issued_by'),
        instant('expires_at'),
        optional(ref('used_by')),
      ],
      unique: [['code_hash']],
      references: [
        ['enterprise_id', 'enterprise'],
        ['used_by', 'account'],
      ],
    });
    await createTable(db, {
      name: 'enterprise_file',
      columns: [
        id(),
        ref('enterprise_id'),
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
      index: [['enterprise_id'], ['file_id']],
      references: [
        ['enterprise_id', 'enterprise'],
        ['file_id', 'stored_file'],
        ['account_id', 'account'],
      ],
      words: {
        purpose: ['licence', 'identity', 'rating'],
        state: ['expected', 'receiving', 'checking', 'ready', 'refused'],
      },
    });
    await addColumns(db, 'pass', {
      columns: [optional(ref('enterprise_id'))],
      index: [['enterprise_id', 'expires_at']],
      references: [['enterprise_id', 'enterprise']],
    });
    await replaceWords(db, 'pass', 'revoked_for', [...REVOKED_FOR, 'right']);
    await addColumns(db, 'ledger_row', {
      columns: [optional(ref('enterprise_id'))],
      index: [['enterprise_id', 'id']],
      references: [['enterprise_id', 'enterprise']],
    });
    await renameColumn(db, 'quota_use', 'person_id', 'holder_id', []);
    await renameColumn(db, 'open_waiver', 'person_id', 'holder_id', WAIVERS);
    await replaceWords(db, 'notice', 'kind', [...NOTICES, 'enterprise']);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query("DELETE FROM notice WHERE kind = 'enterprise'");
    await replaceWords(db, 'notice', 'kind', NOTICES);
    await renameColumn(db, 'open_waiver', 'holder_id', 'person_id', [['holder_id', 'benefit_id']]);
    await renameColumn(db, 'quota_use', 'holder_id', 'person_id', []);
    const enterprise = { columns: ['enterprise_id'], references: ['enterprise_id'] };
    await dropColumns(db, 'ledger_row', { ...enterprise, index: [['enterprise_id', 'id']] });
    await db.query("UPDATE pass SET revoked_for = 'holder' WHERE revoked_for = 'right'");
    await replaceWords(db, 'pass', 'revoked_for', REVOKED_FOR);
    await dropColumns(db, 'pass', { ...enterprise, index: [['enterprise_id', 'expires_at']] });
    await dropTables(db, ['enterprise_file', 'enterprise_invite', 'enterprise_agent', 'enterprise']);
  }
}
