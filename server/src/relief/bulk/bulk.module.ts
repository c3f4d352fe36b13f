import { Module } from '@nestjs/common';
import { IdentityModule } from '../../identity/identity.module.ts';
import { CampaignModule } from '../campaign/campaign.module.ts';
import { ReportModule } from '../report/report.module.ts';
import { BulkAccessService } from './bulk-access.service.ts';
import { BulkCommitService } from './bulk-commit.service.ts';
import { BulkController } from './bulk.controller.ts';
import { BulkEntryService } from './bulk-entry.service.ts';
import { BulkRepository } from './bulk.repository.ts';
import { BulkService } from './bulk.service.ts';
import { BulkUploadService } from './bulk-upload.service.ts';
import { BulkVault } from './bulk-vault.ts';
import { HeldRowController } from './held-row.controller.ts';
import { HeldRowRepository } from './held-row.repository.ts';
import { HeldRowService } from './held-row.service.ts';
import { RowLearningService } from './row-learning.service.ts';
import { RowTakingService } from './row-taking.service.ts';
import { SheetChecker } from './sheet-checker.ts';
import { TakenDeedRepository } from './taken-deed.repository.ts';

/** What departments report in bulk, and what waits for the person's consent. */
@Module({
  imports: [IdentityModule, CampaignModule, ReportModule],
  controllers: [BulkController, HeldRowController],
  providers: [
    BulkAccessService,
    BulkCommitService,
    BulkEntryService,
    BulkRepository,
    BulkService,
    BulkUploadService,
    BulkVault,
    HeldRowRepository,
    HeldRowService,
    RowLearningService,
    RowTakingService,
    SheetChecker,
    TakenDeedRepository,
  ],
})
export class BulkModule {}
