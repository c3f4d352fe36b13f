import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Account } from '../../identity/account.entity.ts';
import {
  InstantColumn,
  IntColumn,
  LongTextColumn,
  OptionalInstantColumn,
  OptionalRefColumn,
  RefColumn,
  TextColumn,
} from '../../platform/columns.ts';
import { VenueRow } from '../venue.entity.ts';
import { SponsorRow } from './sponsor.entity.ts';

/** What a venue fills in: the way in, and later what is written and not published yet. */
@Entity('venue_joining')
@Index('ix_venue_joining_sponsor_id', ['sponsorId'])
@Index('ix_venue_joining_credit_code', ['creditCode'])
@Index('ix_venue_joining_created_by', ['createdBy'])
export class VenueJoining {
  @ForeignKey(() => VenueRow, { name: 'fk_venue_joining_venue', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @PrimaryColumn('varchar', { name: 'venue_id', length: 26 })
  venueId!: string;

  @ForeignKey(() => SponsorRow, {
    name: 'fk_venue_joining_sponsor',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @OptionalRefColumn('sponsor_id')
  sponsorId!: string | null;

  /** Outlets of one chain have the same; empty before it is filled in. */
  @TextColumn('credit_code', 18)
  creditCode!: string;

  /** How often it was saved. */
  @IntColumn('version')
  version!: number;

  /** JSON of `JoiningContent`, sealed: the head's name and phone are never public. */
  @LongTextColumn('content_sealed')
  contentSealed!: string;

  /** JSON: steps that were named when it was last sent back. */
  @LongTextColumn('returned_steps')
  returnedSteps!: string;

  @ForeignKey(() => Account, {
    name: 'fk_venue_joining_created_by',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @RefColumn('created_by')
  createdBy!: string;

  @OptionalInstantColumn('first_live_at')
  firstLiveAt!: Date | null;

  @InstantColumn('updated_at')
  updatedAt!: Date;
}
