import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import { FileStore } from './file-store.ts';
import { SettlingService } from './settling.service.ts';
import { StoredFileRepository } from './stored-file.repository.ts';
import { UploadStore } from './upload-store.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const TURN_MS = 10 * MINUTE_MS;
/** An upload to which nothing was added for so long is given up. */
const UPLOAD_LIFE_MS = 7 * DAY_MS;
/** Bytes whose row may still be on its way are younger than this. */
const ORPHAN_AGE_MS = DAY_MS;
/** Whole uploads are left to their own request at first. */
const SETTLING_AGE_MS = MINUTE_MS;
const BATCH = 200;

/**
 * Puts in order what crashes and people leave behind: at the start and every ten minutes the checks of
 * whole uploads that nobody waits for, at the start and daily everything that is nobody's.
 */
@Injectable()
export class FileSweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(FileSweeper.name);
  private timer: NodeJS.Timeout | undefined;
  private turn: Promise<void> = Promise.resolve();
  private sweptAt = 0;
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly uploads: UploadStore,
    private readonly store: FileStore,
    private readonly settling: SettlingService,
    private readonly files: StoredFileRepository,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    const take = () => {
      this.turn = this.turn.then(() => this.takeTurn());
    };
    take();
    this.timer = setInterval(take, TURN_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.turn;
  }

  /** Everything that is nobody's: uploads given up, bytes without a row. */
  async sweep(): Promise<void> {
    await this.sweepUploads();
    await this.sweepOrphans();
  }

  private async takeTurn(): Promise<void> {
    try {
      await this.settleWaiting();
      const now = this.clock.now().getTime();
      if (now - this.sweptAt < DAY_MS) return;
      await this.sweep();
      this.sweptAt = now;
    } catch (error) {
      this.logger.error(error);
    }
  }

  /** Finishes what is whole and older than its own request. */
  async settleWaiting(): Promise<void> {
    const now = this.clock.now().getTime();
    for await (const { id, touchedAt } of this.uploads.list()) {
      if (this.stopping) return;
      if (now - touchedAt.getTime() < SETTLING_AGE_MS) continue;
      // the scanner is away, or the disk is full: the next turn tries again
      await this.settling.settle(id).catch((error: unknown) => this.logger.error(error));
    }
  }

  private async sweepUploads(): Promise<void> {
    const now = this.clock.now().getTime();
    for await (const { id, touchedAt } of this.uploads.list()) {
      if (this.stopping) return;
      if (now - touchedAt.getTime() > UPLOAD_LIFE_MS) await this.uploads.remove(id);
    }
  }

  private async sweepOrphans(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - ORPHAN_AGE_MS);
    let names: string[] = [];
    for await (const name of this.store.list(before)) {
      names.push(name);
      if (names.length < BATCH) continue;
      if (this.stopping) return;
      await this.removeOrphans(names);
      names = [];
    }
    await this.removeOrphans(names);
  }

  private async removeOrphans(names: readonly string[]): Promise<void> {
    const idOf = (name: string) => name.split('.')[0] ?? '';
    const ids = [...new Set(names.map(idOf))];
    const kept = await this.database.read((tx) => this.files.findMany(tx, ids));
    const keptIds = new Set(kept.map(({ id }) => id));
    const isWhole = (name: string) => name.split('.').length === 2;
    await this.store.remove(names.filter((name) => !keptIds.has(idOf(name)) || !isWhole(name)));
  }
}
