import { Injectable } from '@nestjs/common';
import type { Report } from '@benefit/shared/relief/report-contract';
import type { Principal } from '../../identity/principal.ts';
import { Database } from '../../platform/database.ts';
import type { Tx } from '../../platform/database.ts';
import { Problem } from '../../platform/problem.ts';
import { EvidenceUploadService } from './evidence-upload.service.ts';
import type { ReportRow } from './report.entity.ts';
import { ReportRepository } from './report.repository.ts';
import type { Actor } from './report-transition.service.ts';
import { ReportViewService } from './report-view.service.ts';

/** The reporter as events keep them: no name, since the event outlives what is sealed. */
export const reporterActor = ({ accountId, personId }: Pick<Principal, 'accountId' | 'personId'>): Actor => ({
  accountId,
  personId,
  unit: '本人',
  label: '本人',
});

/** Reports before their own reporter. */
@Injectable()
export class OwnReportService {
  constructor(
    private readonly database: Database,
    private readonly reports: ReportRepository,
    private readonly uploads: EvidenceUploadService,
    private readonly view: ReportViewService,
  ) {}

  /** @throws Problem `not-found`, also where it is somebody else's */
  async require(tx: Tx, caller: Pick<Principal, 'accountId'>, reportId: string): Promise<ReportRow> {
    const report = await this.reports.find(tx, reportId);
    if (report === null || report.accountId !== caller.accountId) throw new Problem('not-found');
    return report;
  }

  /** The report as it stands now, with what has arrived of its files. @throws Problem `not-found` */
  async shown(caller: Pick<Principal, 'accountId'>, reportId: string): Promise<Report> {
    await this.database.read((tx) => this.require(tx, caller, reportId));
    const received = await this.uploads.receivedBytesOf(reportId);
    return this.database.read(async (tx) =>
      this.view.shown(tx, await this.require(tx, caller, reportId), 'reporter', received),
    );
  }
}
