import type { $ZodType } from 'zod/v4/core';
import type { Role } from './identity/role.ts';

/**
 * Who may call an endpoint: anybody, anybody with a session, or holders of one of the roles.
 * Whether the thing asked for is theirs (own pass, own venue) is the service's check on top.
 */
export type Access = 'anyone' | 'signed-in' | readonly Role[];

/**
 * One call of the API, said once and used on both sides: the server binds its route to it,
 * the mini-app its request. Paths stand under `/api/v1`, with parameters in braces.
 */
export interface Endpoint {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: `/${string}`;
  access: Access;
  /** True where the call is refused without the token of an enrolled terminal (`X-Terminal`). */
  terminal?: true;
  /** True where the call needs an `Idempotency-Key` header. */
  idempotent?: true;
  /** Status of the first success; repeats of an idempotent call answer 200. */
  status: 200 | 201 | 204;
  query?: $ZodType;
  request?: $ZodType;
  /** What the answer is cut down to; null where there is none (204) or where it is a file. */
  response: $ZodType | null;
  /** Media types of an answer that is a file. */
  produces?: readonly string[];
  /** Media type of a body that is a file, sent as it is. */
  consumes?: string;
  /** One line for the API's own page. */
  summary: string;
}

/** Where the API stands on the server. */
export const API_PREFIX = '/api/v1';

/** Header that carries the token of an enrolled terminal beside the session. */
export const TERMINAL_HEADER = 'x-terminal';

/** Header under which a till may send a redemption again without giving the benefit twice. */
export const IDEMPOTENCY_HEADER = 'idempotency-key';
