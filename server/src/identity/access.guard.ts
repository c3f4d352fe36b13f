import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Endpoint } from '@benefit/shared/endpoint';
import { Problem } from '../platform/problem.ts';
import { RateLimits } from '../platform/rate-limits.ts';
import { ENDPOINT } from '../platform/route.ts';
import { AccessService } from './access.service.ts';
import type { SignedInRequest } from './principal.ts';
import { SessionService } from './session.service.ts';

const BEARER = /^Bearer ([A-Za-z0-9_-]{1,200})$/;

/** Lets a call through to what its endpoint's contract allows; a route without a contract is nobody's. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionService,
    private readonly access: AccessService,
    private readonly limits: RateLimits,
  ) {}

  /** @throws Problem `session-required`, `session-expired`, `account-locked`, `role-required`, `too-many-requests` */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const endpoint = this.reflector.get<Endpoint | undefined>(ENDPOINT, context.getHandler());
    if (endpoint === undefined) throw new Error(`No endpoint is named on ${context.getHandler().name}`);
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    await this.limits.admit('address', request.ip);
    if (endpoint.access === 'anyone') return true;
    const token = BEARER.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) throw new Problem('session-required');
    request.principal = await this.sessions.principalOf(token);
    // calls that carry a terminal count there, not for the person
    if (endpoint.terminal !== true) await this.limits.admit('person', request.principal.accountId);
    if (endpoint.access === 'signed-in') return true;
    request.memberships = endpoint.access.some((role) => role === 'cashier' || role === 'manager')
      ? await this.access.membershipsFor(request.principal)
      : [];
    if (!(await this.access.hasOneOf(request.principal, endpoint.access, request.memberships)))
      throw new Problem('role-required');
    return true;
  }
}
