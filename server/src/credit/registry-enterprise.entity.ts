import { Check, Entity, PrimaryColumn } from 'typeorm';
import { RATINGS } from '@benefit/shared/credit/grade-rules';
import type { PublicRating } from '@benefit/shared/credit/grade-rules';
import { InstantColumn, OptionalTextColumn, TextColumn, oneOf } from '../platform/columns.ts';

/** An enterprise in the embedded registry; what stands here is public but its representative. */
@Entity('registry_enterprise')
@Check('ck_registry_enterprise_rating', oneOf('rating', RATINGS))
export class RegistryEnterprise {
  @PrimaryColumn('varchar', { name: 'credit_code', length: 18 })
  creditCode!: string;

  @TextColumn('name', 64)
  name!: string;

  /** Keyed hash of the registered representative's document. */
  @TextColumn('representative_hash', 64)
  representativeHash!: string;

  /** Null where it has not been rated. */
  @OptionalTextColumn('rating', 4)
  rating!: PublicRating | null;

  /** Day of the rating, `yyyy-mm-dd`. */
  @OptionalTextColumn('rated_on', 10)
  ratedOn!: string | null;

  @InstantColumn('recorded_at')
  recordedAt!: Date;
}
