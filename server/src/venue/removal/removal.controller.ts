import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { RemovalDecision, RemovalGround } from '@benefit/shared/venue/removal-rules';
import { decideRemoval, proposeRemoval, stateOnRemoval } from '@benefit/shared/venue/standing-contract';
import type { VenueHistory } from '@benefit/shared/venue/standing-contract';
import { Caller } from '../../identity/principal.ts';
import type { Principal } from '../../identity/principal.ts';
import { Serves } from '../../platform/route.ts';
import { RemovalService } from './removal.service.ts';

@ApiTags('venue')
@Controller()
export class RemovalController {
  constructor(private readonly removals: RemovalService) {}

  @Serves(proposeRemoval)
  propose(
    @Caller() caller: Principal,
    @Param('venueId') venueId: string,
    @Body({ schema: proposeRemoval.request })
    proposal: { ground: RemovalGround; reason: string; hearingUntil: string },
  ): Promise<VenueHistory> {
    return this.removals.propose(caller, venueId, proposal);
  }

  @Serves(stateOnRemoval)
  state(
    @Caller() caller: Principal,
    @Param('venueId') venueId: string,
    @Param('removalId') removalId: string,
    @Body({ schema: stateOnRemoval.request }) { statement }: { statement: string },
  ): Promise<VenueHistory> {
    return this.removals.state(caller, venueId, removalId, statement);
  }

  @Serves(decideRemoval)
  decide(
    @Caller() caller: Principal,
    @Param('venueId') venueId: string,
    @Param('removalId') removalId: string,
    @Body({ schema: decideRemoval.request }) decision: { decision: RemovalDecision; reason: string },
  ): Promise<VenueHistory> {
    return this.removals.decide(caller, venueId, removalId, decision);
  }
}
