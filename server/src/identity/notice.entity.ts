import { Check, Entity, ForeignKey, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  LongTextColumn,
  OptionalInstantColumn,
  OptionalRefColumn,
  OptionalTextColumn,
  RefColumn,
  TextColumn,
  oneOf,
} from '../platform/columns.ts';
import { Account } from './account.entity.ts';

export const NOTICE_KINDS = [
  'voided',
  'refused',
  'binding',
  'report',
  'bonus',
  'venue',
  'enterprise',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** A message to one citizen; the text may hold a score, so it is sealed. */
@Entity('notice')
@Check('ck_notice_kind', oneOf('kind', NOTICE_KINDS))
@Index('ix_notice_account_id_id', ['accountId', 'id'])
export class NoticeRow {
  @IdColumn()
  id!: string;

  @ForeignKey(() => Account, { name: 'fk_notice_account', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @RefColumn('account_id')
  accountId!: string;

  @TextColumn('kind', 16)
  kind!: NoticeKind;

  @TextColumn('title', 64)
  title!: string;

  @LongTextColumn('text_sealed')
  textSealed!: string;

  @OptionalTextColumn('clause', 120)
  clause!: string | null;

  /** The report or the like that it is about, to be opened from it. */
  @OptionalRefColumn('subject_id')
  subjectId!: string | null;

  @InstantColumn('created_at')
  createdAt!: Date;

  @OptionalInstantColumn('read_at')
  readAt!: Date | null;
}
