import { Inject, Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { CONFIG } from './config.ts';
import type { Config } from './config.ts';
import { Problem } from './problem.ts';

const MINUTE_SECONDS = 60;

/** Limits that honest use never meets (quality.md): calls a minute, per what the call comes from. */
@Injectable()
export class RateLimits {
  private readonly limiters;

  constructor(@Inject(CONFIG) { rates }: Config) {
    const limiter = (points: number) => new RateLimiterMemory({ points, duration: MINUTE_SECONDS });
    this.limiters = {
      address: limiter(rates.address),
      person: limiter(rates.person),
      terminal: limiter(rates.terminal),
      passes: limiter(rates.passes),
      uploads: limiter(rates.uploads),
    };
  }

  /** Counts one call. @throws Problem `too-many-requests` with the seconds to wait */
  async admit(kind: keyof RateLimits['limiters'], key: string): Promise<void> {
    try {
      await this.limiters[kind].consume(key);
    } catch (state) {
      if (!(state instanceof RateLimiterRes)) throw state;
      throw new Problem('too-many-requests', {
        retry: true,
        retryAfterSeconds: Math.max(1, Math.ceil(state.msBeforeNext / 1000)),
      });
    }
  }
}
