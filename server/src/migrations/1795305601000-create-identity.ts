import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables, id, instant, longText, optional, primary, ref, text } from './table.ts';

/** Accounts, proved persons, consents, sessions, roles, notices and who looked. */
export class CreateIdentity1795305601000 implements MigrationInterface {
  name = 'CreateIdentity1795305601000';

  async up(db: QueryRunner): Promise<void> {
    await createTable(db, {
      name: 'person',
      columns: [
        id(),
        text('document_hash', 64),
        text('document_type', 32),
        longText('data_key'),
        longText('name_sealed'),
        longText('number_sealed'),
        longText('birth_date_sealed'),
        text('gender', 8),
        text('city', 20),
        text('proved_by', 32),
        instant('proved_at'),
        optional(instant('blocked_at')),
      ],
      unique: [['document_hash']],
      words: {
        document_type: [
          'resident-id',
          'passport',
          'hk-macao-permit',
          'taiwan-permit',
          'foreign-permanent-resident-id',
        ],
        gender: ['male', 'female'],
      },
    });
    await createTable(db, {
      name: 'account',
      columns: [
        id(),
        text('kind', 16),
        text('label', 64),
        optional(text('username', 64)),
        optional(text('password_hash', 255)),
        optional(ref('person_id')),
        optional(instant('locked_at')),
        instant('created_at'),
      ],
      unique: [['username'], ['person_id']],
      references: [['person_id', 'person']],
      words: { kind: ['citizen', 'staff'] },
    });
    await createTable(db, {
      name: 'consent',
      columns: [
        id(),
        ref('person_id'),
        text('version', 32),
        instant('given_at'),
        optional(instant('withdrawn_at')),
      ],
      index: [['person_id']],
      references: [['person_id', 'person']],
    });
    await createTable(db, {
      name: 'session',
      columns: [id(), ref('account_id'), instant('created_at'), optional(instant('revoked_at'))],
      index: [['account_id']],
      references: [['account_id', 'account']],
    });
    await createTable(db, {
      name: 'session_token',
      columns: [
        primary(text('hash', 64)),
        ref('session_id'),
        text('kind', 8),
        instant('expires_at'),
        optional(instant('replaced_at')),
      ],
      index: [['session_id']],
      references: [['session_id', 'session']],
      words: { kind: ['access', 'refresh'] },
    });
    await createTable(db, {
      name: 'role_grant',
      columns: [
        id(),
        ref('account_id'),
        text('role', 16),
        optional(text('area', 32)),
        optional(text('level', 8)),
        instant('granted_at'),
        optional(instant('revoked_at')),
      ],
      index: [['account_id']],
      references: [['account_id', 'account']],
      words: {
        role: ['sponsor', 'department', 'office', 'operator', 'admin'],
        level: ['city', 'county', 'zone'],
      },
    });
    await createTable(db, {
      name: 'notice',
      columns: [
        id(),
        ref('account_id'),
        text('kind', 16),
        text('title', 64),
        longText('text_sealed'),
        optional(text('clause', 120)),
        optional(ref('subject_id')),
        instant('created_at'),
        optional(instant('read_at')),
      ],
      index: [['account_id', 'id']],
      references: [['account_id', 'account']],
      words: { kind: ['voided', 'refused', 'binding', 'report', 'bonus'] },
    });
    await createTable(db, {
      name: 'audit',
      columns: [
        id(),
        ref('actor_id'),
        text('actor_label', 64),
        text('action', 40),
        longText('facts'),
        instant('at'),
      ],
      index: [['actor_id', 'id']],
      references: [['actor_id', 'account']],
    });
    await createTable(db, {
      name: 'look',
      columns: [
        id(),
        ref('person_id'),
        ref('account_id'),
        text('by_text', 80),
        text('what', 80),
        text('reason', 120),
        instant('looked_at'),
      ],
      index: [['person_id', 'id']],
      references: [
        ['person_id', 'person'],
        ['account_id', 'account'],
      ],
    });
    await createTable(db, {
      name: 'identity_case',
      columns: [
        id(),
        text('kind', 32),
        ref('person_id'),
        ref('account_id'),
        instant('opened_at'),
        optional(instant('closed_at')),
      ],
      index: [['closed_at']],
      references: [
        ['person_id', 'person'],
        ['account_id', 'account'],
      ],
      words: { kind: ['bound-elsewhere'] },
    });
    await createTable(db, {
      name: 'registry_person',
      columns: [
        id(),
        text('document_hash', 64),
        longText('name_sealed'),
        longText('number_sealed'),
        text('gender', 8),
        text('birth_date', 10),
        text('city', 20),
      ],
      unique: [['document_hash']],
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await dropTables(db, [
      'audit',
      'registry_person',
      'identity_case',
      'look',
      'notice',
      'role_grant',
      'session_token',
      'session',
      'consent',
      'account',
      'person',
    ]);
  }
}
