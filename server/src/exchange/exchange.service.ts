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

/** Messages read at once, and tries of a topic under way at once. */
const BATCH = 100;
const LANES = 4;
/** How long a try may take, and, longer than that, how long no other server tries the message. */
const TRY_MS = 10_000;
const LEASE_MS = 20_000;
/** Between looks where nobody poked: for what another server left, and for what failed. */
const LOOK_EVERY_MS = 5_000;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 3600_000;

interface Topic {
  name: string;
  deliver: Deliverer;
  tryMs: number;
  /** Read and not yet tried, and the reading of more that is under way. */
  due: DueMessage[];
  reading: Promise<void> | null;
  /** Counts the pokes, so that what is left during a reading is read after it. */
  pokes: number;
  lanes: Set<Promise<void>>;
}

/**
 * Delivers the outbox: what a transaction left is handed to its topic's deliverer, again and again
 * until it is taken, and once in effect. What waits, how often it was tried and why it failed stands
 * in its row. Topics do not wait for each other, nor messages for one that hangs (docs/adr/0017).
 */
@Injectable()
export class ExchangeService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(ExchangeService.name);
  private readonly topics = new Map<string, Topic>();
  private timer: NodeJS.Timeout | null = null;
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

  /**
   * Names who delivers a topic; one each.
   *
   * @param tryMs how long one try may take; then it counts as failed
   */
  deliver(topic: string, deliver: Deliverer, { tryMs = TRY_MS }: { tryMs?: number } = {}): void {
    if (this.topics.has(topic)) throw new Error(`Topic ${topic} has a deliverer`);
    if (tryMs >= LEASE_MS) throw new Error('A try ends before its lease');
    const idle = { due: [], reading: null, pokes: 0, lanes: new Set<Promise<void>>() };
    this.topics.set(topic, { name: topic, deliver, tryMs, ...idle });
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.poke(), LOOK_EVERY_MS).unref();
    this.poke();
  }

  /** Begins no further try, and waits for those under way. */
  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    if (this.timer !== null) clearInterval(this.timer);
    await this.underWay();
  }

  /** Looks for what is due, soon; called after the commit that left something. */
  poke(): void {
    if (this.stopped) return;
    for (const topic of this.topics.values()) {
      topic.pokes++;
      while (topic.lanes.size < LANES) this.open(topic);
    }
  }

  /** Delivers everything that is due now; resolves when nothing is and no try is under way. */
  async drain(): Promise<void> {
    this.poke();
    await this.underWay();
  }

  private async underWay(): Promise<void> {
    await Promise.all([...this.topics.values()].flatMap(({ lanes }) => [...lanes]));
  }

  private open(topic: Topic): void {
    const lane = this.work(topic)
      .catch((error: unknown) => this.logger.error(error))
      .finally(() => topic.lanes.delete(lane));
    topic.lanes.add(lane);
  }

  private async work(topic: Topic): Promise<void> {
    for (;;) {
      const message = await this.next(topic);
      if (message === null) return;
      await this.tryOne(topic, message);
    }
  }

  /** The next due message; null when none is left. */
  private async next(topic: Topic): Promise<DueMessage | null> {
    while (!this.stopped) {
      const message = topic.due.shift();
      if (message !== undefined) return message;
      const { pokes } = topic;
      topic.reading ??= this.read(topic).finally(() => (topic.reading = null));
      await topic.reading;
      if (topic.due.length === 0 && topic.pokes === pokes) return null;
    }
    return null;
  }

  private async read(topic: Topic): Promise<void> {
    topic.due = await this.database.read((tx) => this.outbox.due(tx, topic.name, this.clock.now(), BATCH));
  }

  private async tryOne({ name, deliver, tryMs }: Topic, message: DueMessage): Promise<void> {
    const until = new Date(this.clock.now().getTime() + LEASE_MS);
    if (!(await this.database.write((tx) => this.outbox.lease(tx, message, until)))) return;
    try {
      await within(tryMs, deliver(message));
      await this.database.write((tx) => this.outbox.delivered(tx, message.id, this.clock.now()));
    } catch (error) {
      this.logger.warn(error, `${name} was not taken`);
      const next = new Date(this.clock.now().getTime() + pauseAfter(message.attempts));
      await this.database.write((tx) => this.outbox.failed(tx, message.id, next, reasonOf(error)));
    }
  }
}

class TimedOut extends Error {
  override name = 'timeout';
}

/** What `work` resolves to, or a failure when it takes longer; then it is nobody's any more. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimedOut()), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
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
