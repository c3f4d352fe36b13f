import { Module } from '@nestjs/common';
import { IdentityModule } from '../../identity/identity.module.ts';
import { CampaignController } from './campaign.controller.ts';
import { CampaignRepository } from './campaign.repository.ts';
import { CampaignService } from './campaign.service.ts';
import { DepartmentRepository } from './department.repository.ts';

/** Campaigns, their points, routes and departments. */
@Module({
  imports: [IdentityModule],
  controllers: [CampaignController],
  providers: [CampaignRepository, CampaignService, DepartmentRepository],
  exports: [CampaignRepository, CampaignService, DepartmentRepository],
})
export class CampaignModule {}
