import { Injectable } from '@nestjs/common';
import { RateLimiterMemory } from 'rate-limiter-flexible';
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

  /** @throws Problem `too-many-requests` with the seconds to wait */
  async admit(username: string, address: string): Promise<void> {
    const states = [
      { state: await this.byAccount.get(key(username, address)), most: ACCOUNT_FAILURES },
      { state: await this.byAddress.get(address), most: ADDRESS_FAILURES },
    ];
    for (const { state, most } of states) {
      if (state !== null && state.consumedPoints >= most) {
        throw new Problem('too-many-requests', {
          detail: '登录失败次数过多，请稍后再试',
          retryAfterSeconds: Math.ceil(state.msBeforeNext / 1000),
        });
      }
    }
  }

  async failed(username: string, address: string): Promise<void> {
    await this.byAccount.penalty(key(username, address));
    await this.byAddress.penalty(address);
  }

  async succeeded(username: string, address: string): Promise<void> {
    await this.byAccount.delete(key(username, address));
  }
}

const key = (username: string, address: string): string => `${username}\0${address}`;
