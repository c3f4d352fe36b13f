import { Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn, InstantColumn, RefColumn, TextColumn } from '../platform/columns.ts';
import { Account } from './account.entity.ts';
import { Person } from './person.entity.ts';

/** One reading of a person's data by somebody else, shown to that person. */
@Entity('look')
@Index('ix_look_person_id_id', ['personId', 'id'])
export class Look {
  @IdColumn()
  id!: string;

  @ForeignKey(() => Person, { name: 'fk_look_person', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @RefColumn('person_id')
  personId!: string;

  @ForeignKey(() => Account, { name: 'fk_look_account', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @RefColumn('account_id')
  accountId!: string;

  /** Who looked, in the words the person reads: 郑东书城 收银员. */
  @TextColumn('by_text', 80)
  byText!: string;

  /** What was shown: 姓氏（张**）与可享优惠. */
  @TextColumn('what', 80)
  what!: string;

  @TextColumn('reason', 120)
  reason!: string;

  @InstantColumn('looked_at')
  lookedAt!: Date;
}
