import { Check, Entity, Index } from 'typeorm';
import { SPONSOR_KINDS } from '@benefit/shared/venue/joining-contract';
import type { SponsorKind } from '@benefit/shared/venue/joining-contract';
import { IdColumn, InstantColumn, TextColumn, oneOf } from '../../platform/columns.ts';

/** A unit that vouches for venues (推荐单位); its officers' grants name it. */
@Entity('sponsor')
@Check('ck_sponsor_kind', oneOf('kind', SPONSOR_KINDS))
@Index('ux_sponsor_name', ['name'], { unique: true })
export class SponsorRow {
  @IdColumn()
  id!: string;

  @TextColumn('name', 32)
  name!: string;

  @TextColumn('kind', 8)
  kind!: SponsorKind;

  @TextColumn('district', 20)
  district!: string;

  @InstantColumn('created_at')
  createdAt!: Date;
}
