import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { isEditable } from '@benefit/shared/relief/report-state-rules';
import { FilesService } from '../../files/files.service.ts';
import type {
  AnnouncedUpload,
  SettledUpload,
  UploadOutcome,
  UploadQuestion,
} from '../../files/upload-hooks.ts';
import { Database } from '../../platform/database.ts';
import type { Tx } from '../../platform/database.ts';
import type { EvidenceRow } from './evidence.entity.ts';
import { EvidenceRepository } from './evidence.repository.ts';
import { ReportRepository } from './report.repository.ts';

/** The way of a piece of evidence from the phone: who may send it, and what became of it. */
@Injectable()
export class EvidenceUploadService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly evidence: EvidenceRepository,
    private readonly reports: ReportRepository,
    private readonly files: FilesService,
  ) {}

  onModuleInit(): void {
    this.files.uploadAsked.register((tx, question) => this.expected(tx, question));
    this.files.sameBytes.register((tx, { evidenceId, sha256 }) => this.sameInReport(tx, evidenceId, sha256));
    this.files.uploadSettled.register((tx, settled) => this.settle(tx, settled));
  }

  /** Bytes that have arrived of a report's pieces that are on their way; asks the store, so never inside a transaction. */
  async receivedBytesOf(reportId: string): Promise<Map<string, number>> {
    return this.files.receivedBytesOf(await this.waitingOf(reportId));
  }

  /** Finishes the checks of what is whole but was not settled, as after a crash; never inside a transaction. */
  async settleWaiting(reportId: string): Promise<void> {
    await this.files.settleWaiting(await this.waitingOf(reportId));
  }

  /** Forgets what arrived of pieces that were taken off; after the commit that took them off. */
  async discard(evidenceIds: readonly string[]): Promise<void> {
    for (const id of evidenceIds) await this.files.discardUpload(id);
  }

  /** Forgets what arrived of a report that was withdrawn; what is kept stays for its retention time. */
  async discardWaiting(reportId: string): Promise<void> {
    await this.discard(await this.waitingOf(reportId));
  }

  private async waitingOf(reportId: string): Promise<string[]> {
    const rows = await this.database.read((tx) => this.evidence.of(tx, reportId));
    return rows.filter(({ state }) => state !== 'ready' && state !== 'refused').map(({ id }) => id);
  }

  private async expected(
    tx: Tx,
    { caller, subjectId, evidenceId }: UploadQuestion,
  ): Promise<AnnouncedUpload | null> {
    const row = await this.evidence.find(tx, evidenceId);
    if (row === null || row.removedAt !== null) return null;
    if (subjectId !== null && row.reportId !== subjectId) return null;
    const report = await this.reports.find(tx, row.reportId);
    if (report === null || report.accountId !== caller.accountId) return null;
    const settled = outcomeOf(row);
    // what has arrived stays as it is; asking for it again finds it complete
    if (settled === null && !isEditable(report.state)) return null;
    return { sizeBytes: row.sizeBytes, settled };
  }

  /**
   * The file of this report with the same bytes, if there is one: then it stands for both pieces and is
   * kept once. The report is locked, so that two copies that arrive at once see each other.
   */
  private async sameInReport(tx: Tx, evidenceId: string, sha256: string): Promise<string | null> {
    const row = await this.evidence.find(tx, evidenceId);
    if (row === null) return null;
    await this.reports.lock(tx, row.reportId);
    const fileIds = (await this.evidence.of(tx, row.reportId)).flatMap(({ fileId }) => fileId ?? []);
    return this.files.withBytes(tx, sha256, fileIds);
  }

  /** Notes the outcome, and the type by the file's own bytes; false where nobody waits for it any more. */
  private async settle(tx: Tx, { evidenceId, outcome }: SettledUpload): Promise<boolean> {
    const found = await this.evidence.find(tx, evidenceId);
    if (found === null) return false;
    // a piece may be taken off at this very moment: that locks the report, too
    const report = await this.reports.lock(tx, found.reportId);
    const row = await this.evidence.find(tx, evidenceId);
    if (report === null || row === null || row.removedAt !== null || row.state === 'ready') return false;
    if (!isEditable(report.state)) return false;
    if ('refusal' in outcome) {
      await this.evidence.update(tx, evidenceId, { state: 'refused', refusal: outcome.refusal });
      return true;
    }
    const file = await this.files.find(tx, outcome.fileId);
    await this.evidence.update(tx, evidenceId, {
      state: 'ready',
      fileId: outcome.fileId,
      refusal: null,
      ...(file === null ? {} : { mediaType: file.mediaType }),
    });
    return true;
  }
}

/** What its checks found; null before they are over. */
function outcomeOf({ state, fileId, refusal }: EvidenceRow): UploadOutcome | null {
  if (state === 'ready' && fileId !== null) return { fileId };
  return state === 'refused' && refusal !== null ? { refusal } : null;
}
