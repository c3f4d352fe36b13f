import { Module } from '@nestjs/common';
import { FilesModule } from '../../files/files.module.ts';
import { IdentityModule } from '../../identity/identity.module.ts';
import { CampaignModule } from '../campaign/campaign.module.ts';
import { ChallengeService } from './challenge.service.ts';
import { DraftService } from './draft.service.ts';
import { EvidenceUploadService } from './evidence-upload.service.ts';
import { EvidenceRepository } from './evidence.repository.ts';
import { EvidenceRetentionService } from './evidence-retention.service.ts';
import { EvidenceService } from './evidence.service.ts';
import { MyReportService } from './my-report.service.ts';
import { OfficerService } from './officer.service.ts';
import { OwnReportService } from './own-report.service.ts';
import { ReportContentService } from './report-content.service.ts';
import { ReportTransitionService } from './report-transition.service.ts';
import { ReportVault } from './report-vault.ts';
import { ReportViewService } from './report-view.service.ts';
import { ReportController } from './report.controller.ts';
import { ReportRepository } from './report.repository.ts';
import { ReportService } from './report.service.ts';
import { SubmissionCheckService } from './submission-check.service.ts';
import { SubmissionService } from './submission.service.ts';

/** Reports: drafts, submission, timeline, and the one way a report changes its state. */
@Module({
  imports: [IdentityModule, FilesModule, CampaignModule],
  controllers: [ReportController],
  providers: [
    ChallengeService,
    DraftService,
    EvidenceRepository,
    EvidenceRetentionService,
    EvidenceService,
    EvidenceUploadService,
    MyReportService,
    OfficerService,
    OwnReportService,
    ReportContentService,
    ReportRepository,
    ReportService,
    ReportTransitionService,
    ReportVault,
    ReportViewService,
    SubmissionCheckService,
    SubmissionService,
  ],
  exports: [
    DraftService,
    EvidenceRepository,
    EvidenceService,
    MyReportService,
    OfficerService,
    ReportRepository,
    ReportService,
    ReportTransitionService,
    ReportVault,
    ReportViewService,
    SubmissionService,
  ],
})
export class ReportModule {}
