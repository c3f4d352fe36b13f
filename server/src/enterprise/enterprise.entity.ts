import { Entity, ForeignKey, Index } from 'typeorm';
import { Person } from '../identity/person.entity.ts';
import {
  IdColumn,
  InstantColumn,
  OptionalInstantColumn,
  RefColumn,
  TextColumn,
} from '../platform/columns.ts';

/** An enterprise that its registered legal representative has bound (三（二）, 附件1 二（二）). */
@Entity('enterprise')
@Index('ux_enterprise_credit_code', ['creditCode'], { unique: true })
@Index('ix_enterprise_representative_id', ['representativeId'])
export class EnterpriseRow {
  @IdColumn()
  id!: string;

  /** Unified social credit code, in capitals. */
  @TextColumn('credit_code', 18)
  creditCode!: string;

  /** As it was registered when it was bound. */
  @TextColumn('name', 64)
  name!: string;

  /** Who bound it; where the registry names somebody else since, the binding gives nothing. */
  @ForeignKey(() => Person, {
    name: 'fk_enterprise_representative',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @RefColumn('representative_id')
  representativeId!: string;

  @InstantColumn('bound_at')
  boundAt!: Date;

  /** Since when the representative's own score may decide; null without that consent. */
  @OptionalInstantColumn('score_consent_at')
  scoreConsentAt!: Date | null;
}
