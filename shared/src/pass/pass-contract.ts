import * as z from 'zod/mini';
import type { Endpoint } from '../endpoint.ts';
import { Bytes, Id, Instant, typedText } from '../schema.ts';

export const IssuePassRequest = z.strictObject({
  /** The phone's Ed25519 public key, 32 bytes; the private half never leaves the phone. */
  devicePublicKey: Bytes.check(z.length(43)),
  /** What the holder calls this phone in the list of phones. */
  deviceName: z.optional(typedText(40)),
  /** The pass of the same phone that this one renews. */
  replaces: z.optional(Id),
  /** Whose code it is: one's own, or that of an enterprise which one represents or is an agent of. */
  holder: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('person') }),
    z.strictObject({ kind: z.literal('enterprise'), enterpriseId: Id }),
  ]),
});
export type IssuePassRequest = z.infer<typeof IssuePassRequest>;

export const IssuedPass = z.object({
  passId: Id,
  /** Bytes 0–122 of the code: what the issuer signed, with its signature. */
  credential: Bytes,
  expiresAt: Instant,
  serverTime: Instant,
  /** For a broken camera: the pass's eight digits, and the 32-byte secret of the other eight. */
  manual: z.object({ number: z.string(), secret: Bytes }),
});
export type IssuedPass = z.infer<typeof IssuedPass>;

export const issuePass = {
  method: 'POST',
  path: '/passes',
  access: ['citizen'],
  status: 201,
  request: IssuePassRequest,
  response: IssuedPass,
  summary: 'Issue a pass of 24 hours to a phone, or renew it',
} as const satisfies Endpoint;

/** A phone on which one can show a code. */
export const Phone = z.object({
  /** The newest pass of the phone; revoking it revokes the phone. */
  passId: Id,
  deviceName: z.string(),
  issuedAt: Instant,
  expiresAt: Instant,
  lastUsedAt: z.nullable(Instant),
  /** Whose code it shows where that is an enterprise's; null for one's own. */
  enterpriseName: z.nullable(z.string()),
});
export type Phone = z.infer<typeof Phone>;

export const listMyPasses = {
  method: 'GET',
  path: '/me/passes',
  access: ['citizen'],
  status: 200,
  response: z.object({ items: z.array(Phone) }),
  summary: 'The phones that can show my code',
} as const satisfies Endpoint;

export const revokePass = {
  method: 'DELETE',
  path: '/passes/{passId}',
  access: ['citizen'],
  status: 204,
  response: null,
  summary: 'Revoke a phone: refused from the next scan on',
} as const satisfies Endpoint;

export const listPassKeys = {
  method: 'GET',
  path: '/pass-keys',
  access: 'anyone',
  status: 200,
  response: z.object({
    keys: z.array(z.object({ keyId: z.int(), publicKey: Bytes, notBefore: Instant, notAfter: Instant })),
  }),
  summary: 'Public keys that counters verify passes with',
} as const satisfies Endpoint;
