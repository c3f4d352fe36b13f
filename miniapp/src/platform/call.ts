import { TERMINAL_HEADER } from '@benefit/shared/endpoint';
import type { Endpoint } from '@benefit/shared/endpoint';
import { currentTokens, renewTokens } from './session-tokens';
import { transport } from './transport';
import type { Answer, CallOptions, Result } from './transport';

export type { Answer, Failure, Result } from './transport';

export interface Call extends CallOptions {
  /** Token of the enrolled terminal, for the calls of a till. */
  terminal?: string;
}

/**
 * Calls one endpoint of the contract. An expired session is renewed once, unseen. Never rejects, and
 * shows nothing: the page decides what to say.
 */
export async function call<E extends Endpoint>(
  endpoint: E,
  { terminal, ...options }: Call = {},
): Promise<Result<Answer<E>>> {
  const headers = { ...options.headers, ...(terminal === undefined ? {} : { [TERMINAL_HEADER]: terminal }) };
  if (endpoint.access === 'anyone') return transport(endpoint, { ...options, headers });

  const tokens = await currentTokens();
  const send = (accessToken: string | undefined) =>
    transport(endpoint, {
      ...options,
      headers: accessToken === undefined ? headers : { ...headers, authorization: `Bearer ${accessToken}` },
    });

  const first = await send(tokens?.accessToken);
  if (!tokens || first.ok || first.failure.kind !== 'problem') return first;
  if (first.failure.problem.code !== 'session-expired') return first;

  const renewal = await renewTokens(tokens);
  if (renewal.ok) return send(renewal.tokens.accessToken);
  return renewal.failure ? { ok: false, failure: renewal.failure } : first;
}
