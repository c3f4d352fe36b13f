import type { PublicRating } from '@benefit/shared/credit/grade-rules';
import type { Tx } from '../platform/database.ts';

/** What is known of an enterprise in public. */
export interface EnterpriseStanding {
  /** As it is registered. */
  name: string;
  /** Null where it has not been rated, which is no bad rating (三（二）). */
  rating: PublicRating | null;
  /** Day of the rating, `yyyy-mm-dd`. */
  ratedOn: string | null;
  /** Keyed hash of the registered legal representative's document; it never leaves the server. */
  representativeHash: string;
}

/**
 * Where Henan's public credit ratings come from. It answers from tables of our own, inside the caller's
 * transaction, as the score source does.
 */
export abstract class RatingSource {
  /** Null where nobody is registered under the code. */
  abstract standingOf(tx: Tx, creditCode: string): Promise<EnterpriseStanding | null>;
}
