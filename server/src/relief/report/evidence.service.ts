import { Injectable } from '@nestjs/common';
import { FILE_REFUSALS, kindOf } from '@benefit/shared/relief/evidence-rules';
import type { EvidenceDeclaration, EvidenceStatus } from '@benefit/shared/relief/report-contract';
import type { FieldError } from '@benefit/shared/problem';
import { FilesService } from '../../files/files.service.ts';
import { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database.ts';
import { Problem } from '../../platform/problem.ts';
import { ChallengeService } from './challenge.service.ts';
import type { EvidenceRow } from './evidence.entity.ts';
import { EvidenceRepository } from './evidence.repository.ts';
import type { ReportRow } from './report.entity.ts';
import { ReportVault } from './report-vault.ts';

/** The pieces of evidence of a report: what is announced, and how each stands. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly evidence: EvidenceRepository,
    private readonly files: FilesService,
    private readonly challenges: ChallengeService,
    private readonly vault: ReportVault,
    private readonly clock: Clock,
  ) {}

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

  /**
   * The pieces as their reporter sees them, with links to what is kept.
   *
   * @param received bytes that have arrived of each piece that is on its way
   */
  async statuses(
    tx: Tx,
    report: ReportRow,
    rows: readonly EvidenceRow[],
    received: ReadonlyMap<string, number> = new Map(),
  ): Promise<EvidenceStatus[]> {
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
        state: shownState(row, bytes),
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

/** How a piece stands, as far as its row and the bytes that arrived tell. */
function shownState({ state, sizeBytes }: EvidenceRow, receivedBytes: number): EvidenceStatus['state'] {
  if (state !== 'expected' || receivedBytes === 0) return state;
  return receivedBytes < sizeBytes ? 'receiving' : 'checking';
}

/**
 * What changes where a piece is announced again. Of a file that arrived the bytes tell the type; a
 * refused one that is announced with another size is another try.
 */
function restated(row: EvidenceRow, stated: Stated): Partial<EvidenceRow> {
  if (row.state === 'ready') return { ...stated, mediaType: row.mediaType };
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
