/**
 * What a scan can answer, in the order in which it is decided: the first that applies is given.
 * The first five and `ok` are decided from the code alone, the others on the server.
 */
export const VERDICTS = [
  'malformed',
  'unknown-key',
  'bad-signature',
  'expired',
  'stale',
  'unknown-pass',
  'revoked',
  'already-used',
  'refused',
  'ok',
] as const;
export type Verdict = (typeof VERDICTS)[number];
