import { Module } from '@nestjs/common';
import { CreditModule } from '../../credit/credit.module.ts';
import { ExchangeModule } from '../../exchange/exchange.module.ts';
import { IdentityModule } from '../../identity/identity.module.ts';
import { ReportModule } from '../report/report.module.ts';
import { CampaignModule } from './campaign.module.ts';

/** Bonuses: previews, rounds, and their way to the score system and back. */
@Module({ imports: [IdentityModule, CreditModule, ExchangeModule, ReportModule, CampaignModule] })
export class GrantModule {}
