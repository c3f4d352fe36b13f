import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { FILE_REFUSALS, kindOf } from '@benefit/shared/relief/evidence-rules';
import type { EvidenceDeclaration, EvidenceStatus } from '@benefit/shared/relief/report-contract';
import { isEditable } from '@benefit/shared/relief/report-state-rules';
import type { FieldError } from '@benefit/shared/problem';
import { FilesService } from '../../files/files.service.ts';
import type { SettledUpload } from '../../files/files.service.ts';
import { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database.ts';
import { Problem } from '../../platform/problem.ts';
import { ChallengeService } from './challenge.service.ts';
import type { EvidenceRow } from './evidence.entity.ts';
import { EvidenceRepository } from './evidence.repository.ts';
import type { ReportRow } from './report.entity.ts';
import { ReportRepository } from './report.repository.ts';
import { ReportVault } from './report-vault.ts';

/** The pieces of evidence of a report: announced, received, kept or refused. */
@Injectable()
export class EvidenceService implements OnModuleInit {
  constructor(
    private readonly evidence: EvidenceRepository,
    private readonly reports: ReportRepository,
    private readonly files: FilesService,
    private readonly challenges: ChallengeService,
    private readonly vault: ReportVault,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.files.uploadAsked.register((tx, { caller, reportId, evidenceId }) =>
      this.expected(tx, caller.accountId, reportId, evidenceId),
    );
    this.files.sameBytes.register((tx, { evidenceId, sha256 }) => this.sameInReport(tx, evidenceId, sha256));
    this.files.uploadSettled.register((tx, settled) => this.settle(tx, settled));
  }

  /**
   * Brings the announced list in force: adds what is new, takes off what is gone, and answers what
   * was taken off, whose uploads are discarded after the commit.
   *
   * @throws Problem `invalid-request` for a piece of another report, or one that changed after it arrived
   */
  async declare(
    tx: Tx,
    report: ReportRow,
    accountId: string,
    list: readonly EvidenceDeclaration[],
  ): Promise<string[]> {
    const known = await this.evidence.findMany(
      tx,
      list.map(({ evidenceId }) => evidenceId),
    );
    const faults = list.flatMap((piece, index) => declarationFault(report.id, piece, index, known));
    if (faults.length > 0) throw new Problem('invalid-request', { errors: faults });
    const standing = await this.evidence.of(tx, report.id);
    const gone = standing.filter(({ id }) => !list.some(({ evidenceId }) => evidenceId === id));
    for (const { id } of gone) await this.evidence.update(tx, id, { removedAt: this.clock.now() });
    for (const [position, piece] of list.entries()) {
      const row = known.find(({ id }) => id === piece.evidenceId);
      const stated = this.stated(report, accountId, piece, position);
      if (row === undefined) await this.evidence.add(tx, [this.newRow(report, piece, stated)]);
      else await this.evidence.update(tx, row.id, restated(row, stated));
    }
    return gone.map(({ id }) => id);
  }

  of(tx: Tx, reportId: string): Promise<EvidenceRow[]> {
    return this.evidence.of(tx, reportId);
  }

  /** The declarations of a report as they were put, in their order; challenges are not kept. */
  declarationsOf(report: ReportRow, rows: readonly EvidenceRow[]): EvidenceDeclaration[] {
    return rows.map((row) => ({
      evidenceId: row.id,
      fileName: this.fileNameOf(report, row),
      sizeBytes: row.sizeBytes,
      mediaType: row.mediaType,
      source: row.source,
    }));
  }

  fileNameOf(report: ReportRow, row: EvidenceRow): string {
    return this.vault.openWords(report, 'evidence', row.id, row.fileNameSealed);
  }

  /** The pieces as their reporter sees them, with what has arrived and links to what is kept. */
  async statuses(tx: Tx, report: ReportRow, rows: readonly EvidenceRow[]): Promise<EvidenceStatus[]> {
    const waiting = rows.filter(
      ({ state }) => state === 'expected' || state === 'receiving' || state === 'checking',
    );
    const received = await this.files.receivedBytesOf(waiting.map(({ id }) => id));
    const names = new Map(rows.map((row) => [row.id, this.fileNameOf(report, row)]));
    const links = await this.files.linksOf(
      tx,
      rows.flatMap(({ id, fileId }) => (fileId === null ? [] : [{ fileId, name: names.get(id) ?? '' }])),
    );
    return rows.map((row) => {
      const bytes = row.state === 'ready' ? row.sizeBytes : (received.get(row.id) ?? 0);
      const link = row.fileId === null ? undefined : links.get(row.fileId);
      return {
        evidenceId: row.id,
        receivedBytes: bytes,
        state: row.state === 'expected' && bytes > 0 ? 'receiving' : row.state,
        fileName: names.get(row.id) ?? '',
        sizeBytes: row.sizeBytes,
        mediaType: row.mediaType,
        source: row.source,
        kind: kindOf(row.mediaType),
        ...(row.refusal === null ? {} : { refusal: { code: row.refusal, text: FILE_REFUSALS[row.refusal] } }),
        ...(link === undefined ? {} : { links: link }),
      };
    });
  }

  /** Looks again at uploads that are complete but were not settled, as after a crash. */
  async settleWaiting(evidenceIds: readonly string[]): Promise<void> {
    await this.files.settleWaiting(evidenceIds);
  }

  async discard(evidenceIds: readonly string[]): Promise<void> {
    for (const id of evidenceIds) await this.files.discardUpload(id);
  }

  private async expected(
    tx: Tx,
    accountId: string,
    reportId: string,
    evidenceId: string,
  ): Promise<{ sizeBytes: number } | null> {
    const report = await this.reports.find(tx, reportId);
    if (report === null || report.accountId !== accountId) return null;
    const row = await this.evidence.find(tx, evidenceId);
    if (row === null || row.reportId !== reportId || row.removedAt !== null) return null;
    // what has arrived stays as it is; asking for it again finds it complete
    if (row.state !== 'ready' && !isEditable(report.state)) return null;
    return { sizeBytes: row.sizeBytes };
  }

  /** The file of this report with the same bytes, if there is one: it is kept once. */
  private async sameInReport(tx: Tx, evidenceId: string, sha256: string): Promise<string | null> {
    const row = await this.evidence.find(tx, evidenceId);
    if (row === null) return null;
    const fileIds = (await this.evidence.of(tx, row.reportId)).flatMap(({ fileId }) => fileId ?? []);
    return this.files.withBytes(tx, sha256, fileIds);
  }

  private async settle(tx: Tx, { evidenceId, outcome }: SettledUpload): Promise<boolean> {
    const row = await this.evidence.find(tx, evidenceId);
    if (row === null || row.removedAt !== null || row.state === 'ready') return false;
    await this.evidence.update(
      tx,
      evidenceId,
      'fileId' in outcome
        ? { state: 'ready', fileId: outcome.fileId, refusal: null }
        : { state: 'refused', refusal: outcome.refusal },
    );
    return true;
  }

  private stated(report: ReportRow, accountId: string, piece: EvidenceDeclaration, position: number): Stated {
    const challengedAt = this.challenges.fetchedAt(accountId, piece.challenge);
    return {
      position,
      fileNameSealed: this.vault.sealWords(report, 'evidence', piece.evidenceId, piece.fileName),
      sizeBytes: piece.sizeBytes,
      mediaType: piece.mediaType,
      source: piece.source,
      removedAt: null,
      ...(challengedAt === null ? {} : { challengedAt }),
    };
  }

  private newRow(report: ReportRow, piece: EvidenceDeclaration, stated: Stated): EvidenceRow {
    return {
      id: piece.evidenceId,
      reportId: report.id,
      state: 'expected',
      refusal: null,
      fileId: null,
      createdAt: this.clock.now(),
      ...stated,
      challengedAt: stated.challengedAt ?? null,
    };
  }
}

type Stated = Pick<
  EvidenceRow,
  'position' | 'fileNameSealed' | 'sizeBytes' | 'mediaType' | 'source' | 'removedAt'
> & { challengedAt?: Date };

/** A refused piece that is announced anew with another size is another try. */
function restated(row: EvidenceRow, stated: Stated): Partial<EvidenceRow> {
  const again = row.state === 'refused' && row.sizeBytes !== stated.sizeBytes;
  return again ? { ...stated, state: 'expected', refusal: null } : stated;
}

function declarationFault(
  reportId: string,
  piece: EvidenceDeclaration,
  index: number,
  known: readonly EvidenceRow[],
): FieldError[] {
  const row = known.find(({ id }) => id === piece.evidenceId);
  if (row === undefined) return [];
  if (row.reportId !== reportId) {
    return [{ path: `evidence.${index}.evidenceId`, code: 'used-elsewhere', text: '这份材料属于另一件申报' }];
  }
  if (row.state === 'ready' && row.sizeBytes !== piece.sizeBytes) {
    return [
      { path: `evidence.${index}.sizeBytes`, code: 'already-received', text: '这份材料已经收到，请另加一份' },
    ];
  }
  return [];
}
