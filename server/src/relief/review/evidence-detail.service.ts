import { Injectable } from '@nestjs/common';
import type { EvidenceDetail } from '@benefit/shared/relief/review-contract';
import type { FileFacts } from './file-facts.service.ts';
import type { Tx } from '../../platform/database.ts';
import type { EvidenceRow } from '../report/evidence.entity.ts';
import { EvidenceService } from '../report/evidence.service.ts';
import type { ReportRow } from '../report/report.entity.ts';
import { ReportVault } from '../report/report-vault.ts';
import type { FoundDouble } from './double.service.ts';
import { fileDistance, fileWarnings, statedDeed } from './file-warnings.ts';

/** A report's files with what they tell of themselves and what speaks against them. */
@Injectable()
export class EvidenceDetailService {
  constructor(
    private readonly evidence: EvidenceService,
    private readonly vault: ReportVault,
  ) {}

  async shown(
    tx: Tx,
    report: ReportRow,
    pieces: readonly EvidenceRow[],
    { facts, doubles }: { facts: ReadonlyMap<string, FileFacts>; doubles: readonly FoundDouble[] },
  ): Promise<EvidenceDetail[]> {
    const statuses = await this.evidence.statuses(tx, report, pieces);
    const stated = statedDeed(report, this.vault.openContent(report));
    return pieces.flatMap((piece, index): EvidenceDetail[] => {
      const status = statuses[index];
      if (status === undefined) return [];
      const file = facts.get(piece.fileId ?? '');
      const challenged =
        piece.challengedAt === null ? {} : { challengedAt: piece.challengedAt.toISOString() };
      if (file === undefined) return [{ ...status, ...challenged, scan: 'not-scanned', warnings: [] }];
      const own = doubles.filter(({ evidence }) => evidence.id === piece.id);
      const warnings = [
        ...fileWarnings(file, stated).map((warning) => ({ ...warning, evidenceId: piece.id })),
        ...own.map((double) => doubleHint(piece.id, double)),
      ];
      return [{ ...status, ...told(file), ...distance(fileDistance(file, stated)), ...challenged, warnings }];
    });
  }
}

/** Members are absent where the file does not tell. */
function told({ kind, sha256, scan, making, width, height, durationMs }: FileFacts) {
  const { takenAt, device, software } = making;
  return {
    kind,
    sha256,
    scan,
    ...(takenAt === undefined ? {} : { takenAt: new Date(takenAt).toISOString() }),
    ...(device === undefined ? {} : { device }),
    ...(software === undefined ? {} : { software }),
    ...(width === null ? {} : { width }),
    ...(height === null ? {} : { height }),
    ...(durationMs === null ? {} : { durationSeconds: durationMs / 1000 }),
  };
}

const distance = (metres: number | null): { metresAway?: number } =>
  metres === null ? {} : { metresAway: metres };

function doubleHint(evidenceId: string, { sameBytes, distance: bits }: FoundDouble) {
  return sameBytes
    ? { code: 'same-file' as const, text: '另一件申报有完全相同的文件', evidenceId }
    : { code: 'similar-photo' as const, text: `与另一件申报的照片相似（相差 ${bits}）`, evidenceId };
}
