import { Module } from '@nestjs/common';
import { CreditModule } from '../../credit/credit.module.ts';
import { ExchangeModule } from '../../exchange/exchange.module.ts';
import { IdentityModule } from '../../identity/identity.module.ts';
import { ReportModule } from '../report/report.module.ts';
import { BonusDeliveryService } from './bonus-delivery.service.ts';
import { CampaignModule } from './campaign.module.ts';
import { GrantController } from './grant.controller.ts';
import { GrantPreviewService } from './grant-preview.service.ts';
import { GrantService } from './grant.service.ts';
import { MyBonusService } from './my-bonus.service.ts';
import { PointsService } from './points.service.ts';
import { RecordDeliveryService } from './record-delivery.service.ts';

/** Bonuses: previews, rounds, and their way to the score system and back. */
@Module({
  imports: [IdentityModule, CreditModule, ExchangeModule, ReportModule, CampaignModule],
  controllers: [GrantController],
  providers: [
    BonusDeliveryService,
    GrantPreviewService,
    GrantService,
    MyBonusService,
    PointsService,
    RecordDeliveryService,
  ],
})
export class GrantModule {}
