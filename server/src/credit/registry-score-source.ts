import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database.ts';
import { CreditRepository } from './credit.repository.ts';
import { ScoreSource } from './score-source.ts';
import type { PresentScore } from './score-source.ts';

/** The embedded registry's scores, each with the time for which it holds. */
@Injectable()
export class RegistryScoreSource extends ScoreSource {
  constructor(private readonly scores: CreditRepository) {
    super();
  }

  presentScore(
    tx: Tx,
    person: { documentHash: string; city: string },
    at: Date,
  ): Promise<PresentScore | null> {
    return this.scores.findScore(tx, person, at);
  }
}
