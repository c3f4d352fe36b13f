import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import { CreditRepository } from './credit.repository.ts';
import { ScoreSystem } from './score-system.ts';
import type { BonusAnswer, BonusProposal } from './score-system.ts';

/** The embedded registry: it takes every proposal over, and acknowledges by itself. */
@Injectable()
export class RegistryScoreSystem extends ScoreSystem {
  constructor(
    private readonly database: Database,
    private readonly credit: CreditRepository,
    private readonly clock: Clock,
  ) {
    super();
  }

  async propose({ id, documentHash, points }: BonusProposal): Promise<BonusAnswer> {
    const creditedAt = this.clock.now();
    await this.database.write((tx) =>
      this.credit.addBonus(tx, { id, documentHash, pointsHundredths: points * 100, creditedAt }),
    );
    return { credited: true };
  }
}
