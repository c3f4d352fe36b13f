import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { matchManualDigits } from '@benefit/shared/pass/manual-code';
import type { HmacSha256 } from '@benefit/shared/pass/manual-code';
import { CREDENTIAL_BODY_LENGTH, verifyCode } from '@benefit/shared/pass/pass-code';
import type { Verdict } from '@benefit/shared/pass/verdict';
import { Clock, unixSeconds } from '../platform/clock.ts';
import type { Tx } from '../platform/database.ts';
import { idFromBytes } from '../platform/ids.ts';
import { verify } from './ed25519.ts';
import { PassKeysService } from './pass-keys.service.ts';
import { PassRepository } from './pass.repository.ts';
import type { IssuedCredential } from './pass.repository.ts';
import { PassService, bodyHash } from './pass.service.ts';

export type { IssuedCredential };

/** What a code turned out to be, before anything about its holder is asked. */
export type PassCheck =
  | { verdict: 'ok'; pass: IssuedCredential; step: number }
  /** The pass died with a withdrawn consent: to the till that is a reason of the holder's. */
  | { verdict: 'refused'; pass: IssuedCredential; step: number }
  | { verdict: Exclude<Verdict, 'ok' | 'refused' | 'already-used'>; pass: IssuedCredential | null };

const hmac: HmacSha256 = (key, message) => new Uint8Array(createHmac('sha256', key).update(message).digest());

/** Verifies what a counter read, in the order of verdicts of pass.md. */
@Injectable()
export class PassCheckService {
  constructor(
    private readonly passes: PassRepository,
    private readonly keys: PassKeysService,
    private readonly issuer: PassService,
    private readonly clock: Clock,
  ) {}

  /** Any text gets a verdict; what is malformed never reaches the database. */
  async checkCode(tx: Tx, text: string): Promise<PassCheck> {
    const { verdict, code } = verifyCode(text, unixSeconds(this.clock.now()), this.keys.publicKeyOf, verify);
    if (code === null) return { verdict: 'malformed', pass: null };
    const pass = await this.passes.find(tx, idFromBytes(code.credential.passId));
    // bytes of our own making under this id, or the id proves nothing about whose code it is
    const issued =
      pass?.bodyHash === bodyHash(code.credentialBytes.subarray(0, CREDENTIAL_BODY_LENGTH)) ? pass : null;
    if (verdict !== 'ok') return { verdict, pass: issued };
    if (issued === null) return { verdict: 'unknown-pass', pass: null };
    return this.alive(issued, code.step);
  }

  /** Locks the pass that an eight-digit number belongs to, null where it is nobody's. */
  lockByNumber(tx: Tx, number: string): Promise<IssuedCredential | null> {
    return this.passes.findByManualNumber(tx, number);
  }

  /** The second eight digits of the sixteen, against the pass of the first eight. */
  checkDigits(pass: IssuedCredential, digits: string): PassCheck {
    const now = this.clock.now();
    const step = matchManualDigits(this.issuer.manualSecret(pass.id), digits, unixSeconds(now), hmac);
    if (step === null) return { verdict: 'bad-signature', pass };
    if (now > pass.expiresAt) return { verdict: 'expired', pass };
    return this.alive(pass, step);
  }

  /**
   * Locks a scanned pass for its redemption and asks again whether it is revoked; its expiry and
   * step were decided at the scan. Null when there is no such pass.
   */
  async recheck(tx: Tx, passId: string, step: number): Promise<PassCheck | null> {
    const pass = await this.passes.lock(tx, passId);
    return pass === null ? null : this.alive(pass, step);
  }

  private alive(pass: IssuedCredential, step: number): PassCheck {
    if (pass.revokedFor === null) return { verdict: 'ok', pass, step };
    if (pass.revokedFor === 'consent') return { verdict: 'refused', pass, step };
    return { verdict: 'revoked', pass };
  }
}
