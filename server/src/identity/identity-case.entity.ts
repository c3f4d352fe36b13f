import { Check, Entity, ForeignKey, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  OptionalInstantColumn,
  RefColumn,
  TextColumn,
  oneOf,
} from '../platform/columns.ts';
import { Account } from './account.entity.ts';
import { Person } from './person.entity.ts';

export const IDENTITY_CASE_KINDS = ['bound-elsewhere'] as const;

/** Something about an identity that the credit office must look into (rule 22). */
@Entity('identity_case')
@Check('ck_identity_case_kind', oneOf('kind', IDENTITY_CASE_KINDS))
@Index('ix_identity_case_closed_at', ['closedAt'])
export class IdentityCase {
  @IdColumn()
  id!: string;

  @TextColumn('kind', 32)
  kind!: (typeof IDENTITY_CASE_KINDS)[number];

  @ForeignKey(() => Person, { name: 'fk_identity_case_person', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @RefColumn('person_id')
  personId!: string;

  /** The account that tried. */
  @ForeignKey(() => Account, { name: 'fk_identity_case_account', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @RefColumn('account_id')
  accountId!: string;

  @InstantColumn('opened_at')
  openedAt!: Date;

  @OptionalInstantColumn('closed_at')
  closedAt!: Date | null;
}
