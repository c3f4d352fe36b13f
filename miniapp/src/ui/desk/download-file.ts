import { API_PREFIX } from '@benefit/shared/endpoint';
import { getMe } from '@benefit/shared/identity/identity-contract';
import { ProblemBody } from '@benefit/shared/problem';
import * as z from 'zod/mini';
import { apiOrigin } from '../../platform/api-address';
import { call } from '../../platform/call';
import type { Failure } from '../../platform/call';
import { currentTokens } from '../../platform/session-tokens';

export type DownloadResult = { ok: true; bytes: number } | { ok: false; failure: Failure };

/**
 * Fetches a file with the session and hands it to the browser to keep. Never rejects.
 *
 * @param path below the API's prefix, with its query
 * @param name where the answer names none
 * @param body where the file is asked for by POST
 */
export async function downloadFile(path: string, name: string, body?: object): Promise<DownloadResult> {
  try {
    let response = await ask(path, body);
    if (response.status === 401) {
      // An ordinary call renews the session, or finds that it has ended.
      await call(getMe);
      response = await ask(path, body);
    }
    if (!response.ok) return { ok: false, failure: await failureOf(response) };
    const blob = await response.blob();
    keepFile(blob, nameOf(response) ?? name);
    return { ok: true, bytes: blob.size };
  } catch {
    // fetch rejects when no answer arrives or the line breaks in the middle
    return { ok: false, failure: { kind: 'offline' } };
  }
}

async function ask(path: string, body: object | undefined): Promise<Response> {
  const tokens = await currentTokens();
  const headers: Record<string, string> = tokens ? { authorization: `Bearer ${tokens.accessToken}` } : {};
  if (body === undefined) return fetch(apiOrigin + API_PREFIX + path, { headers });
  return fetch(apiOrigin + API_PREFIX + path, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function failureOf(response: Response): Promise<Failure> {
  const read = z.safeParse(ProblemBody, await response.json().catch(() => null));
  if (read.success) return { kind: 'problem', problem: read.data };
  return { kind: 'unexpected', detail: `status ${response.status} without a problem` };
}

/** The name that the server gives, as RFC 6266 writes it. */
function nameOf(response: Response): string | null {
  const header = response.headers.get('content-disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1];
  return encoded === undefined
    ? (/filename="([^"]+)"/.exec(header)?.[1] ?? null)
    : decodeURIComponent(encoded);
}

/** Hands something made here to the browser to keep. */
export function keepFile(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the blob by the next turn of the loop; a minute is more than enough.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
