import { Module } from '@nestjs/common';
import { IdentityModule } from '../../identity/identity.module.ts';
import { BonusRepository } from './bonus.repository.ts';
import { CampaignEndService } from './campaign-end.service.ts';
import { CampaignOfficeController } from './campaign-office.controller.ts';
import { CampaignOfficeService } from './campaign-office.service.ts';
import { CampaignViewService } from './campaign-view.service.ts';
import { CampaignController } from './campaign.controller.ts';
import { CampaignRepository } from './campaign.repository.ts';
import { CampaignService } from './campaign.service.ts';
import { DepartmentRepository } from './department.repository.ts';

/** Campaigns, their points, routes and departments. */
@Module({
  imports: [IdentityModule],
  controllers: [CampaignController, CampaignOfficeController],
  providers: [
    BonusRepository,
    CampaignEndService,
    CampaignOfficeService,
    CampaignRepository,
    CampaignService,
    CampaignViewService,
    DepartmentRepository,
  ],
  exports: [
    BonusRepository,
    CampaignOfficeService,
    CampaignRepository,
    CampaignService,
    DepartmentRepository,
  ],
})
export class CampaignModule {}
