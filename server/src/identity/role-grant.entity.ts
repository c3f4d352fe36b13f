import { Check, Entity, ForeignKey, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  OptionalInstantColumn,
  OptionalTextColumn,
  RefColumn,
  TextColumn,
  oneOf,
} from '../platform/columns.ts';
import { Account } from './account.entity.ts';

/** Roles that are granted here; those at a venue belong to the venue's staff list. */
export const GRANTED_ROLES = ['sponsor', 'department', 'office', 'operator', 'admin'] as const;
export type GrantedRole = (typeof GRANTED_ROLES)[number];
export const OFFICE_LEVELS = ['city', 'county', 'zone'] as const;

/** A role within an area. An officer outside it sees neither the thing nor that it exists. */
@Entity('role_grant')
@Check('ck_role_grant_role', oneOf('role', GRANTED_ROLES))
@Check('ck_role_grant_level', oneOf('level', OFFICE_LEVELS))
@Index('ix_role_grant_account_id', ['accountId'])
export class RoleGrant {
  @IdColumn()
  id!: string;

  @ForeignKey(() => Account, { name: 'fk_role_grant_account', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @RefColumn('account_id')
  accountId!: string;

  @TextColumn('role', 16)
  role!: GrantedRole;

  /** District, zone or sponsor's unit; null means the whole city. */
  @OptionalTextColumn('area', 32)
  area!: string | null;

  /** Of a credit office only. */
  @OptionalTextColumn('level', 8)
  level!: (typeof OFFICE_LEVELS)[number] | null;

  @InstantColumn('granted_at')
  grantedAt!: Date;

  @OptionalInstantColumn('revoked_at')
  revokedAt!: Date | null;
}
