import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.ts';
import { CreditRepository } from './credit.repository.ts';
import { CreditService } from './credit.service.ts';
import { RatingSource } from './rating-source.ts';
import { RegistryRatingSource } from './registry-rating-source.ts';
import { RegistryScoreSource } from './registry-score-source.ts';
import { RegistryScoreSystem } from './registry-score-system.ts';
import { ScoreSource } from './score-source.ts';
import { ScoreSystem } from './score-system.ts';
import { SystemController } from './system.controller.ts';

/** Scores, their source, grades and policy versions. */
@Module({
  imports: [IdentityModule],
  controllers: [SystemController],
  providers: [
    CreditRepository,
    CreditService,
    { provide: RatingSource, useClass: RegistryRatingSource },
    { provide: ScoreSource, useClass: RegistryScoreSource },
    { provide: ScoreSystem, useClass: RegistryScoreSystem },
  ],
  exports: [CreditService],
})
export class CreditModule {}
