import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database.ts';
import { CreditRepository } from './credit.repository.ts';
import { RatingSource } from './rating-source.ts';
import type { EnterpriseStanding } from './rating-source.ts';

/** The embedded registry's enterprises. */
@Injectable()
export class RegistryRatingSource extends RatingSource {
  constructor(private readonly credit: CreditRepository) {
    super();
  }

  async standingOf(tx: Tx, creditCode: string): Promise<EnterpriseStanding | null> {
    const found = await this.credit.findEnterprise(tx, creditCode);
    if (found === null) return null;
    const { name, rating, ratedOn, representativeHash } = found;
    return { name, rating, ratedOn, representativeHash };
  }
}
