import * as z from 'zod/mini';
import type { Endpoint } from '../endpoint.ts';
import { Instant, typedText } from '../schema.ts';

/** Tokens are 32 random bytes, opaque to the client. */
const Token = z.string().check(z.minLength(1), z.maxLength(200));

export const Session = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  /** When the access token ends; the refresh token gets a new pair. */
  expiresAt: Instant,
});
export type Session = z.infer<typeof Session>;

export const loginDemo = {
  method: 'POST',
  path: '/sessions/demo',
  access: 'anyone',
  status: 201,
  request: z.strictObject({ account: typedText(32) }),
  response: Session,
  summary: 'Log in as a demonstration account (demonstration mode only)',
} as const satisfies Endpoint;

export const loginWithPassword = {
  method: 'POST',
  path: '/sessions/password',
  access: 'anyone',
  status: 201,
  request: z.strictObject({
    username: typedText(64),
    password: z.string().check(z.minLength(1), z.maxLength(256)),
  }),
  response: Session,
  summary: 'Log in with user name and password (staff)',
} as const satisfies Endpoint;

export const refreshSession = {
  method: 'POST',
  path: '/sessions/refresh',
  access: 'anyone',
  status: 201,
  request: z.strictObject({ refreshToken: Token }),
  response: Session,
  summary: 'Exchange a refresh token for a new pair',
} as const satisfies Endpoint;

export const endSession = {
  method: 'DELETE',
  path: '/sessions/current',
  access: 'signed-in',
  status: 204,
  response: null,
  summary: 'Log out: both tokens stop working at once',
} as const satisfies Endpoint;

export const listDemoAccounts = {
  method: 'GET',
  path: '/demo/accounts',
  access: 'anyone',
  status: 200,
  response: z.object({
    accounts: z.array(z.object({ account: z.string(), name: z.string(), shows: z.string() })),
  }),
  summary: 'The demonstration accounts and what each shows (demonstration mode only)',
} as const satisfies Endpoint;

export const getDemoRegistryPerson = {
  method: 'GET',
  path: '/demo/registry-person',
  access: ['citizen'],
  status: 200,
  response: z.object({
    name: z.string(),
    documentType: z.literal('resident-id'),
    documentNumber: z.string(),
    city: z.string(),
  }),
  summary: 'A made-up person of the registry whom the caller may bind (demonstration mode only)',
} as const satisfies Endpoint;
