import { randomInt } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import { Problem } from '../platform/problem.ts';
import { CityPlatform } from './city-platform.ts';
import type { PlatformRecord } from './city-platform.ts';
import { OutboxRepository } from './outbox.repository.ts';
import type { DueMessage } from './outbox.repository.ts';

/** Hands one message over; resolves once it is taken. Doing it again must have the same effect. */
export type Deliverer = (message: DueMessage) => Promise<void>;

const BATCH = 100;
/** How long one try may take before another server may try. */
const LEASE_MS = 60_000;
/** Between looks where nobody poked: for what another server left, and for what failed. */
const LOOK_EVERY_MS = 5_000;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 3600_000;

/**
 * Delivers the outbox: what a transaction left is handed to its topic's deliverer, again and again
 * until it is taken, and once in effect. What waits, how often it was tried and why it failed stands
 * in its row.
 */
@Injectable()
export class ExchangeService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(ExchangeService.name);
  private readonly deliverers = new Map<string, Deliverer>();
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private again = false;
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly outbox: OutboxRepository,
    private readonly platform: CityPlatform,
    private readonly clock: Clock,
  ) {}

  /** Hands a record to the city platform, outside of any transaction; from a topic's deliverer. */
  push(record: PlatformRecord): Promise<void> {
    return this.platform.push(record);
  }

  /** Names who delivers a topic; one each. */
  deliver(topic: string, deliverer: Deliverer): void {
    if (this.deliverers.has(topic)) throw new Error(`Topic ${topic} has a deliverer`);
    this.deliverers.set(topic, deliverer);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.poke(), LOOK_EVERY_MS).unref();
    this.poke();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    if (this.timer !== null) clearInterval(this.timer);
    await this.running;
  }

  /** Looks for what is due, soon; called after the commit that left something. */
  poke(): void {
    if (this.stopped) return;
    if (this.running !== null) {
      this.again = true;
      return;
    }
    this.running = this.drain()
      .catch((error: unknown) => this.logger.error(error))
      .finally(() => {
        this.running = null;
        if (!this.again) return;
        this.again = false;
        this.poke();
      });
  }

  /** Delivers everything that is due now; resolves when nothing is. */
  async drain(): Promise<void> {
    for (const [topic, deliverer] of this.deliverers) {
      while (!this.stopped) {
        const due = await this.database.read((tx) => this.outbox.due(tx, topic, this.clock.now(), BATCH));
        if (due.length === 0) break;
        for (const message of due) {
          if (this.stopped) return;
          await this.tryOne(message, deliverer);
        }
      }
    }
  }

  private async tryOne(message: DueMessage, deliverer: Deliverer): Promise<void> {
    const until = new Date(this.clock.now().getTime() + LEASE_MS);
    if (!(await this.database.write((tx) => this.outbox.lease(tx, message, until)))) return;
    try {
      await deliverer(message);
      await this.database.write((tx) => this.outbox.delivered(tx, message.id, this.clock.now()));
    } catch (error) {
      this.logger.warn(error, `${message.topic} was not taken`);
      const next = new Date(this.clock.now().getTime() + pauseAfter(message.attempts));
      await this.database.write((tx) => this.outbox.failed(tx, message.id, next, reasonOf(error)));
    }
  }
}

/** Twice as long after each failure, up to an hour, and never the same for all at once. */
function pauseAfter(attempts: number): number {
  const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempts);
  return longest / 2 + randomInt(Math.ceil(longest / 2));
}

/** Kept with the row: a problem's code, or the kind of the failure; never words that may hold personal data. */
function reasonOf(error: unknown): string {
  if (error instanceof Problem) return error.code;
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.name : 'unknown';
}
