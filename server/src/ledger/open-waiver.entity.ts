import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { RefColumn } from '../platform/columns.ts';
import { LedgerRow } from './ledger-row.entity.ts';

/** A deposit that was waived and for which nothing has come back yet (rule 8): gone with its return or void. */
@Entity('open_waiver')
@Index('ix_open_waiver_holder_id_benefit_id', ['holderId', 'benefitId'])
@Index('ix_open_waiver_venue_id_redemption_id', ['venueId', 'redemptionId'])
export class OpenWaiver {
  @ForeignKey(() => LedgerRow, {
    name: 'fk_open_waiver_redemption',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @PrimaryColumn('varchar', { name: 'redemption_id', length: 26 })
  redemptionId!: string;

  @RefColumn('venue_id')
  venueId!: string;

  /** The person, or the enterprise whoever shows its pass. */
  @RefColumn('holder_id')
  holderId!: string;

  @RefColumn('benefit_id')
  benefitId!: string;
}
