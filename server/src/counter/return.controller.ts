import { Controller, Param, Query, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { listOpenWaivers, returnRedemption } from '@benefit/shared/counter/return-contract';
import type { ReturnRow } from '@benefit/shared/counter/return-contract';
import { Caller } from '../identity/principal.ts';
import type { Principal } from '../identity/principal.ts';
import { Serves } from '../platform/route.ts';
import { ReturnService } from './return.service.ts';
import { AtTerminal, TerminalGuard } from './terminal.guard.ts';
import type { KnownTerminal } from './terminal.repository.ts';

@ApiTags('counter')
@Controller()
@UseGuards(TerminalGuard)
export class ReturnController {
  constructor(private readonly returns: ReturnService) {}

  @Serves(listOpenWaivers)
  list(
    @AtTerminal() terminal: KnownTerminal,
    @Query({ schema: listOpenWaivers.query }) query: { cursor?: string; number?: number },
  ) {
    return this.returns.list(terminal, query);
  }

  @Serves(returnRedemption)
  return(
    @Caller() caller: Principal,
    @AtTerminal() terminal: KnownTerminal,
    @Param('redemptionId') redemptionId: string,
  ): Promise<ReturnRow> {
    return this.returns.return(caller, terminal, redemptionId);
  }
}
