import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { VENUE_ACTIONS, VENUE_STATUSES } from '@benefit/shared/venue/venue-state-rules';
import type { VenueAction, VenueStatus } from '@benefit/shared/venue/venue-state-rules';
import {
  IdColumn,
  InstantColumn,
  IntColumn,
  OptionalTextColumn,
  RefColumn,
  TextColumn,
  oneOf,
} from '../platform/columns.ts';
import { Account } from '../identity/account.entity.ts';
import { VenueRow } from './venue.entity.ts';

/** One step in the life of a venue: who took it, when, why and from where. Never changed. */
@Entity('venue_event')
@Check('ck_venue_event_action', oneOf('action', VENUE_ACTIONS))
@Check('ck_venue_event_from_status', oneOf('from_status', VENUE_STATUSES))
@Check('ck_venue_event_to_status', oneOf('to_status', VENUE_STATUSES))
@Index('ux_venue_event_venue_id_version', ['venueId', 'version'], { unique: true })
export class VenueEvent {
  @IdColumn()
  id!: string;

  @ForeignKey(() => VenueRow, { name: 'fk_venue_event_venue', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @RefColumn('venue_id')
  venueId!: string;

  /** The venue's steps so far, this one among them. */
  @IntColumn('version')
  version!: number;

  @TextColumn('action', 16)
  action!: VenueAction;

  @TextColumn('from_status', 16)
  fromStatus!: VenueStatus;

  @TextColumn('to_status', 16)
  toStatus!: VenueStatus;

  @ForeignKey(() => Account, {
    name: 'fk_venue_event_account',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @RefColumn('account_id')
  accountId!: string;

  /** The office, the sponsor or the venue, as others read it. */
  @TextColumn('unit', 64)
  unit!: string;

  @OptionalTextColumn('reason', 200)
  reason!: string | null;

  /** The last day of a pause, `yyyy-mm-dd`. */
  @OptionalTextColumn('until', 10)
  until!: string | null;

  @InstantColumn('at')
  at!: Date;
}
