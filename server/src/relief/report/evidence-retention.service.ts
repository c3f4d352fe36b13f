import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { FilesService } from '../../files/files.service.ts';
import { Clock } from '../../platform/clock.ts';
import { CONFIG } from '../../platform/config.ts';
import type { Config } from '../../platform/config.ts';
import { Database } from '../../platform/database.ts';
import type { EvidenceRow } from './evidence.entity.ts';
import { EvidenceRepository } from './evidence.repository.ts';

const DAY_MS = 24 * 3600_000;
const BATCH = 100;

/**
 * Lets the files of withdrawn reports, and of pieces that were taken off, go after their retention
 * time: at the start and daily. The report itself stays for the audit, without its files.
 */
@Injectable()
export class EvidenceRetentionService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(EvidenceRetentionService.name);
  private timer: NodeJS.Timeout | undefined;
  private turn: Promise<void> = Promise.resolve();
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly evidence: EvidenceRepository,
    private readonly files: FilesService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    const take = () => {
      this.turn = this.turn.then(() => this.sweep()).catch((error: unknown) => this.logger.error(error));
    };
    take();
    this.timer = setInterval(take, DAY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.turn;
  }

  /** Erases what has outlived its time; what breaks off in the middle is done by the next sweep. */
  async sweep(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - this.config.evidenceRetentionDays * DAY_MS);
    for (;;) {
      const rows = await this.database.read((tx) => this.evidence.outlived(tx, before, BATCH));
      if (rows.length === 0) return;
      for (const row of rows) {
        if (this.stopping) return;
        await this.letGo(row);
      }
    }
  }

  private async letGo(row: EvidenceRow): Promise<void> {
    const needed = await this.database.read((tx) => this.evidence.standsElsewhere(tx, row));
    // the file first: a row that still names an erased file is found again, a file without a row is not
    if (row.fileId !== null && !needed) await this.files.erase(row.fileId);
    // a piece that is put on again has to be sent again
    const changes = row.removedAt === null ? {} : { state: 'expected' as const };
    await this.database.write((tx) => this.evidence.update(tx, row.id, { fileId: null, ...changes }));
  }
}
