import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Problem } from '../platform/problem.ts';

/** Failed log-ins that are allowed before waiting starts: per account and address, and per address. */
const ACCOUNT_FAILURES = 5;
const ADDRESS_FAILURES = 50;
const WINDOW_SECONDS = 15 * 60;

/** Backs off from guessed passwords without letting one person lock another out from elsewhere. */
@Injectable()
export class LoginLimiter {
  private readonly byAccount = new RateLimiterMemory({ points: ACCOUNT_FAILURES, duration: WINDOW_SECONDS });
  private readonly byAddress = new RateLimiterMemory({ points: ADDRESS_FAILURES, duration: WINDOW_SECONDS });

  /**
   * Counts a try as failed before its password is looked at, so that no burst slips past the limit;
   * `succeeded` takes it back.
   *
   * @throws Problem `too-many-requests` with the seconds to wait
   */
  async admit(username: string, address: string): Promise<void> {
    try {
      await this.byAccount.consume(key(username, address));
      await this.byAddress.consume(address);
    } catch (state) {
      if (!(state instanceof RateLimiterRes)) throw state;
      throw new Problem('too-many-requests', {
        detail: '登录失败次数过多，请稍后再试',
        retryAfterSeconds: Math.max(1, Math.ceil(state.msBeforeNext / 1000)),
      });
    }
  }

  async succeeded(username: string, address: string): Promise<void> {
    await this.byAccount.delete(key(username, address));
    await this.byAddress.reward(address);
  }
}

const key = (username: string, address: string): string => `${username}\0${address}`;
