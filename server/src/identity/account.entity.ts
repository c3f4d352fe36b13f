import { Check, Entity, ForeignKey, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  OptionalInstantColumn,
  OptionalRefColumn,
  OptionalTextColumn,
  TextColumn,
  oneOf,
} from '../platform/columns.ts';
import { Person } from './person.entity.ts';

export const ACCOUNT_KINDS = ['citizen', 'staff'] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

/** Somebody who can log in. A citizen's account may be bound to one proved person, and to one only. */
@Entity('account')
@Check('ck_account_kind', oneOf('kind', ACCOUNT_KINDS))
@Index('ux_account_username', ['username'], { unique: true })
@Index('ux_account_person_id', ['personId'], { unique: true })
export class Account {
  @IdColumn()
  id!: string;

  @TextColumn('kind', 16)
  kind!: AccountKind;

  /** What staff are called on screens; a citizen's until the binding. */
  @TextColumn('label', 64)
  label!: string;

  /** Log-in name of staff, and of demonstration accounts. */
  @OptionalTextColumn('username', 64)
  username!: string | null;

  /** argon2id, in PHC form. */
  @OptionalTextColumn('password_hash', 255)
  passwordHash!: string | null;

  @ForeignKey(() => Person, { name: 'fk_account_person', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @OptionalRefColumn('person_id')
  personId!: string | null;

  @OptionalInstantColumn('locked_at')
  lockedAt!: Date | null;

  @InstantColumn('created_at')
  createdAt!: Date;
}
