import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, LongTextColumn, OptionalInstantColumn, TextColumn } from './columns.ts';

/**
 * What has to leave the house, written in the transaction that made it true: it is sent if and only
 * if that was committed.
 */
@Entity('outbox')
@Index('ix_outbox_delivered_at_id', ['deliveredAt', 'id'])
export class OutboxMessage {
  @IdColumn()
  id!: string;

  @TextColumn('topic', 64)
  topic!: string;

  /** JSON without personal data: ids and times. */
  @LongTextColumn('body')
  body!: string;

  @InstantColumn('created_at')
  createdAt!: Date;

  @OptionalInstantColumn('delivered_at')
  deliveredAt!: Date | null;
}
