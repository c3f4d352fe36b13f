import { Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { getVenue, listVenues } from '@benefit/shared/venue/venue-contract';
import type { VenueDetail } from '@benefit/shared/venue/venue-contract';
import { Serves } from '../platform/route.ts';
import type { VenueFilter } from './venue.repository.ts';
import { VenueService } from './venue.service.ts';

@ApiTags('venue')
@Controller()
export class VenueController {
  constructor(private readonly venues: VenueService) {}

  @Serves(listVenues)
  list(
    @Query({ schema: listVenues.query })
    { cursor, ...filter }: VenueFilter & { near?: string; cursor?: string },
  ) {
    return this.venues.list(filter, cursor);
  }

  @Serves(getVenue)
  get(@Param('venueId') venueId: string): Promise<VenueDetail> {
    return this.venues.detail(venueId);
  }
}
