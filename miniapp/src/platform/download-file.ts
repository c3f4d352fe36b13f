import { API_PREFIX } from '@benefit/shared/endpoint';
import type { Endpoint } from '@benefit/shared/endpoint';
import { ProblemBody } from '@benefit/shared/problem';
import * as z from 'zod/mini';
import { apiOrigin } from './api-address';
import { call } from './call';
import { getMe } from '@benefit/shared/identity/identity-contract';
import { currentTokens } from './session-tokens';
import type { Failure } from './transport';

/**
 * Saves the file that an endpoint answers with, under a name; for browsers. The session goes with the
 * request, so the address alone is good for nobody.
 *
 * @returns null when it is saved, else why not
 */
export async function downloadFile(
  endpoint: Endpoint,
  options: { params?: Record<string, string>; query?: Record<string, string | undefined> },
  name: string,
): Promise<Failure | null> {
  // an expired session is renewed as with any call
  const me = await call(getMe);
  if (!me.ok) return me.failure;
  const tokens = await currentTokens();
  try {
    const response = await fetch(addressOf(endpoint, options), {
      headers: { authorization: `Bearer ${tokens?.accessToken ?? ''}` },
    });
    if (!response.ok) return failureOf(endpoint, await response.json());
    save(await response.blob(), name);
    return null;
  } catch {
    return { kind: 'offline' };
  }
}

function addressOf(
  { path }: Endpoint,
  { params = {}, query = {} }: Parameters<typeof downloadFile>[1],
): string {
  const named = path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(params[key] ?? ''));
  const pairs = Object.entries(query).flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : [`${key}=${encodeURIComponent(value)}`],
  );
  return `${apiOrigin}${API_PREFIX}${named}${pairs.length === 0 ? '' : `?${pairs.join('&')}`}`;
}

function failureOf({ path }: Endpoint, content: unknown): Failure {
  const read = z.safeParse(ProblemBody, content);
  return read.success
    ? { kind: 'problem', problem: read.data }
    : { kind: 'unexpected', detail: `${path}: no problem` };
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // the browser has taken the address by the next turn
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}
