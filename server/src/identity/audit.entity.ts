import { Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn, InstantColumn, LongTextColumn, RefColumn, TextColumn } from '../platform/columns.ts';
import { Account } from './account.entity.ts';

/** What an officer did that must be accounted for; rows are added, and nothing in the product changes them. */
@Entity('audit')
@Index('ix_audit_actor_id_id', ['actorId', 'id'])
export class AuditRow {
  @IdColumn()
  id!: string;

  @ForeignKey(() => Account, { name: 'fk_audit_actor', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @RefColumn('actor_id')
  actorId!: string;

  @TextColumn('actor_label', 64)
  actorLabel!: string;

  /** A word for what was done, such as `reports-exported`. */
  @TextColumn('action', 40)
  action!: string;

  /** JSON without personal data: ids, filters, counts. */
  @LongTextColumn('facts')
  facts!: string;

  @InstantColumn('at')
  at!: Date;
}
