import { Injectable, createParamDecorator } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { TERMINAL_HEADER } from '@benefit/shared/endpoint';
import type { SignedInRequest } from '../identity/principal.ts';
import { RateLimits } from '../platform/rate-limits.ts';
import { TerminalService } from './terminal.service.ts';
import type { KnownTerminal } from './terminal.repository.ts';

type CounterRequest = SignedInRequest & { terminal?: KnownTerminal };

/** Lets a counter's call through from an enrolled terminal only. */
@Injectable()
export class TerminalGuard implements CanActivate {
  constructor(
    private readonly terminals: TerminalService,
    private readonly limits: RateLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<CounterRequest>();
    const token = request.headers[TERMINAL_HEADER];
    if (request.memberships === undefined) throw new Error('A counter route without a session');
    request.terminal = await this.terminals.terminalFor(
      request.memberships,
      Array.isArray(token) ? token[0] : token,
    );
    await this.limits.admit('terminal', request.terminal.id);
    return true;
  }
}

/** Hands a route the terminal that the call comes from. */
export const AtTerminal = createParamDecorator((_: unknown, context: ExecutionContext): KnownTerminal => {
  const { terminal } = context.switchToHttp().getRequest<CounterRequest>();
  if (terminal === undefined) throw new Error('This route has no terminal guard');
  return terminal;
});
