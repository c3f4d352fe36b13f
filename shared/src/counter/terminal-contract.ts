import * as z from 'zod/mini';
import type { Endpoint } from '../endpoint.ts';
import { Id, Instant, typedText } from '../schema.ts';

const TerminalVenue = z.object({ venueId: Id, name: z.string() });

export const issueTerminalCode = {
  method: 'POST',
  path: '/venues/{venueId}/terminal-codes',
  access: ['manager'],
  status: 201,
  response: z.object({ code: z.string(), expiresAt: Instant }),
  summary: 'A one-time code to enrol a terminal of the venue',
} as const satisfies Endpoint;

export const enrolTerminal = {
  method: 'POST',
  path: '/counter/terminals',
  access: ['cashier', 'manager'],
  status: 201,
  request: z.strictObject({ code: typedText(32), name: typedText(40) }),
  response: z.object({ terminalId: Id, terminalToken: z.string(), venue: TerminalVenue }),
  summary: 'Enrol this phone or counter PC with a one-time code',
} as const satisfies Endpoint;

export const getCurrentTerminal = {
  method: 'GET',
  path: '/counter/terminal',
  access: ['cashier', 'manager'],
  terminal: true,
  status: 200,
  response: z.object({
    terminalId: Id,
    name: z.string(),
    venue: TerminalVenue,
    /** Why nothing can be had at the venue now; null where it is live. */
    stopped: z.nullable(z.string()),
  }),
  summary: 'The terminal that this call comes from',
} as const satisfies Endpoint;

export const listTerminals = {
  method: 'GET',
  path: '/venues/{venueId}/terminals',
  access: ['manager'],
  status: 200,
  response: z.object({
    items: z.array(
      z.object({
        terminalId: Id,
        name: z.string(),
        enrolledAt: Instant,
        lastSeenAt: z.nullable(Instant),
        revoked: z.boolean(),
      }),
    ),
  }),
  summary: "The venue's terminals",
} as const satisfies Endpoint;

export const revokeTerminal = {
  method: 'DELETE',
  path: '/venues/{venueId}/terminals/{terminalId}',
  access: ['manager'],
  status: 204,
  response: null,
  summary: 'Revoke a terminal: its next call is refused',
} as const satisfies Endpoint;

/** Only in demonstration mode, so that one person with one browser can play both halves. */
export const getDemoTerminalCode = {
  method: 'POST',
  path: '/demo/terminal-codes',
  access: ['cashier', 'manager'],
  status: 201,
  response: z.object({ code: z.string(), expiresAt: Instant }),
  summary: "A fresh enrolment code of the caller's own venue (demonstration mode only)",
} as const satisfies Endpoint;
