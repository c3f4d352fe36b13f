import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  addPointTable,
  archiveCampaign,
  createCampaign,
  endCampaign,
  getCampaign,
  listDepartments,
  setRoutes,
} from '@benefit/shared/relief/campaign-contract';
import type {
  CampaignDetail,
  CreateCampaignRequest,
  DeclaringDocument,
  Department,
  PointTableRequest,
} from '@benefit/shared/relief/campaign-contract';
import { Caller } from '../../identity/principal.ts';
import type { Principal } from '../../identity/principal.ts';
import { Serves } from '../../platform/route.ts';
import { CampaignEndService } from './campaign-end.service.ts';
import { CampaignOfficeService } from './campaign-office.service.ts';

type Routes = Parameters<CampaignOfficeService['setRoutes']>[2];

/** Campaigns as their officers run them. */
@ApiTags('relief')
@Controller()
export class CampaignOfficeController {
  constructor(
    private readonly campaigns: CampaignOfficeService,
    private readonly endings: CampaignEndService,
  ) {}

  @Serves(getCampaign)
  get(@Param('campaignId') campaignId: string): Promise<CampaignDetail> {
    return this.campaigns.detail(campaignId);
  }

  @Serves(listDepartments)
  departments(): Promise<{ items: Department[] }> {
    return this.campaigns.listDepartments();
  }

  @Serves(createCampaign)
  create(
    @Caller() caller: Principal,
    @Body({ schema: createCampaign.request }) body: CreateCampaignRequest,
  ): Promise<CampaignDetail> {
    return this.campaigns.create(caller, body);
  }

  @Serves(addPointTable)
  addTable(
    @Caller() caller: Principal,
    @Param('campaignId') campaignId: string,
    @Body({ schema: addPointTable.request }) body: PointTableRequest,
  ): Promise<CampaignDetail> {
    return this.campaigns.addPointTable(caller, campaignId, body);
  }

  @Serves(setRoutes)
  routes(
    @Caller() caller: Principal,
    @Param('campaignId') campaignId: string,
    @Body({ schema: setRoutes.request }) { routes }: { routes: Routes },
  ): Promise<CampaignDetail> {
    return this.campaigns.setRoutes(caller, campaignId, routes);
  }

  @Serves(endCampaign)
  end(
    @Caller() caller: Principal,
    @Param('campaignId') campaignId: string,
    @Body({ schema: endCampaign.request }) { document }: { document: DeclaringDocument },
  ): Promise<CampaignDetail> {
    return this.endings.end(caller, campaignId, document);
  }

  @Serves(archiveCampaign)
  archive(
    @Caller() caller: Principal,
    @Param('campaignId') campaignId: string,
    @Body({ schema: archiveCampaign.request }) body: { publishedOn: string; archivedOn?: string },
  ): Promise<CampaignDetail> {
    return this.endings.archive(caller, campaignId, body);
  }
}
