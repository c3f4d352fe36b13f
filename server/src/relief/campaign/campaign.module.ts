import { Module } from '@nestjs/common';
import { IdentityModule } from '../../identity/identity.module.ts';
import { DepartmentRepository } from './department.repository.ts';

/** Campaigns, their points, routes and departments. */
@Module({
  imports: [IdentityModule],
  providers: [DepartmentRepository],
  exports: [DepartmentRepository],
})
export class CampaignModule {}
