import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { REMOVAL_DECISIONS, REMOVAL_GROUNDS } from '@benefit/shared/venue/removal-rules';
import type { RemovalDecision, RemovalGround } from '@benefit/shared/venue/removal-rules';
import { Account } from '../../identity/account.entity.ts';
import {
  IdColumn,
  InstantColumn,
  OptionalInstantColumn,
  OptionalLongTextColumn,
  OptionalRefColumn,
  OptionalTextColumn,
  RefColumn,
  TextColumn,
  oneOf,
} from '../../platform/columns.ts';
import { VenueRow } from '../venue.entity.ts';

/** A removal: proposed by the sponsor, the venue heard, decided; the office carries it out (五（一）). */
@Entity('venue_removal')
@Check('ck_venue_removal_ground', oneOf('ground', REMOVAL_GROUNDS))
@Check('ck_venue_removal_decision', oneOf('decision', REMOVAL_DECISIONS))
@Index('ix_venue_removal_venue_id', ['venueId'])
export class VenueRemoval {
  @IdColumn()
  id!: string;

  @ForeignKey(() => VenueRow, { name: 'fk_venue_removal_venue', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @RefColumn('venue_id')
  venueId!: string;

  @TextColumn('ground', 16)
  ground!: RemovalGround;

  @TextColumn('reason', 500)
  reason!: string;

  @ForeignKey(() => Account, {
    name: 'fk_venue_removal_proposed_by',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @RefColumn('proposed_by')
  proposedBy!: string;

  /** The sponsor, as others read it. */
  @TextColumn('unit', 64)
  unit!: string;

  @InstantColumn('proposed_at')
  proposedAt!: Date;

  /** Until when the venue may speak; from then on it can be decided without it. */
  @InstantColumn('hearing_until')
  hearingUntil!: Date;

  @OptionalLongTextColumn('statement')
  statement!: string | null;

  @ForeignKey(() => Account, {
    name: 'fk_venue_removal_stated_by',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @OptionalRefColumn('stated_by')
  statedBy!: string | null;

  @OptionalInstantColumn('stated_at')
  statedAt!: Date | null;

  @OptionalTextColumn('decision', 16)
  decision!: RemovalDecision | null;

  @OptionalTextColumn('decision_reason', 500)
  decisionReason!: string | null;

  @ForeignKey(() => Account, {
    name: 'fk_venue_removal_decided_by',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @OptionalRefColumn('decided_by')
  decidedBy!: string | null;

  @OptionalInstantColumn('decided_at')
  decidedAt!: Date | null;
}
