import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, LongTextColumn } from '../platform/columns.ts';

/** A version of scale, bands, minimums and partner cities (rule 21). Kept for ever: decisions name it. */
@Entity('credit_policy')
export class CreditPolicyRow {
  @PrimaryColumn('varchar', { name: 'version', length: 32 })
  version!: string;

  @InstantColumn('effective_from')
  effectiveFrom!: Date;

  /** A `CreditPolicy` of the shared package, as JSON. */
  @LongTextColumn('body')
  body!: string;
}
