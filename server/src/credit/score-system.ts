import type { Tx } from '../platform/database.ts';

/** Points proposed for one person, under an id of their own. */
export interface BonusProposal {
  id: string;
  documentHash: string;
  points: number;
}

/** What the score system says of a proposal. */
export type BonusAnswer = { credited: true } | { credited: false; reason: string };

/**
 * Who keeps the scores and decides on proposals (rule 15). A proposal sent again under its id must
 * have no second effect.
 */
export abstract class ScoreSystem {
  /**
   * @param tx the caller's transaction, for a system in our own database; another authority is asked
   * before it, and never inside one
   */
  abstract propose(tx: Tx, proposal: BonusProposal, at: Date): Promise<BonusAnswer>;
}
