import { issuePass } from '@benefit/shared/pass/pass-contract';
import nacl from 'tweetnacl';
import { toBase64url } from '../platform/base64url';
import { call } from '../platform/call';
import type { Result } from '../platform/call';
import { deviceName } from '../platform/device-name';
import { randomBytes } from '../platform/random-bytes';
import { learnServerTime } from '../platform/server-clock';
import { keepPass } from './kept-pass';
import type { KeptPass } from './kept-pass';

/**
 * Gets a pass for a new key and keeps it; the one it replaces works until it expires, so that a
 * failure in between costs nothing.
 *
 * @param enterpriseId whose code; null for one's own
 */
export async function obtainPass(
  enterpriseId: string | null,
  previous: KeptPass | null,
): Promise<Result<KeptPass>> {
  const seed = await randomBytes(nacl.sign.seedLength);
  const { publicKey } = nacl.sign.keyPair.fromSeed(seed);
  const result = await call(issuePass, {
    body: {
      devicePublicKey: toBase64url(publicKey),
      deviceName: deviceName(),
      holder: enterpriseId === null ? { kind: 'person' } : { kind: 'enterprise', enterpriseId },
      ...(previous ? { replaces: previous.issued.passId } : {}),
    },
  });
  if (!result.ok) {
    const { failure } = result;
    // The server no longer knows the old one: this phone begins anew.
    const isForgotten = failure.kind === 'problem' && failure.problem.code === 'not-found';
    return previous && isForgotten ? obtainPass(enterpriseId, null) : result;
  }
  learnServerTime(result.value.serverTime);
  const pass: KeptPass = {
    seed: toBase64url(seed),
    issued: result.value,
    issuedAtMs: Date.parse(result.value.serverTime),
  };
  await keepPass(enterpriseId, pass);
  return { ok: true, value: pass, status: result.status };
}
