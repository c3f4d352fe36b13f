import { createHmac, createPrivateKey, createPublicKey, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { formatManualCode, manualDigits } from '@benefit/shared/pass/manual-code';
import { assembleCode, showMessage, stepAt } from '@benefit/shared/pass/pass-code';
import { unixSeconds } from '../../src/platform/clock.ts';
import type { Answer, Api } from './api.ts';
import type { TestClock } from './test-clock.ts';

const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI_LENGTH = 12;

/** A citizen's phone: its key, the credential it was issued, and the codes it shows. */
export class Phone {
  readonly publicKey: string;
  passId = '';
  expiresAt = '';
  private readonly key: KeyObject;
  private credential = new Uint8Array();
  private manual = { number: '', secret: new Uint8Array() };

  constructor(
    private readonly api: Api,
    private readonly clock: TestClock,
    readonly token: string,
    /** The enterprise whose code it shows; null for the citizen's own. */
    private readonly enterpriseId: string | null = null,
  ) {
    const der = Buffer.concat([PKCS8_PREFIX, randomBytes(32)]);
    this.key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    const spki = createPublicKey(this.key).export({ format: 'der', type: 'spki' });
    this.publicKey = spki.subarray(SPKI_LENGTH).toString('base64url');
  }

  /** Asks for a pass and keeps it where there is one. */
  async issue(extra: { deviceName?: string; replaces?: string } = {}): Promise<Answer> {
    const { enterpriseId } = this;
    const holder = enterpriseId === null ? { kind: 'person' } : { kind: 'enterprise', enterpriseId };
    const body = { devicePublicKey: this.publicKey, holder, ...extra };
    const answer = await this.api.post('/passes', body, { token: this.token });
    if (answer.status === 201) {
      this.passId = answer.body.passId;
      this.expiresAt = answer.body.expiresAt;
      this.credential = new Uint8Array(Buffer.from(answer.body.credential, 'base64url'));
      const { number, secret } = answer.body.manual;
      this.manual = { number, secret: new Uint8Array(Buffer.from(secret, 'base64url')) };
    }
    return answer;
  }

  /** The code of a step, counted from the present one. */
  code(stepsAhead = 0): string {
    const step = stepAt(unixSeconds(this.clock.now())) + stepsAhead;
    const signature = new Uint8Array(sign(null, showMessage(this.credential, step), this.key));
    return assembleCode(this.credential, step, signature);
  }

  /** The sixteen digits of the present step. */
  digits(): string {
    const hmac = (key: Uint8Array, message: Uint8Array) =>
      new Uint8Array(createHmac('sha256', key).update(message).digest());
    const { number, secret } = this.manual;
    return formatManualCode(number, manualDigits(secret, unixSeconds(this.clock.now()), hmac));
  }
}
