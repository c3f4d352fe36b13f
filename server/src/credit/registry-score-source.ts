import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database.ts';
import { CreditRepository } from './credit.repository.ts';
import { ScoreSource } from './score-source.ts';
import type { PresentScore } from './score-source.ts';

/** Bonuses of a campaign belong to the home city's score alone. */
const HOME_CITY = '郑州';

/** The embedded registry's scores, each with the time for which it holds, plus its bonuses (rule 15). */
@Injectable()
export class RegistryScoreSource extends ScoreSource {
  constructor(private readonly scores: CreditRepository) {
    super();
  }

  async presentScore(
    tx: Tx,
    person: { documentHash: string; city: string },
    at: Date,
  ): Promise<PresentScore | null> {
    const found = await this.scores.findScore(tx, person, at);
    if (found === null || found.bonusAt === null || person.city !== HOME_CITY) return found?.base ?? null;
    const { base, bonusHundredths, bonusAt } = found;
    return {
      hundredths: base.hundredths + bonusHundredths,
      asOf: bonusAt > base.asOf ? bonusAt : base.asOf,
    };
  }
}
