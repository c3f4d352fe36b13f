import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { listCampaigns } from '@benefit/shared/relief/campaign-contract';
import type { Campaign } from '@benefit/shared/relief/campaign-contract';
import { Serves } from '../../platform/route.ts';
import { CampaignService } from './campaign.service.ts';

/** Campaigns for everybody. */
@ApiTags('relief')
@Controller()
export class CampaignController {
  constructor(private readonly campaigns: CampaignService) {}

  @Serves(listCampaigns)
  list(): Promise<{ items: Campaign[] }> {
    return this.campaigns.list();
  }
}
