import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Keyring } from '../platform/crypto/keyring.ts';

const LIFE_MS = 5 * 60_000;

/** What a scan found out, for the redemption that follows. */
export interface Scanned {
  passId: string;
  step: number;
  terminalId: string;
  venueId: string;
}

export type ReadReceipt = { ok: true; scanned: Scanned; expired: boolean } | { ok: false };

/**
 * The receipt of a scan: opaque to the till, signed, good for five minutes, and bound to pass, step,
 * terminal and venue. It holds no personal data.
 */
@Injectable()
export class ScanReceipts {
  constructor(
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  write({ passId, step, terminalId, venueId }: Scanned): string {
    const body = [passId, step, terminalId, venueId, this.clock.now().getTime() + LIFE_MS].join('.');
    return `${body}.${this.signatureOf(body)}`;
  }

  /** Reads any text; an expired receipt still says what it was for, so that a repeat finds its row. */
  read(text: string): ReadReceipt {
    const end = text.lastIndexOf('.');
    const body = text.slice(0, Math.max(end, 0));
    const expected = Buffer.from(this.signatureOf(body));
    const given = Buffer.from(text.slice(end + 1));
    if (expected.length !== given.length || !timingSafeEqual(expected, given)) return { ok: false };
    const [passId, step, terminalId, venueId, until] = body.split('.');
    if (!passId || !step || !terminalId || !venueId || !until) return { ok: false };
    const expired = this.clock.now().getTime() > Number(until);
    return { ok: true, scanned: { passId, step: Number(step), terminalId, venueId }, expired };
  }

  private signatureOf(body: string): string {
    const key = Buffer.from(this.keyring.current.receipt, 'base64url');
    return createHmac('sha256', key).update(`XYSCAN1\0${body}`).digest('base64url');
  }
}
