import type { UploadAnswer, UploadRequest } from './upload-sender';

export type { UploadAnswer, UploadRequest } from './upload-sender';

/** A slow phone network needs its time for a piece; what carries none is answered at once or not at all. */
const PIECE_TIMEOUT_MS = 90_000;
const TIMEOUT_MS = 20_000;

/** Sends one request of an upload; null where no answer came. */
export async function sendUpload({
  method,
  url,
  headers,
  body,
}: UploadRequest): Promise<UploadAnswer | null> {
  const abort = new AbortController();
  const stop = () => abort.abort();
  const timer = setTimeout(stop, body ? PIECE_TIMEOUT_MS : TIMEOUT_MS);
  window.addEventListener('offline', stop);
  try {
    const answer = await fetch(url, { method, headers, body, signal: abort.signal, cache: 'no-store' });
    const text = await answer.text();
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body: readJson(text) };
  } catch {
    // Aborted, cut or refused on the way: no answer arrived.
    return null;
  } finally {
    clearTimeout(timer);
    window.removeEventListener('offline', stop);
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
