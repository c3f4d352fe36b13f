import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntColumn,
  LongTextColumn,
  OptionalInstantColumn,
  OptionalTextColumn,
  TextColumn,
} from './columns.ts';

/**
 * What has to leave the house, written in the transaction that made it true: it is sent if and only
 * if that was committed.
 */
@Entity('outbox')
@Index('ix_outbox_topic_delivered_at_next_attempt_at', ['topic', 'deliveredAt', 'nextAttemptAt'])
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

  /** How often it was tried, when it is tried next, and what the last try failed with. */
  @IntColumn('attempts')
  attempts!: number;

  @InstantColumn('next_attempt_at')
  nextAttemptAt!: Date;

  @OptionalTextColumn('last_error', 200)
  lastError!: string | null;

  @OptionalInstantColumn('delivered_at')
  deliveredAt!: Date | null;
}
