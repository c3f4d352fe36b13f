import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database.ts';
import { CreditRepository } from './credit.repository.ts';
import { ScoreSystem } from './score-system.ts';
import type { BonusAnswer, BonusProposal } from './score-system.ts';

/** The embedded registry: it takes every proposal over, and acknowledges by itself. */
@Injectable()
export class RegistryScoreSystem extends ScoreSystem {
  constructor(private readonly credit: CreditRepository) {
    super();
  }

  async propose(tx: Tx, { id, documentHash, points }: BonusProposal, at: Date): Promise<BonusAnswer> {
    await this.credit.addBonus(tx, { id, documentHash, pointsHundredths: points * 100, creditedAt: at });
    return { credited: true };
  }
}
