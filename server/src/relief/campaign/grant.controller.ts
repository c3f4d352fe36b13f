import { Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { grantBonuses, listMyBonuses, previewGrants } from '@benefit/shared/relief/campaign-contract';
import type { GrantPreview, GrantResult, MyBonus } from '@benefit/shared/relief/campaign-contract';
import { Caller } from '../../identity/principal.ts';
import type { Principal } from '../../identity/principal.ts';
import { Serves } from '../../platform/route.ts';
import { GrantPreviewService } from './grant-preview.service.ts';
import { GrantService } from './grant.service.ts';
import { MyBonusService } from './my-bonus.service.ts';

/** Bonuses: previewed, granted, and explained to whom they are for. */
@ApiTags('relief')
@Controller()
export class GrantController {
  constructor(
    private readonly previews: GrantPreviewService,
    private readonly grants: GrantService,
    private readonly bonuses: MyBonusService,
  ) {}

  @Serves(previewGrants)
  preview(
    @Caller() caller: Principal,
    @Param('campaignId') campaignId: string,
    @Query({ schema: previewGrants.query }) { asOf }: { asOf?: string },
  ): Promise<GrantPreview> {
    return this.previews.preview(caller, campaignId, asOf);
  }

  @Serves(grantBonuses)
  grant(@Caller() caller: Principal, @Param('campaignId') campaignId: string): Promise<GrantResult> {
    return this.grants.grant(caller, campaignId);
  }

  @Serves(listMyBonuses)
  mine(@Caller() caller: Principal): Promise<{ items: MyBonus[] }> {
    return this.bonuses.list(caller.personId);
  }
}
