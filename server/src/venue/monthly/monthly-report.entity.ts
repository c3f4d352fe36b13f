import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Account } from '../../identity/account.entity.ts';
import { InstantColumn, LongTextColumn, RefColumn } from '../../platform/columns.ts';
import { VenueRow } from '../venue.entity.ts';

/** A month of a venue as its manager confirmed it. Never changed: what is booked later is of a later month. */
@Entity('monthly_report')
export class MonthlyReportRow {
  @ForeignKey(() => VenueRow, { name: 'fk_monthly_report_venue', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @PrimaryColumn('varchar', { name: 'venue_id', length: 26 })
  venueId!: string;

  /** `yyyy-mm`, Asia/Shanghai. */
  @PrimaryColumn('varchar', { name: 'month', length: 7 })
  month!: string;

  /** JSON of `BookTotals`. */
  @LongTextColumn('figures')
  figures!: string;

  @ForeignKey(() => Account, {
    name: 'fk_monthly_report_confirmed_by',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @RefColumn('confirmed_by')
  confirmedBy!: string;

  @InstantColumn('confirmed_at')
  confirmedAt!: Date;
}
