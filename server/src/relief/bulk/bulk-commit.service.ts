import { setImmediate as turn } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { AuditService } from '../../identity/audit.service.ts';
import type { Principal } from '../../identity/principal.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import type { Tx } from '../../platform/database.ts';
import { Problem } from '../../platform/problem.ts';
import { isDuplicate } from '../../platform/sql-errors.ts';
import { CampaignService } from '../campaign/campaign.service.ts';
import { BulkAccessService } from './bulk-access.service.ts';
import type { BulkReportRow } from './bulk-report.entity.ts';
import { BulkRepository, committedKey } from './bulk.repository.ts';
import { RowTakingService } from './row-taking.service.ts';

/** Rows of one transaction: few enough that nobody waits long for it. */
const BATCH = 100;

/** How long a press waits for the rows before it answers what is being taken. */
const PATIENCE_MS = 6_000;

interface Committed {
  taken: number;
  held: number;
  wrong: number;
  alreadyCommitted: boolean;
}

/**
 * Takes a checked sheet's rows: once, however often and wherever it is asked for. The press is one
 * transaction; the rows follow in batches, each done or not done, and go on after a crash.
 */
@Injectable()
export class BulkCommitService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(BulkCommitService.name);
  private stopping = false;
  private readonly running = new Set<Promise<void>>();

  constructor(
    private readonly database: Database,
    private readonly sheets: BulkRepository,
    private readonly rows: RowTakingService,
    private readonly access: BulkAccessService,
    private readonly campaigns: CampaignService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** Goes on with what an earlier run was cut short in; nobody waits for it. */
  onApplicationBootstrap(): void {
    this.run(this.resume()).catch((error: unknown) => this.logger.error(error));
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    await Promise.allSettled(this.running);
  }

  /**
   * Takes the good rows as recognised by the department, and keeps those without consent for the person.
   * Of a large sheet the answer may come while the last rows are still being taken.
   *
   * @throws Problem `not-found`, `not-allowed-now` for a sheet that was given up, `campaign-archived`
   */
  async commit(caller: Principal, bulkReportId: string): Promise<Committed> {
    const { sheetId, first } = await this.press(caller, bulkReportId).catch(async (error: unknown) => {
      if (!isDuplicate(error)) throw error;
      // the same file was committed by another upload: that one counts
      return { sheetId: await this.twinOf(bulkReportId), first: false };
    });
    await this.finishSoon(sheetId);
    const { ready, held, wrong } = await this.database.read((tx) => this.sheets.countRows(tx, sheetId));
    return { taken: ready, held, wrong, alreadyCommitted: !first };
  }

  private press(caller: Principal, bulkReportId: string): Promise<{ sheetId: string; first: boolean }> {
    return this.database.write(async (tx) => {
      await this.access.requireOwn(tx, caller, bulkReportId);
      const sheet = await this.sheets.lock(tx, bulkReportId);
      if (sheet === null) throw new Problem('not-found');
      if (sheet.status === 'committed') return { sheetId: sheet.id, first: false };
      if (sheet.status === 'dropped') {
        throw new Problem('not-allowed-now', { detail: '这份表已经放弃，请重新上传' });
      }
      await this.campaigns.requireOpen(tx, sheet.campaignId);
      await this.sheets.update(tx, sheet.id, {
        status: 'committed',
        committedKey: committedKey(sheet),
        committedBy: caller.accountId,
        committedAt: this.clock.now(),
      });
      const { campaignId, rowsReady, rowsHeld } = sheet;
      const facts = { bulkReportId, campaignId, rowsReady, rowsHeld };
      await this.audit.record(tx, caller, 'bulk-committed', facts);
      return { sheetId: sheet.id, first: true };
    });
  }

  private twinOf(bulkReportId: string): Promise<string> {
    return this.database.read(async (tx) => {
      const sheet = await this.sheets.find(tx, bulkReportId);
      const twins = sheet === null ? new Map() : await this.sheets.committedTwins(tx, [sheet]);
      const [twin] = [...twins.values()] as BulkReportRow[];
      if (twin === undefined) throw new Problem('out-of-date');
      return twin.id;
    });
  }

  /**
   * Waits a while for the rows, but no longer than a phone or a proxy would: what is left is done all
   * the same, here or after the next start.
   */
  private async finishSoon(sheetId: string): Promise<void> {
    const finishing = this.run(this.finish(sheetId));
    let patience: NodeJS.Timeout | undefined;
    const enough = new Promise<void>((resolve) => {
      patience = setTimeout(resolve, PATIENCE_MS);
    });
    await Promise.race([finishing, enough]).finally(() => clearTimeout(patience));
    finishing.catch((error: unknown) => this.logger.error(error));
  }

  /** Keeps track of work that outlives its request, so that a shutdown waits for its batch. */
  private run(work: Promise<void>): Promise<void> {
    this.running.add(work);
    const done = () => this.running.delete(work);
    work.then(done, done);
    return work;
  }

  private async resume(): Promise<void> {
    const unfinished = await this.database.read((tx) => this.sheets.unfinished(tx));
    for (const sheetId of unfinished) await this.finish(sheetId);
  }

  /** Takes batch after batch until none is left; several may do so at once, and share the work. */
  private async finish(sheetId: string): Promise<void> {
    let after: number | null = 0;
    while (after !== null && !this.stopping) {
      const from: number = after;
      after = await this.database.write((tx) => this.takeBatch(tx, sheetId, from));
      await turn();
    }
  }

  /** @returns the last line of the batch; null when nothing is left */
  private async takeBatch(tx: Tx, sheetId: string, after: number): Promise<number | null> {
    const sheet = await this.sheets.lock(tx, sheetId);
    if (sheet === null || sheet.status !== 'committed' || sheet.finishedAt !== null) return null;
    const rows = await this.sheets.openRows(tx, sheetId, after, BATCH);
    const last = rows.at(-1);
    if (last !== undefined) {
      await this.rows.take(tx, sheet, rows);
      return last.line;
    }
    const { ready, held, wrong } = await this.sheets.countRows(tx, sheetId);
    const counts = { rowsReady: ready, rowsHeld: held, rowsWrong: wrong };
    await this.sheets.update(tx, sheetId, { ...counts, finishedAt: this.clock.now() });
    return null;
  }
}
