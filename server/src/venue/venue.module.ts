import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.ts';
import { StandingController } from './standing.controller.ts';
import { StandingRepository } from './standing.repository.ts';
import { StandingService } from './standing.service.ts';
import { VenueController } from './venue.controller.ts';
import { VenueRepository } from './venue.repository.ts';
import { VenueService } from './venue.service.ts';

/** Venues, their versioned benefits, opening times and staff; where they stand, for the office. */
@Module({
  imports: [IdentityModule],
  controllers: [VenueController, StandingController],
  providers: [VenueRepository, VenueService, StandingRepository, StandingService],
  exports: [VenueService, VenueRepository],
})
export class VenueModule {}
