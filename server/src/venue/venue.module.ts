import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.ts';
import { LedgerModule } from '../ledger/ledger.module.ts';
import { LedgerExportService } from './ledger-export.service.ts';
import { StaffController } from './staff.controller.ts';
import { StaffRepository } from './staff.repository.ts';
import { StaffService } from './staff.service.ts';
import { StandingController } from './standing.controller.ts';
import { StandingRepository } from './standing.repository.ts';
import { StandingService } from './standing.service.ts';
import { VenueAccessService } from './venue-access.service.ts';
import { VenueController } from './venue.controller.ts';
import { VenueLedgerController } from './venue-ledger.controller.ts';
import { VenueLedgerService } from './venue-ledger.service.ts';
import { VenueRepository } from './venue.repository.ts';
import { VenueService } from './venue.service.ts';

/** Venues, their versioned benefits, opening times and staff; where they stand, and their ledgers. */
@Module({
  imports: [IdentityModule, LedgerModule],
  controllers: [VenueController, StaffController, StandingController, VenueLedgerController],
  providers: [
    LedgerExportService,
    StaffRepository,
    StaffService,
    StandingRepository,
    StandingService,
    VenueAccessService,
    VenueLedgerService,
    VenueRepository,
    VenueService,
  ],
  exports: [VenueService, VenueRepository],
})
export class VenueModule {}
