import { Module } from '@nestjs/common';
import { IdentityModule } from '../../identity/identity.module.ts';

/** Campaigns, their points, routes and departments. */
@Module({ imports: [IdentityModule] })
export class CampaignModule {}
