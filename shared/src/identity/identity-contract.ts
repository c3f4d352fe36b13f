import * as z from 'zod/mini';
import type { Endpoint } from '../endpoint.ts';
import { GRADES } from '../credit/grade-rules.ts';
import { HolderRefusal } from '../refusal.ts';
import { Day, Id, Instant, PageQuery, pageOf, typedText } from '../schema.ts';
import { DOCUMENT_TYPES } from './document-rules.ts';
import { VENUE_STATUSES } from '../venue/venue-state-rules.ts';
import { ROLES } from './role.ts';

/** The signed-in account, as its own owner sees it. */
export const Me = z.object({
  accountId: Id,
  /** What the account is called on screens: the masked name once bound, else its own label. */
  displayName: z.string(),
  roles: z.array(z.enum(ROLES)),
  identity: z.nullable(
    z.object({
      maskedName: z.string(),
      /** As a till reads it: 张**. */
      maskedSurname: z.string(),
      maskedNumber: z.string(),
      city: z.string(),
    }),
  ),
  /** The present grade, or why there is none; null for an account that is no citizen's. */
  credit: z.nullable(
    z.union([
      z.object({ grade: z.enum(GRADES), score: z.number(), asOf: Instant, clause: z.string() }),
      z.object({ refusal: HolderRefusal }),
    ]),
  ),
  consent: z.object({
    /** The version in force, to be given or given already. */
    version: z.string(),
    given: z.boolean(),
  }),
  /** Where the account works, drafts among them. */
  venues: z.array(
    z.object({
      venueId: Id,
      name: z.string(),
      status: z.enum(VENUE_STATUSES),
      roles: z.array(z.enum(ROLES)),
    }),
  ),
  unreadNotices: z.int(),
});
export type Me = z.infer<typeof Me>;

export const getMe = {
  method: 'GET',
  path: '/me',
  access: 'signed-in',
  status: 200,
  response: Me,
  summary: 'The signed-in account: roles, identity, credit, consent, venues',
} as const satisfies Endpoint;

export const BindIdentityRequest = z.strictObject({
  name: typedText(50),
  documentType: z.enum(DOCUMENT_TYPES),
  documentNumber: typedText(32),
  /** Required for every document but the resident identity card, whose number says both. */
  gender: z.optional(z.enum(['male', 'female'])),
  birthDate: z.optional(Day),
  /** City whose record decides (rule 2). */
  city: typedText(20),
  consentVersion: typedText(32),
});
export type BindIdentityRequest = z.infer<typeof BindIdentityRequest>;

export const bindIdentity = {
  method: 'POST',
  path: '/me/identity',
  access: ['citizen'],
  status: 200,
  request: BindIdentityRequest,
  response: Me,
  summary: 'Bind a proved identity to the account and give consent',
} as const satisfies Endpoint;

export const giveConsent = {
  method: 'POST',
  path: '/me/consents',
  access: ['citizen'],
  status: 201,
  request: z.strictObject({ version: typedText(32) }),
  response: Me,
  summary: 'Give consent to the privacy notice in force',
} as const satisfies Endpoint;

export const withdrawConsent = {
  method: 'DELETE',
  path: '/me/consents/current',
  access: ['citizen'],
  status: 204,
  response: null,
  summary: 'Withdraw consent: the binding stays, every pass dies at once',
} as const satisfies Endpoint;

/** A message to the holder: what happened and why, in the holder's own words. */
export const Notice = z.object({
  noticeId: Id,
  kind: z.enum(['voided', 'refused', 'binding', 'report', 'bonus', 'venue', 'enterprise']),
  title: z.string(),
  text: z.string(),
  clause: z.nullable(z.string()),
  /** The report it is about, where it is about one. */
  subjectId: z.nullable(Id),
  createdAt: Instant,
  read: z.boolean(),
});
export type Notice = z.infer<typeof Notice>;

export const listMyNotices = {
  method: 'GET',
  path: '/me/notices',
  access: ['citizen'],
  status: 200,
  query: PageQuery,
  response: pageOf(Notice),
  summary: 'Messages to the holder, newest first',
} as const satisfies Endpoint;

export const markNoticesRead = {
  method: 'POST',
  path: '/me/notices/read',
  access: ['citizen'],
  status: 204,
  response: null,
  summary: 'Mark every message as read',
} as const satisfies Endpoint;

export const listWhoLooked = {
  method: 'GET',
  path: '/me/looks',
  access: ['citizen'],
  status: 200,
  query: PageQuery,
  response: pageOf(
    z.object({
      lookedAt: Instant,
      by: z.string(),
      what: z.string(),
      reason: z.string(),
    }),
  ),
  summary: 'Who looked at my personal data, when and why',
} as const satisfies Endpoint;
