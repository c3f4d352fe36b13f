import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { answerHeldRow, listHeldRows } from '@benefit/shared/relief/bulk-contract';
import type { HeldRow } from '@benefit/shared/relief/bulk-contract';
import { Caller } from '../../identity/principal.ts';
import type { Principal } from '../../identity/principal.ts';
import { Serves } from '../../platform/route.ts';
import { HeldRowService } from './held-row.service.ts';

@ApiTags('relief')
@Controller()
export class HeldRowController {
  constructor(private readonly held: HeldRowService) {}

  @Serves(listHeldRows)
  list(@Caller() caller: Principal): Promise<{ items: HeldRow[] }> {
    return this.held.list(caller);
  }

  @Serves(answerHeldRow)
  answer(
    @Caller() caller: Principal,
    @Param('heldId') heldId: string,
    @Body({ schema: answerHeldRow.request }) { agree }: { agree: boolean },
  ): Promise<{ agreed: boolean; reportId: string | null }> {
    return this.held.answer(caller, heldId, agree);
  }
}
