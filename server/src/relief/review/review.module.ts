import { Module } from '@nestjs/common';
import { FilesModule } from '../../files/files.module.ts';
import { IdentityModule } from '../../identity/identity.module.ts';
import { CampaignModule } from '../campaign/campaign.module.ts';
import { ReportModule } from '../report/report.module.ts';
import { ClaimRepository } from './claim.repository.ts';
import { ClaimService } from './claim.service.ts';
import { CommentRepository } from './comment.repository.ts';
import { CommentService } from './comment.service.ts';
import { DecisionService } from './decision.service.ts';
import { DoubleService } from './double.service.ts';
import { EvidenceDetailService } from './evidence-detail.service.ts';
import { EvidenceLookupRepository } from './evidence-lookup.repository.ts';
import { ExportService } from './export.service.ts';
import { FileFactsService } from './file-facts.service.ts';
import { HandOnService } from './hand-on.service.ts';
import { HintService } from './hint.service.ts';
import { QueueItemService } from './queue-item.service.ts';
import { QueueRepository } from './queue.repository.ts';
import { QueueService } from './queue.service.ts';
import { ReasonTemplateService } from './reason-template.service.ts';
import { ReviewAccessService } from './review-access.service.ts';
import { ReviewClockService } from './review-clock.service.ts';
import { ReviewController } from './review.controller.ts';
import { ReviewDeskService } from './review-desk.service.ts';
import { ReviewDetailService } from './review-detail.service.ts';
import { ReviewLookService } from './review-look.service.ts';
import { ReviewLookupRepository } from './review-lookup.repository.ts';
import { ReviewSettingsController } from './review-settings.controller.ts';
import { ReviewSettingsRepository } from './review-settings.repository.ts';
import { ReviewSettingsService } from './review-settings.service.ts';
import { SummaryRepository } from './summary.repository.ts';
import { SummaryService } from './summary.service.ts';
import { WorkingCalendar } from './working-calendar.ts';

/** The officers’ side of reports: queue, claims, decisions, doubles, exports. */
@Module({
  imports: [IdentityModule, FilesModule, CampaignModule, ReportModule],
  controllers: [ReviewController, ReviewSettingsController],
  providers: [
    ClaimRepository,
    ClaimService,
    CommentRepository,
    CommentService,
    DecisionService,
    DoubleService,
    EvidenceDetailService,
    EvidenceLookupRepository,
    ExportService,
    FileFactsService,
    HandOnService,
    HintService,
    QueueItemService,
    QueueRepository,
    QueueService,
    ReasonTemplateService,
    ReviewAccessService,
    ReviewClockService,
    ReviewDeskService,
    ReviewDetailService,
    ReviewLookService,
    ReviewLookupRepository,
    ReviewSettingsRepository,
    ReviewSettingsService,
    SummaryRepository,
    SummaryService,
    WorkingCalendar,
  ],
})
export class ReviewModule {}
