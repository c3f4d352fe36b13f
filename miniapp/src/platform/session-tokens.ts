import { Session, refreshSession } from '@benefit/shared/identity/session-contract';
import * as z from 'zod/mini';
import { create } from 'zustand';
import { readSecret, removeSecret, writeSecret } from './secure-storage';
import { transport } from './transport';
import type { Failure } from './transport';

const KEY = 'session';

/** The pair of tokens; `undefined` until it was read from the phone. */
export const useTokens = create<{ tokens: Session | null | undefined }>(() => ({ tokens: undefined }));

let reading: Promise<Session | null> | undefined;
let renewing: Promise<Renewal> | undefined;

export type Renewal = { ok: true; tokens: Session } | { ok: false; failure: Failure | null };

/** The tokens in use, read from the phone the first time. */
export async function currentTokens(): Promise<Session | null> {
  const { tokens } = useTokens.getState();
  if (tokens !== undefined) return tokens;
  reading ??= readTokens().then((kept) => {
    if (useTokens.getState().tokens === undefined) useTokens.setState({ tokens: kept });
    return kept;
  });
  return reading;
}

export async function keepTokens(tokens: Session | null): Promise<void> {
  useTokens.setState({ tokens });
  await (tokens ? writeSecret(KEY, JSON.stringify(tokens)) : removeSecret(KEY));
}

/**
 * Exchanges the refresh token, once however many calls ask at the same time. A failure of null means
 * that the session has ended: the tokens are forgotten.
 */
export function renewTokens(refused: Session): Promise<Renewal> {
  renewing ??= renew(refused).finally(() => {
    renewing = undefined;
  });
  return renewing;
}

async function renew(refused: Session): Promise<Renewal> {
  const current = useTokens.getState().tokens;
  if (current && current.accessToken !== refused.accessToken) return { ok: true, tokens: current };
  // Another tab may have exchanged it: a refresh token works once.
  const kept = await readTokens();
  if (kept && kept.refreshToken !== refused.refreshToken) {
    useTokens.setState({ tokens: kept });
    return { ok: true, tokens: kept };
  }
  const result = await transport(refreshSession, { body: { refreshToken: refused.refreshToken } });
  if (result.ok) {
    await keepTokens(result.value);
    return { ok: true, tokens: result.value };
  }
  const ended = result.failure.kind === 'problem' && result.failure.problem.status === 401;
  if (!ended) return { ok: false, failure: result.failure };
  await keepTokens(null);
  return { ok: false, failure: null };
}

async function readTokens(): Promise<Session | null> {
  const text = await readSecret(KEY);
  if (text === null) return null;
  const read = z.safeParse(Session, JSON.parse(text));
  return read.success ? read.data : null;
}
