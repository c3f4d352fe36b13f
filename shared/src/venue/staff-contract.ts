import * as z from 'zod/mini';
import type { Endpoint } from '../endpoint.ts';
import { Id, Instant, typedText } from '../schema.ts';

export const STAFF_ROLES = ['manager', 'cashier'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Somebody who works at a venue, with what they did there today. */
export const StaffMember = z.object({
  staffId: Id,
  /** The account's own name, or a citizen's masked one: 张*三. */
  name: z.string(),
  role: z.enum(STAFF_ROLES),
  addedAt: Instant,
  /** Whether it is the caller. */
  self: z.boolean(),
  today: z.object({ redemptions: z.int(), voids: z.int(), returns: z.int() }),
});
export type StaffMember = z.infer<typeof StaffMember>;

export const listStaff = {
  method: 'GET',
  path: '/venues/{venueId}/staff',
  access: ['manager'],
  status: 200,
  response: z.object({ venueName: z.string(), items: z.array(StaffMember) }),
  summary: 'Who works at a venue, and what each did there today',
} as const satisfies Endpoint;

export const inviteStaff = {
  method: 'POST',
  path: '/venues/{venueId}/staff-invites',
  access: ['manager'],
  status: 201,
  request: z.strictObject({ role: z.enum(STAFF_ROLES) }),
  response: z.object({ code: z.string(), expiresAt: Instant }),
  summary: 'A one-time code with which somebody joins the venue, good for ten minutes',
} as const satisfies Endpoint;

export const acceptInvite = {
  method: 'POST',
  path: '/staff-invites/accepted',
  access: 'signed-in',
  status: 200,
  request: z.strictObject({ code: typedText(32) }),
  response: z.object({ venueId: Id, venueName: z.string(), role: z.enum(STAFF_ROLES) }),
  summary: 'Join a venue with a code of its manager',
} as const satisfies Endpoint;

export const removeStaff = {
  method: 'DELETE',
  path: '/venues/{venueId}/staff/{staffId}',
  access: ['manager'],
  status: 204,
  response: null,
  summary: 'Take somebody off: their next call at the venue is refused',
} as const satisfies Endpoint;
