import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.ts';
import { VenueController } from './venue.controller.ts';
import { VenueRepository } from './venue.repository.ts';
import { VenueService } from './venue.service.ts';

/** Venues, their versioned benefits, opening times and staff. */
@Module({
  imports: [IdentityModule],
  controllers: [VenueController],
  providers: [VenueRepository, VenueService],
  exports: [VenueService, VenueRepository],
})
export class VenueModule {}
