import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { getStanding, listStandings, takeVenueStep } from '@benefit/shared/venue/standing-contract';
import type { VenueHistory } from '@benefit/shared/venue/standing-contract';
import { Caller } from '../identity/principal.ts';
import type { Principal } from '../identity/principal.ts';
import { Serves } from '../platform/route.ts';
import { StandingService } from './standing.service.ts';
import type { VenueStep } from './standing.service.ts';

@ApiTags('venue')
@Controller()
export class StandingController {
  constructor(private readonly standings: StandingService) {}

  @Serves(listStandings)
  list(@Caller() caller: Principal, @Query({ schema: listStandings.query }) { cursor }: { cursor?: string }) {
    return this.standings.list(caller, cursor);
  }

  @Serves(getStanding)
  get(@Caller() caller: Principal, @Param('venueId') venueId: string): Promise<VenueHistory> {
    return this.standings.history(caller, venueId);
  }

  @Serves(takeVenueStep)
  take(
    @Caller() caller: Principal,
    @Param('venueId') venueId: string,
    @Body({ schema: takeVenueStep.request }) step: VenueStep,
  ): Promise<VenueHistory> {
    return this.standings.take(caller, venueId, step);
  }
}
