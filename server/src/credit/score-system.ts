/** Points proposed for one person, under an id of their own. */
export interface BonusProposal {
  id: string;
  documentHash: string;
  points: number;
}

/** What the score system says of a proposal. */
export type BonusAnswer = { credited: true } | { credited: false; reason: string };

/** Who keeps the scores and decides on proposals (rule 15). It is asked outside of any transaction. */
export abstract class ScoreSystem {
  /**
   * Proposes points. Proposed again under its id, a proposal has no second effect and the same answer.
   *
   * @throws Error while there is no answer; it is asked again
   */
  abstract propose(proposal: BonusProposal): Promise<BonusAnswer>;
}
