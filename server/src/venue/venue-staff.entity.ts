import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { STAFF_ROLES } from '@benefit/shared/venue/staff-contract';
import type { StaffRole } from '@benefit/shared/venue/staff-contract';
import {
  IdColumn,
  InstantColumn,
  OptionalInstantColumn,
  RefColumn,
  TextColumn,
  oneOf,
} from '../platform/columns.ts';
import { Account } from '../identity/account.entity.ts';
import { VenueRow } from './venue.entity.ts';

/** Who works at a venue, and as what. */
@Entity('venue_staff')
@Check('ck_venue_staff_role', oneOf('role', STAFF_ROLES))
@Index('ix_venue_staff_account_id', ['accountId'])
@Index('ix_venue_staff_venue_id', ['venueId'])
export class VenueStaff {
  @IdColumn()
  id!: string;

  @ForeignKey(() => VenueRow, { name: 'fk_venue_staff_venue', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @RefColumn('venue_id')
  venueId!: string;

  @ForeignKey(() => Account, { name: 'fk_venue_staff_account', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @RefColumn('account_id')
  accountId!: string;

  @TextColumn('role', 16)
  role!: StaffRole;

  @InstantColumn('added_at')
  addedAt!: Date;

  @OptionalInstantColumn('removed_at')
  removedAt!: Date | null;
}
