import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../../identity/account.entity.ts';
import {
  IdColumn,
  InstantColumn,
  LongTextColumn,
  OptionalInstantColumn,
  OptionalIntColumn,
  OptionalRefColumn,
  OptionalTextColumn,
  RefColumn,
  TextColumn,
} from '../../platform/columns.ts';
import { VenueRow } from '../venue.entity.ts';

/** Somebody says that a venue did not give what it announced; its sponsor answers once. */
@Entity('complaint')
@Index('ix_complaint_venue_id_id', ['venueId', 'id'])
@Index('ix_complaint_account_id_venue_id', ['accountId', 'venueId'])
export class ComplaintRow {
  @IdColumn()
  id!: string;

  @ForeignKey(() => VenueRow, { name: 'fk_complaint_venue', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @RefColumn('venue_id')
  venueId!: string;

  @ForeignKey(() => Account, { name: 'fk_complaint_account', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @RefColumn('account_id')
  accountId!: string;

  @TextColumn('happened_on', 10)
  happenedOn!: string;

  /** Sealed: people write who they are. */
  @LongTextColumn('text_sealed')
  textSealed!: string;

  @InstantColumn('sent_at')
  sentAt!: Date;

  @InstantColumn('due_at')
  dueAt!: Date;

  /** 1 where the sponsor found it to be so, 0 where not; null before the answer. */
  @OptionalIntColumn('upheld')
  upheld!: number | null;

  @OptionalTextColumn('answer', 300)
  answer!: string | null;

  /** The sponsor, as it is read. */
  @OptionalTextColumn('unit', 64)
  unit!: string | null;

  @ForeignKey(() => Account, {
    name: 'fk_complaint_answered_by',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @OptionalRefColumn('answered_by')
  answeredBy!: string | null;

  @OptionalInstantColumn('answered_at')
  answeredAt!: Date | null;
}
