import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  OptionalInstantColumn,
  RefColumn,
  TextColumn,
  oneOf,
} from '../platform/columns.ts';
import { Account } from './account.entity.ts';

/** One log-in on one device. Revoking it stops every token of it in the same second. */
@Entity('session')
@Index('ix_session_account_id', ['accountId'])
export class SessionRow {
  @IdColumn()
  id!: string;

  @ForeignKey(() => Account, { name: 'fk_session_account', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @RefColumn('account_id')
  accountId!: string;

  @InstantColumn('created_at')
  createdAt!: Date;

  @OptionalInstantColumn('revoked_at')
  revokedAt!: Date | null;
}

export const TOKEN_KINDS = ['access', 'refresh'] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];

/** One token of a session, known by its hash alone. */
@Entity('session_token')
@Check('ck_session_token_kind', oneOf('kind', TOKEN_KINDS))
@Index('ix_session_token_session_id', ['sessionId'])
export class SessionToken {
  @PrimaryColumn('varchar', { name: 'hash', length: 64 })
  hash!: string;

  @ForeignKey(() => SessionRow, {
    name: 'fk_session_token_session',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @RefColumn('session_id')
  sessionId!: string;

  @TextColumn('kind', 8)
  kind!: TokenKind;

  @InstantColumn('expires_at')
  expiresAt!: Date;

  /** When a refresh token was exchanged; it works a minute more, then its use revokes the session. */
  @OptionalInstantColumn('replaced_at')
  replacedAt!: Date | null;
}
