import { Module } from '@nestjs/common';
import { CONFIG } from '../platform/config.ts';
import type { Config } from '../platform/config.ts';
import { Mode } from '../platform/mode.ts';
import { DrawnGround } from './map/drawn-ground.ts';
import { MapController } from './map/map.controller.ts';
import { MapSource } from './map/map-source.ts';
import { NoMap } from './map/no-map.ts';
import { Tianditu } from './map/tianditu.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { CreditModule } from '../credit/credit.module.ts';
import { EnterpriseModule } from '../enterprise/enterprise.module.ts';
import { ExchangeModule } from '../exchange/exchange.module.ts';
import { FilesModule } from '../files/files.module.ts';
import { LedgerModule } from '../ledger/ledger.module.ts';
import { ApplicationController } from './application/application.controller.ts';
import { ApplicationRepository } from './application/application.repository.ts';
import { ApplicationService } from './application/application.service.ts';
import { YearlyCheckRepository } from './check/yearly-check.repository.ts';
import { YearlyCheckService } from './check/yearly-check.service.ts';
import { ComplaintController } from './complaint/complaint.controller.ts';
import { ComplaintRepository } from './complaint/complaint.repository.ts';
import { ComplaintService } from './complaint/complaint.service.ts';
import { AnnouncementRepository } from './joining/announcement.repository.ts';
import { AnnouncementService } from './joining/announcement.service.ts';
import { CommitmentCopyService } from './joining/commitment-copy.service.ts';
import { CommitmentRepository } from './joining/commitment.repository.ts';
import { CommitmentService } from './joining/commitment.service.ts';
import { JoiningStepsService } from './joining/joining-steps.service.ts';
import { JoiningController } from './joining/joining.controller.ts';
import { JoiningRepository } from './joining/joining.repository.ts';
import { JoiningService } from './joining/joining.service.ts';
import { PosterService } from './joining/poster.service.ts';
import { SponsorService } from './joining/sponsor.service.ts';
import { VenueFileService } from './joining/venue-file.service.ts';
import { VenuePicturesService } from './joining/venue-pictures.service.ts';
import { LedgerExportService } from './ledger-export.service.ts';
import { MonthlyReportController } from './monthly/monthly-report.controller.ts';
import { MonthlyReportRepository } from './monthly/monthly-report.repository.ts';
import { MonthlyReportService } from './monthly/monthly-report.service.ts';
import { RemovalController } from './removal/removal.controller.ts';
import { RemovalRepository } from './removal/removal.repository.ts';
import { RemovalService } from './removal/removal.service.ts';
import { StaffController } from './staff.controller.ts';
import { StaffRepository } from './staff.repository.ts';
import { StaffService } from './staff.service.ts';
import { StandingController } from './standing.controller.ts';
import { StandingRepository } from './standing.repository.ts';
import { StandingService } from './standing.service.ts';
import { VenueAccessService } from './venue-access.service.ts';
import { VenueCalendarService } from './venue-calendar.service.ts';
import { VenueNoticeService } from './venue-notice.service.ts';
import { VenueStepService } from './venue-step.service.ts';
import { VenueController } from './venue.controller.ts';
import { VenueLedgerController } from './venue-ledger.controller.ts';
import { VenueLedgerService } from './venue-ledger.service.ts';
import { VenueRepository } from './venue.repository.ts';
import { VenueService } from './venue.service.ts';

/** Venues from their way in to their removal: form, announcement, versioned benefits, staff, standing, ledger. */
/** The national map where the city has a key; streets of nowhere in the demonstration. */
function mapSourceFor({ map }: Config, { demo }: Mode): MapSource {
  if (map !== null) return new Tianditu(map);
  return demo ? new DrawnGround() : new NoMap();
}

@Module({
  imports: [CreditModule, EnterpriseModule, ExchangeModule, FilesModule, IdentityModule, LedgerModule],
  controllers: [
    VenueController,
    JoiningController,
    RemovalController,
    ComplaintController,
    ApplicationController,
    MonthlyReportController,
    StaffController,
    StandingController,
    VenueLedgerController,
    MapController,
  ],
  providers: [
    { provide: MapSource, useFactory: mapSourceFor, inject: [CONFIG, Mode] },
    AnnouncementRepository,
    AnnouncementService,
    CommitmentCopyService,
    CommitmentRepository,
    CommitmentService,
    JoiningRepository,
    JoiningService,
    JoiningStepsService,
    PosterService,
    SponsorService,
    VenueFileService,
    VenuePicturesService,
    ApplicationRepository,
    ApplicationService,
    YearlyCheckRepository,
    YearlyCheckService,
    ComplaintRepository,
    MonthlyReportRepository,
    MonthlyReportService,
    ComplaintService,
    RemovalRepository,
    RemovalService,
    LedgerExportService,
    StaffRepository,
    StaffService,
    StandingRepository,
    StandingService,
    VenueAccessService,
    VenueCalendarService,
    VenueNoticeService,
    VenueStepService,
    VenueLedgerService,
    VenueRepository,
    VenueService,
  ],
  exports: [
    YearlyCheckRepository,
    ApplicationRepository,
    ApplicationService,
    AnnouncementService,
    CommitmentRepository,
    JoiningRepository,
    JoiningService,
    MonthlyReportRepository,
    VenueService,
    VenueRepository,
  ],
})
export class VenueModule {}
