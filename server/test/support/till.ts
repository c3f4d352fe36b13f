import { randomUUID } from 'node:crypto';
import type { Answer, Api, CallOptions } from './api.ts';

/** A terminal that was enrolled at a venue, with the cashier's session. */
export class Till {
  constructor(
    private readonly api: Api,
    readonly token: string,
    readonly terminal: string,
    readonly terminalId: string,
    readonly venueId: string,
  ) {}

  /** The same till, talking to another server. */
  via(api: Api): Till {
    return new Till(api, this.token, this.terminal, this.terminalId, this.venueId);
  }

  private options(key?: string): CallOptions {
    return { token: this.token, terminal: this.terminal, key };
  }

  scan(code: string): Promise<Answer> {
    return this.api.post('/counter/scans', { code }, this.options());
  }

  redeem(
    scan: string,
    benefitId: string,
    extra: { key?: string; amountFen?: number; note?: string } = {},
  ): Promise<Answer> {
    const { key = randomUUID(), ...rest } = extra;
    return this.api.post('/counter/redemptions', { scan, benefitId, ...rest }, this.options(key));
  }

  void(redemptionId: string, reason = '扫错了'): Promise<Answer> {
    return this.api.post(`/counter/redemptions/${redemptionId}/void`, { reason }, this.options());
  }

  refund(redemptionId: string, paidBackFen: number, key: string = randomUUID()): Promise<Answer> {
    return this.api.post(`/counter/redemptions/${redemptionId}/refunds`, { paidBackFen }, this.options(key));
  }

  return(redemptionId: string): Promise<Answer> {
    return this.api.post(`/counter/redemptions/${redemptionId}/return`, undefined, this.options());
  }

  openWaivers(query = ''): Promise<Answer> {
    return this.api.get(`/counter/open-waivers${query}`, this.options());
  }

  today(cursor?: string): Promise<Answer> {
    return this.api.get(`/counter/today${cursor === undefined ? '' : `?cursor=${cursor}`}`, this.options());
  }

  /** Scans a code and redeems it: one use. */
  async use(
    code: string,
    benefitId: string,
    extra: { key?: string; amountFen?: number } = {},
  ): Promise<Answer> {
    const scanned = await this.scan(code);
    if (scanned.body.verdict !== 'ok') throw new Error(`Not ok: ${JSON.stringify(scanned.body)}`);
    return this.redeem(scanned.body.scan, benefitId, extra);
  }
}
