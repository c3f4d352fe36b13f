import { API_PREFIX } from '@benefit/shared/endpoint';
import { getMe } from '@benefit/shared/identity/identity-contract';
import { ProblemBody } from '@benefit/shared/problem';
import { BulkReport, uploadBulk } from '@benefit/shared/relief/bulk-contract';
import * as z from 'zod/mini';
import { apiOrigin } from '../../../platform/api-address';
import { call } from '../../../platform/call';
import type { Result } from '../../../platform/call';
import { currentTokens } from '../../../platform/session-tokens';

/**
 * Sends a filled sheet to be checked: the file as it is, in a browser. Never rejects.
 *
 * @param onProgress share of the file that is sent, 0–1
 */
export async function uploadSheet(
  file: File,
  about: { campaignId: string; holder: 'person' | 'enterprise' },
  onProgress: (share: number) => void,
): Promise<Result<BulkReport>> {
  // an ordinary call renews a session that is about to end, before a large file is sent in vain
  const me = await call(getMe);
  if (!me.ok) return me;
  const tokens = await currentTokens();
  const query = new URLSearchParams({ ...about, fileName: file.name });
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open(uploadBulk.method, `${apiOrigin}${API_PREFIX}${uploadBulk.path}?${query.toString()}`);
    request.setRequestHeader('authorization', `Bearer ${tokens?.accessToken ?? ''}`);
    request.setRequestHeader('content-type', uploadBulk.consumes);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onerror = () => resolve({ ok: false, failure: { kind: 'offline' } });
    request.onload = () => resolve(resultOf(request.status, request.responseText));
    request.send(file);
  });
}

function resultOf(status: number, text: string): Result<BulkReport> {
  const content = jsonOf(text);
  const sheet = z.safeParse(BulkReport, content);
  if (status === uploadBulk.status && sheet.success) return { ok: true, value: sheet.data, status };
  const problem = z.safeParse(ProblemBody, content);
  if (problem.success) return { ok: false, failure: { kind: 'problem', problem: problem.data } };
  return { ok: false, failure: { kind: 'unexpected', detail: `status ${status} without a problem` } };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // a proxy's own page on the way
    return null;
  }
}
