import { Module } from '@nestjs/common';
import { FilesModule } from '../../files/files.module.ts';
import { IdentityModule } from '../../identity/identity.module.ts';
import { CampaignModule } from '../campaign/campaign.module.ts';
import { OfficerService } from './officer.service.ts';
import { ReportRepository } from './report.repository.ts';
import { ReportTransitionService } from './report-transition.service.ts';
import { ReportVault } from './report-vault.ts';

/** Reports: drafts, submission, timeline, and the one way a report changes its state. */
@Module({
  imports: [IdentityModule, FilesModule, CampaignModule],
  providers: [OfficerService, ReportRepository, ReportTransitionService, ReportVault],
  exports: [OfficerService, ReportRepository, ReportTransitionService, ReportVault],
})
export class ReportModule {}
