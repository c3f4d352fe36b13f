import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.ts';
import { FieldCipher } from '../../platform/crypto/field-cipher.ts';

/** How long a challenge may wait for a network. */
const TTL_MS = 24 * 3600_000;
const STAMP_LENGTH = 8;
const NONCE_LENGTH = 8;

/**
 * Challenges that a photo taken in the app may carry. One says only this: the announcement of the
 * photo came after the challenge was fetched. It is stateless: instant, nonce, and a keyed hash that
 * binds both to the account.
 */
@Injectable()
export class ChallengeService {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  make(accountId: string): { challenge: string; expiresAt: string } {
    const at = this.clock.now();
    const head = Buffer.alloc(STAMP_LENGTH + NONCE_LENGTH);
    head.writeBigUInt64BE(BigInt(at.getTime()));
    randomBytes(NONCE_LENGTH).copy(head, STAMP_LENGTH);
    const challenge = Buffer.concat([head, this.seal(accountId, head)]).toString('base64url');
    return { challenge, expiresAt: new Date(at.getTime() + TTL_MS).toISOString() };
  }

  /** When a challenge of this account was fetched; null where it is none of ours or too old. */
  fetchedAt(accountId: string, challenge: string | undefined): Date | null {
    if (challenge === undefined) return null;
    const bytes = Buffer.from(challenge, 'base64url');
    const head = bytes.subarray(0, STAMP_LENGTH + NONCE_LENGTH);
    if (head.length < STAMP_LENGTH + NONCE_LENGTH) return null;
    const [stated, right] = [bytes.subarray(head.length), this.seal(accountId, head)];
    if (stated.length !== right.length || !timingSafeEqual(stated, right)) return null;
    const at = Number(head.readBigUInt64BE());
    const age = this.clock.now().getTime() - at;
    return age >= 0 && age <= TTL_MS ? new Date(at) : null;
  }

  private seal(accountId: string, head: Buffer): Buffer {
    const text = `${accountId}|${head.toString('base64url')}`;
    return Buffer.from(this.cipher.lookupHash('evidence-challenge', text), 'base64url');
  }
}
