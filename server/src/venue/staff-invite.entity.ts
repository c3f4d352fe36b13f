import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { STAFF_ROLES } from '@benefit/shared/venue/staff-contract';
import type { StaffRole } from '@benefit/shared/venue/staff-contract';
import {
  IdColumn,
  InstantColumn,
  OptionalRefColumn,
  RefColumn,
  TextColumn,
  oneOf,
} from '../platform/columns.ts';
import { Account } from '../identity/account.entity.ts';
import { VenueRow } from './venue.entity.ts';

/** A manager's word that whoever says the code joins the venue; used once. */
@Entity('staff_invite')
@Check('ck_staff_invite_role', oneOf('role', STAFF_ROLES))
@Index('ux_staff_invite_code_hash', ['codeHash'], { unique: true })
export class StaffInvite {
  @IdColumn()
  id!: string;

  @TextColumn('code_hash', 64)
  codeHash!: string;

  @ForeignKey(() => VenueRow, { name: 'fk_staff_invite_venue', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @RefColumn('venue_id')
  venueId!: string;

  @TextColumn('role', 16)
  role!: StaffRole;

  @ForeignKey(() => Account, {
    name: 'fk_staff_invite_issued_by',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @RefColumn('issued_by')
  issuedBy!: string;

  @InstantColumn('expires_at')
  expiresAt!: Date;

  @ForeignKey(() => Account, { name: 'fk_staff_invite_used_by', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @OptionalRefColumn('used_by')
  usedBy!: string | null;
}
