import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  getStanding,
  listStandings,
  recordYearlyCheck,
  takeVenueStep,
} from '@benefit/shared/venue/standing-contract';
import type { SponsorCheck } from '@benefit/shared/venue/joining-rules';
import type { VenueHistory } from '@benefit/shared/venue/standing-contract';
import type { VenueStatus } from '@benefit/shared/venue/venue-state-rules';
import { Caller } from '../identity/principal.ts';
import type { Principal } from '../identity/principal.ts';
import { Serves } from '../platform/route.ts';
import { StandingService } from './standing.service.ts';
import { VenueStepService } from './venue-step.service.ts';
import type { VenueStep } from './venue-step.service.ts';

@ApiTags('venue')
@Controller()
export class StandingController {
  constructor(
    private readonly standings: StandingService,
    private readonly steps: VenueStepService,
  ) {}

  @Serves(listStandings)
  list(
    @Caller() caller: Principal,
    @Query({ schema: listStandings.query }) query: { cursor?: string; status?: VenueStatus },
  ) {
    return this.standings.list(caller, query);
  }

  @Serves(getStanding)
  get(@Caller() caller: Principal, @Param('venueId') venueId: string): Promise<VenueHistory> {
    return this.standings.history(caller, venueId);
  }

  @Serves(recordYearlyCheck)
  check(
    @Caller() caller: Principal,
    @Param('venueId') venueId: string,
    @Body({ schema: recordYearlyCheck.request }) { checks }: { checks: SponsorCheck[] },
  ): Promise<VenueHistory> {
    return this.standings.check(caller, venueId, checks);
  }

  @Serves(takeVenueStep)
  take(
    @Caller() caller: Principal,
    @Param('venueId') venueId: string,
    @Body({ schema: takeVenueStep.request }) step: VenueStep,
  ): Promise<VenueHistory> {
    return this.steps.take(caller, venueId, step);
  }
}
