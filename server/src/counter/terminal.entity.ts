import { Entity, ForeignKey, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  OptionalInstantColumn,
  OptionalRefColumn,
  RefColumn,
  TextColumn,
} from '../platform/columns.ts';
import { Account } from '../identity/account.entity.ts';
import { VenueRow } from '../venue/venue.entity.ts';

/** A cashier's phone or a counter PC that may scan for one venue (rule 24). */
@Entity('terminal')
@Index('ux_terminal_token_hash', ['tokenHash'], { unique: true })
@Index('ix_terminal_venue_id', ['venueId'])
export class Terminal {
  @IdColumn()
  id!: string;

  @ForeignKey(() => VenueRow, { name: 'fk_terminal_venue', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @RefColumn('venue_id')
  venueId!: string;

  @TextColumn('name', 40)
  name!: string;

  @TextColumn('token_hash', 64)
  tokenHash!: string;

  @ForeignKey(() => Account, { name: 'fk_terminal_enrolled_by', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @RefColumn('enrolled_by')
  enrolledBy!: string;

  @InstantColumn('enrolled_at')
  enrolledAt!: Date;

  @OptionalInstantColumn('last_seen_at')
  lastSeenAt!: Date | null;

  @OptionalInstantColumn('revoked_at')
  revokedAt!: Date | null;
}

/** A one-time code that enrols one terminal. */
@Entity('terminal_code')
@Index('ux_terminal_code_code_hash', ['codeHash'], { unique: true })
export class TerminalCode {
  @IdColumn()
  id!: string;

  @TextColumn('code_hash', 64)
  codeHash!: string;

  @ForeignKey(() => VenueRow, { name: 'fk_terminal_code_venue', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @RefColumn('venue_id')
  venueId!: string;

  @ForeignKey(() => Account, {
    name: 'fk_terminal_code_issued_by',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @RefColumn('issued_by')
  issuedBy!: string;

  @InstantColumn('expires_at')
  expiresAt!: Date;

  @OptionalRefColumn('terminal_id')
  terminalId!: string | null;
}
