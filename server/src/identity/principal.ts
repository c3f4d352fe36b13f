import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Membership } from './access.service.ts';
import type { AccountKind } from './account.entity.ts';

/** Who is calling, as the session says. */
export interface Principal {
  sessionId: string;
  accountId: string;
  kind: AccountKind;
  label: string;
  personId: string | null;
}

/**
 * A request whose session was checked by the access guard, with the venues where the caller works
 * if its endpoint asks for a role at one.
 */
export type SignedInRequest = FastifyRequest & { principal?: Principal; memberships?: Membership[] };

/** Hands a route the caller; only for endpoints whose access is not `anyone`. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<SignedInRequest>();
  if (principal === undefined)
    throw new Error('This route has no session: its endpoint says anyone may call it');
  return principal;
});
