import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../../identity/account.entity.ts';
import { IdColumn, InstantColumn, RefColumn, TextColumn } from '../../platform/columns.ts';
import { VenueRow } from '../venue.entity.ts';

const RESTRICT = { onDelete: 'RESTRICT', onUpdate: 'RESTRICT' } as const;

/** A sponsor's word that nothing of 五（一） was found at a venue in the year; every item was ticked. */
@Entity('yearly_check')
@Index('ix_yearly_check_venue_id_checked_at', ['venueId', 'checkedAt'])
export class YearlyCheckRow {
  @IdColumn()
  id!: string;

  @ForeignKey(() => VenueRow, { name: 'fk_yearly_check_venue', ...RESTRICT })
  @RefColumn('venue_id')
  venueId!: string;

  @ForeignKey(() => Account, { name: 'fk_yearly_check_account', ...RESTRICT })
  @RefColumn('account_id')
  accountId!: string;

  /** The sponsor, as it was called then. */
  @TextColumn('unit', 64)
  unit!: string;

  @InstantColumn('checked_at')
  checkedAt!: Date;
}
