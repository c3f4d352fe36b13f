import { Check, Entity, ForeignKey, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntColumn,
  OptionalInstantColumn,
  OptionalRefColumn,
  OptionalTextColumn,
  RefColumn,
  TextColumn,
  oneOf,
} from '../platform/columns.ts';
import { Account } from '../identity/account.entity.ts';
import { EnterpriseRow } from '../enterprise/enterprise.entity.ts';
import { Person } from '../identity/person.entity.ts';

export const HOLDER_WORDS = ['person', 'enterprise'] as const;

/**
 * Why a pass was revoked: `holder` (also a lost phone), `consent`, `limit` (more than 20 phones), `key`,
 * `right` (who shows an enterprise's may not any more).
 */
export const REVOKED_FOR = ['holder', 'consent', 'limit', 'key', 'right'] as const;
export type RevokedFor = (typeof REVOKED_FOR)[number];

/** A credential that was issued to a phone (pass.md). Only what stands here is ever accepted. */
@Entity('pass')
@Check('ck_pass_holder_kind', oneOf('holder_kind', HOLDER_WORDS))
@Check('ck_pass_revoked_for', oneOf('revoked_for', REVOKED_FOR))
@Index('ix_pass_person_id_expires_at', ['personId', 'expiresAt'])
@Index('ix_pass_enterprise_id_expires_at', ['enterpriseId', 'expiresAt'])
@Index('ix_pass_phone_id', ['phoneId'])
@Index('ux_pass_manual_number', ['manualNumber'], { unique: true })
export class PassRow {
  /** The sixteen random bytes of the code, in the form of every id. */
  @IdColumn()
  id!: string;

  /** Shared by the passes of one phone that replaced each other: revoking one revokes them all. */
  @RefColumn('phone_id')
  phoneId!: string;

  @ForeignKey(() => Account, { name: 'fk_pass_account', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @RefColumn('account_id')
  accountId!: string;

  @ForeignKey(() => Person, { name: 'fk_pass_person', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @RefColumn('person_id')
  personId!: string;

  /** Whom it was issued to where that is an enterprise; the person shows it. */
  @ForeignKey(() => EnterpriseRow, { name: 'fk_pass_enterprise', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @OptionalRefColumn('enterprise_id')
  enterpriseId!: string | null;

  @TextColumn('holder_kind', 16)
  holderKind!: (typeof HOLDER_WORDS)[number];

  @TextColumn('device_name', 40)
  deviceName!: string;

  @IntColumn('key_id')
  keyId!: number;

  /** SHA-256 of bytes 0–58: a code with other bytes under this id was minted by somebody else. */
  @TextColumn('body_hash', 64)
  bodyHash!: string;

  /** The eight digits that name this pass until it expires; taken back from expired ones. */
  @OptionalTextColumn('manual_number', 8)
  manualNumber!: string | null;

  @InstantColumn('issued_at')
  issuedAt!: Date;

  @InstantColumn('expires_at')
  expiresAt!: Date;

  @OptionalInstantColumn('revoked_at')
  revokedAt!: Date | null;

  @OptionalTextColumn('revoked_for', 16)
  revokedFor!: RevokedFor | null;
}
