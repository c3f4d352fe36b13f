import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../../identity/account.entity.ts';
import {
  IdColumn,
  InstantColumn,
  IntColumn,
  LongTextColumn,
  OptionalTextColumn,
  RefColumn,
  TextColumn,
} from '../../platform/columns.ts';
import { VenueRow } from '../venue.entity.ts';

/** An announcement of 附件1 as it was published. Never changed. */
@Entity('venue_announcement')
@Index('ux_venue_announcement_venue_id_version', ['venueId', 'version'], { unique: true })
export class VenueAnnouncement {
  @IdColumn()
  id!: string;

  @ForeignKey(() => VenueRow, {
    name: 'fk_venue_announcement_venue',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @RefColumn('venue_id')
  venueId!: string;

  @IntColumn('version')
  version!: number;

  @TextColumn('number', 24)
  number!: string;

  @TextColumn('published_on', 10)
  publishedOn!: string;

  /** From which day on it gives less than the one before it; null where it does not. */
  @OptionalTextColumn('less_from', 10)
  lessFrom!: string | null;

  /** JSON of `Announcement`: what everybody reads. */
  @LongTextColumn('body')
  body!: string;

  /** JSON of `PublishedContent`: what it was composed of, without the unit's own data. */
  @LongTextColumn('content')
  content!: string;

  @ForeignKey(() => Account, {
    name: 'fk_venue_announcement_account',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @RefColumn('account_id')
  accountId!: string;

  @InstantColumn('published_at')
  publishedAt!: Date;
}
