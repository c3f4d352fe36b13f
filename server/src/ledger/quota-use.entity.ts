import { Entity, PrimaryColumn } from 'typeorm';
import { IntColumn } from '../platform/columns.ts';

/** How often a holder has used a benefit in one period; moved only by conditional updates. */
@Entity('quota_use')
export class QuotaUse {
  /** The person, or the enterprise whoever shows its pass. */
  @PrimaryColumn('varchar', { name: 'holder_id', length: 26 })
  holderId!: string;

  /** The benefit, or the key under which all outlets of a unit count (`benefit_version.quota_key`). */
  @PrimaryColumn('varchar', { name: 'benefit_id', length: 26 })
  benefitId!: string;

  /** Key of the period (`quotaWindow`), Asia/Shanghai. */
  @PrimaryColumn('varchar', { name: 'window_key', length: 24 })
  windowKey!: string;

  @IntColumn('used')
  used!: number;
}
