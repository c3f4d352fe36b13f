import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { cursorId, toPage } from '../platform/page.ts';
import { LookRepository } from './look.repository.ts';
import type { Look } from './look.entity.ts';

/** Looks that are written together; a scan does not wait for the disk. */
const FLUSH_EVERY_MS = 500;
const FLUSH_AT = 200;

interface ShownLook {
  lookedAt: string;
  by: string;
  what: string;
  reason: string;
}

/** Who read whose data, when and why; shown to the person whose data it was. */
@Injectable()
export class LookService implements OnApplicationShutdown {
  private readonly logger = new Logger(LookService.name);
  private waiting: Look[] = [];
  private timer: NodeJS.Timeout | null = null;
  private flushing: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly looks: LookRepository,
    private readonly clock: Clock,
  ) {}

  /** Notes a look; it is in the database half a second later, or when the server shuts down. */
  note(look: Pick<Look, 'personId' | 'accountId' | 'byText' | 'what' | 'reason'>): void {
    const lookedAt = this.clock.now();
    this.waiting.push({ id: newId(lookedAt), lookedAt, ...look });
    if (this.waiting.length >= FLUSH_AT) this.flushSoon();
    else this.timer ??= setTimeout(() => this.flushSoon(), FLUSH_EVERY_MS).unref();
  }

  async list(
    personId: string,
    cursor: string | undefined,
  ): Promise<{ items: ShownLook[]; next: string | null }> {
    const before = cursorId(cursor);
    await this.flush();
    const rows = await this.database.read((tx) => this.looks.page(tx, personId, before));
    return toPage(rows, (row) => ({
      lookedAt: row.lookedAt.toISOString(),
      by: row.byText,
      what: row.what,
      reason: row.reason,
    }));
  }

  /** Writes what waits, one batch after the other. */
  flush(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    const batch = this.waiting;
    this.waiting = [];
    this.flushing = this.flushing.then(async () => {
      if (batch.length > 0) await this.database.write((tx) => this.looks.addAll(tx, batch));
    });
    return this.flushing;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.flush();
  }

  private flushSoon(): void {
    const batch = this.waiting;
    this.flush().catch((error: unknown) => {
      // kept for the next try: a database that is away for a moment must not lose them
      this.waiting = [...batch, ...this.waiting];
      this.flushing = Promise.resolve();
      this.logger.error(error);
    });
  }
}
