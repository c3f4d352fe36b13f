import { Body, Controller, Param, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  enrolTerminal,
  getCurrentTerminal,
  getDemoTerminalCode,
  issueTerminalCode,
  listTerminals,
  revokeTerminal,
} from '@benefit/shared/counter/terminal-contract';
import { Caller } from '../identity/principal.ts';
import type { Principal } from '../identity/principal.ts';
import { Serves } from '../platform/route.ts';
import { AtTerminal, TerminalGuard } from './terminal.guard.ts';
import type { KnownTerminal } from './terminal.repository.ts';
import { TerminalService } from './terminal.service.ts';

@ApiTags('counter')
@Controller()
export class TerminalController {
  constructor(private readonly terminals: TerminalService) {}

  @Serves(issueTerminalCode)
  issueCode(@Caller() caller: Principal, @Param('venueId') venueId: string) {
    return this.terminals.issueCode(caller, venueId);
  }

  @Serves(getDemoTerminalCode)
  issueDemoCode(@Caller() caller: Principal) {
    return this.terminals.issueDemoCode(caller);
  }

  @Serves(enrolTerminal)
  enrol(
    @Caller() caller: Principal,
    @Body({ schema: enrolTerminal.request }) body: { code: string; name: string },
  ) {
    return this.terminals.enrol(caller, body);
  }

  @UseGuards(TerminalGuard)
  @Serves(getCurrentTerminal)
  current(@AtTerminal() terminal: KnownTerminal) {
    return this.terminals.current(terminal);
  }

  @Serves(listTerminals)
  list(@Caller() caller: Principal, @Param('venueId') venueId: string) {
    return this.terminals.list(caller, venueId);
  }

  @Serves(revokeTerminal)
  revoke(
    @Caller() caller: Principal,
    @Param('venueId') venueId: string,
    @Param('terminalId') terminalId: string,
  ): Promise<void> {
    return this.terminals.revoke(caller, venueId, terminalId);
  }
}
