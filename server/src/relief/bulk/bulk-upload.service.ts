import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import type { BulkSheetTerms, CheckedRow } from '@benefit/shared/relief/bulk-rules';
import { shanghaiDate } from '@benefit/shared/shanghai-time';
import type { HolderKind } from '@benefit/shared/venue/benefit-rules';
import { AuditService } from '../../identity/audit.service.ts';
import type { Principal } from '../../identity/principal.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { CampaignService } from '../campaign/campaign.service.ts';
import type { BulkReportRow, BulkRowEntity } from './bulk-report.entity.ts';
import { BulkAccessService } from './bulk-access.service.ts';
import { BulkRepository } from './bulk.repository.ts';
import { BulkVault } from './bulk-vault.ts';
import { RowLearningService } from './row-learning.service.ts';
import { SheetChecker } from './sheet-checker.ts';
import { SheetFault } from './sheet-fault.ts';

/** Rows that are looked up, sealed and written together: other calls get their turn in between. */
const SLICE = 200;
const HOUR_MS = 3600_000;
/** How long a sheet waits to be committed, and how long one that was cut short while coming in. */
const KEPT_MS = 30 * 24 * HOUR_MS;
const CUT_SHORT_MS = HOUR_MS;

export interface SheetUpload {
  campaignId: string;
  holder: HolderKind;
  fileName: string;
}

/** Takes sheets in: checked row by row and kept, with nothing reported yet. */
@Injectable()
export class BulkUploadService implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly sheets: BulkRepository,
    private readonly campaigns: CampaignService,
    private readonly access: BulkAccessService,
    private readonly learning: RowLearningService,
    private readonly vault: BulkVault,
    private readonly checker: SheetChecker,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.sweep();
  }

  /**
   * Checks a filled sheet and keeps it for its department to look at.
   *
   * @returns the id of the sheet
   * @throws Problem `role-required` for who has no department, `not-found`, `campaign-archived`,
   * `sheet-unreadable`
   */
  async upload(caller: Principal, upload: SheetUpload, bytes: Buffer): Promise<string> {
    const began = performance.now();
    const at = this.clock.now();
    const { department, terms } = await this.database.read(async (tx) => {
      const own = await this.access.departmentOf(tx, caller);
      const campaign = await this.campaigns.requireOpen(tx, upload.campaignId);
      const { holder } = upload;
      const { startsOn: campaignStartsOn } = campaign;
      const sheetTerms = { holder, today: shanghaiDate(at), campaignStartsOn, district: own.district };
      return { department: own, terms: sheetTerms satisfies BulkSheetTerms };
    });
    const checked = await this.checker.check(bytes, terms).catch(refuseSheet);
    await this.sweep();
    const id = newId(at);
    const sheet: BulkReportRow = {
      ...this.sealedSheet(id, upload.fileName),
      campaignId: upload.campaignId,
      departmentId: department.id,
      uploadedBy: caller.accountId,
      holder: upload.holder,
      sizeBytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      // until its rows are all there: one that is cut short is never seen
      status: 'dropped',
      committedKey: null,
      committedBy: null,
      rowsReady: 0,
      rowsHeld: 0,
      rowsWrong: 0,
      checkedMs: 0,
      uploadedAt: at,
      committedAt: null,
      finishedAt: null,
    };
    await this.database.write((tx) => this.sheets.addSheet(tx, sheet));
    const counts = await this.keepRows(sheet, checked, caller.personId);
    await this.database.write(async (tx) => {
      const checkedMs = Math.round(performance.now() - began);
      await this.sheets.update(tx, id, { ...counts, status: 'checked', checkedMs });
      const { campaignId, sha256 } = sheet;
      await this.audit.record(tx, caller, 'bulk-uploaded', {
        bulkReportId: id,
        campaignId,
        sha256,
        ...counts,
      });
    });
    return id;
  }

  private sealedSheet(id: string, fileName: string) {
    const dataKey = this.vault.newKey(id);
    const key = this.vault.keyOf({ id, dataKey });
    // a browser may send a path; only the name is of use
    const name = fileName.replace(/^.*[\\/]/, '') || fileName;
    return { id, dataKey, fileNameSealed: this.vault.sealFileName(key, id, name) };
  }

  /** Adds what the server knows of the rows, and keeps them slice by slice. */
  private async keepRows(sheet: BulkReportRow, rows: readonly CheckedRow[], uploader: string | null) {
    const counts = { rowsReady: 0, rowsHeld: 0, rowsWrong: 0 };
    const key = this.vault.keyOf(sheet);
    for (let start = 0; start < rows.length; start += SLICE) {
      const slice = rows.slice(start, start + SLICE);
      const known = await this.database.read((tx) =>
        this.learning.learn(tx, sheet.campaignId, slice, uploader),
      );
      const kept = known.map(({ row, documentHash }): BulkRowEntity => {
        const id = newId(sheet.uploadedAt);
        const { line, outcome, cells, deed, errors } = row;
        return {
          id,
          bulkReportId: sheet.id,
          line,
          outcome,
          documentHash: deed === null || sheet.holder === 'enterprise' ? null : documentHash,
          cellsSealed: this.vault.sealRow(key, id, { cells, deed }),
          errors: JSON.stringify(errors),
          takenKey: null,
          reportId: null,
          answeredAt: null,
        };
      });
      for (const { outcome } of kept) counts[COUNTED[outcome]] += 1;
      await this.database.write((tx) => this.sheets.addRows(tx, kept));
      await turn();
    }
    return counts;
  }

  private async sweep(): Promise<void> {
    const now = this.clock.now().getTime();
    const [checkedBefore, droppedBefore] = [new Date(now - KEPT_MS), new Date(now - CUT_SHORT_MS)];
    await this.database.write((tx) => this.sheets.sweep(tx, checkedBefore, droppedBefore));
  }
}

const COUNTED = { ready: 'rowsReady', held: 'rowsHeld', wrong: 'rowsWrong' } as const;

function refuseSheet(error: unknown): never {
  if (!(error instanceof SheetFault)) throw error;
  const { code, text } = error;
  throw new Problem('sheet-unreadable', { detail: text, errors: [{ path: 'file', code, text }] });
}
