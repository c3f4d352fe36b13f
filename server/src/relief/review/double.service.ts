import { Injectable } from '@nestjs/common';
import { categoryOf } from '@benefit/shared/relief/category-rules';
import type { Double } from '@benefit/shared/relief/review-contract';
import { FileFactsService } from './file-facts.service.ts';
import type { FileFacts } from './file-facts.service.ts';
import { LookAlikeService } from '../../files/look-alike.service.ts';
import type { LookAlike } from '../../files/look-alike.service.ts';
import type { Tx } from '../../platform/database.ts';
import type { EvidenceRow } from '../report/evidence.entity.ts';
import { EvidenceService } from '../report/evidence.service.ts';
import { OfficerService } from '../report/officer.service.ts';
import type { Officer } from '../report/officer.service.ts';
import type { ReportRow } from '../report/report.entity.ts';
import { EvidenceLookupRepository } from './evidence-lookup.repository.ts';
import { QueueItemService, shownName } from './queue-item.service.ts';
import type { OpenedReport } from './queue-item.service.ts';
import { ReviewLookService } from './review-look.service.ts';

/** Most doubles that are shown of one piece of evidence; the nearest. */
const MOST_EACH = 10;

/** The same picture in another report. */
export interface FoundDouble extends LookAlike {
  evidence: EvidenceRow;
  other: { evidence: EvidenceRow; opened: OpenedReport };
}

/** Finds the same bytes and look-alike photos in other reports: hints, never refusals. */
@Injectable()
export class DoubleService {
  constructor(
    private readonly looks: LookAlikeService,
    private readonly facts: FileFactsService,
    private readonly rows: EvidenceLookupRepository,
    private readonly items: QueueItemService,
    private readonly evidence: EvidenceService,
    private readonly officers: OfficerService,
    private readonly notes: ReviewLookService,
  ) {}

  /** Doubles of a report's files in reports that were handed in and not withdrawn, the nearest first. */
  async find(
    tx: Tx,
    report: Pick<ReportRow, 'id'>,
    pieces: readonly EvidenceRow[],
    facts: ReadonlyMap<string, FileFacts>,
  ): Promise<FoundDouble[]> {
    const found: FoundDouble[] = [];
    for (const piece of pieces) {
      const file = facts.get(piece.fileId ?? '');
      if (file === undefined) continue;
      // a file that stands in two reports is a row of its own in each, or the same one in both
      const alike: LookAlike[] = [
        { fileId: file.id, distance: 0, sameBytes: true },
        ...(await this.looks.find(tx, file)),
      ];
      found.push(...(await this.inOthers(tx, report, piece, alike)));
    }
    return found;
  }

  /** The same for an officer; what lies outside the officer's area is only said to be there. */
  async shown(tx: Tx, officer: Officer, doubles: readonly FoundDouble[]): Promise<Double[]> {
    const facts = await this.facts.of(
      tx,
      doubles.flatMap(({ other }) => other.evidence.fileId ?? []),
    );
    const shown: Double[] = [];
    for (const { evidence, distance, sameBytes, other } of doubles) {
      const { row, name } = other.opened;
      const visible = this.officers.kindsFor(officer, row).length > 0;
      const own = { evidenceId: evidence.id, distance, sameBytes };
      if (!visible) {
        shown.push({ ...own, other: { reportId: row.id, ...OUTSIDE } });
        continue;
      }
      this.notes.comparing(officer, row);
      const [status] = await this.evidence.statuses(tx, row, [other.evidence]);
      const takenAt = facts.get(other.evidence.fileId ?? '')?.making.takenAt;
      shown.push({
        ...own,
        other: {
          reportId: row.id,
          visible,
          number: row.number,
          maskedName: shownName(row, name),
          categoryName: categoryOf(row.categoryCode)?.name ?? '',
          status: row.state,
          ...(takenAt === undefined ? {} : { takenAt: new Date(takenAt).toISOString() }),
          ...(status?.links === undefined ? {} : { links: status.links }),
        },
      });
    }
    return shown;
  }

  private async inOthers(
    tx: Tx,
    report: Pick<ReportRow, 'id'>,
    evidence: EvidenceRow,
    alike: readonly LookAlike[],
  ): Promise<FoundDouble[]> {
    const byFile = new Map(alike.map((one) => [one.fileId, one]));
    const rows = (await this.rows.byFiles(tx, [...byFile.keys()])).filter(
      ({ reportId }) => reportId !== report.id,
    );
    const opened = await this.items.open(tx, [...new Set(rows.map(({ reportId }) => reportId))]);
    const reports = new Map(opened.map((one) => [one.row.id, one]));
    return rows
      .flatMap((row): FoundDouble[] => {
        const one = byFile.get(row.fileId ?? '');
        const other = reports.get(row.reportId);
        if (one === undefined || other === undefined || !isHandedIn(other.row)) return [];
        return [{ ...one, evidence, other: { evidence: row, opened: other } }];
      })
      .sort((a, b) => order(a) - order(b))
      .slice(0, MOST_EACH);
  }
}

const isHandedIn = ({ number, state }: ReportRow): boolean => number !== null && state !== 'withdrawn';

const order = ({ sameBytes, distance }: LookAlike): number => (sameBytes ? -1 : distance);

/** That it was handed in is all that is told of it. */
const OUTSIDE = {
  visible: false,
  number: null,
  maskedName: '',
  categoryName: '',
  status: 'submitted',
} as const;
