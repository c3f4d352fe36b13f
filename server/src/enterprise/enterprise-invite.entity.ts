import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../identity/account.entity.ts';
import { IdColumn, InstantColumn, OptionalRefColumn, RefColumn, TextColumn } from '../platform/columns.ts';
import { EnterpriseRow } from './enterprise.entity.ts';

/** A representative's word that whoever says the code becomes an agent; used once. */
@Entity('enterprise_invite')
@Index('ux_enterprise_invite_code_hash', ['codeHash'], { unique: true })
export class EnterpriseInvite {
  @IdColumn()
  id!: string;

  @TextColumn('code_hash', 64)
  codeHash!: string;

  @ForeignKey(() => EnterpriseRow, {
    name: 'fk_enterprise_invite_enterprise',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @RefColumn('enterprise_id')
  enterpriseId!: string;

  /** The representative's person: a code of one who is it no more is good for nothing. */
  @RefColumn('issued_by')
  issuedBy!: string;

  @InstantColumn('expires_at')
  expiresAt!: Date;

  @ForeignKey(() => Account, {
    name: 'fk_enterprise_invite_used_by',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @OptionalRefColumn('used_by')
  usedBy!: string | null;
}
