import type { Tx } from '../platform/database.ts';

/** A score as its city reports it, on that city's own scale. */
export interface PresentScore {
  /** Hundredths of a point. */
  hundredths: number;
  /** Since when it holds. */
  asOf: Date;
}

/**
 * Where personal scores come from. It answers from tables of our own, inside the caller's
 * transaction: a source on the network fills those ahead, and is never waited for at a till.
 */
export abstract class ScoreSource {
  /** The score that holds at `at`, or null when the city has no record of the document. */
  abstract presentScore(
    tx: Tx,
    person: { documentHash: string; city: string },
    at: Date,
  ): Promise<PresentScore | null>;
}
