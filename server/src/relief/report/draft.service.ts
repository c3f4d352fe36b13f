import { Injectable } from '@nestjs/common';
import type { PutReportRequest, Report, ReportContent } from '@benefit/shared/relief/report-contract';
import { isEditable, reportStateText } from '@benefit/shared/relief/report-state-rules';
import type { Principal } from '../../identity/principal.ts';
import { Database } from '../../platform/database.ts';
import type { Tx } from '../../platform/database.ts';
import { Problem, fieldProblem } from '../../platform/problem.ts';
import { isDuplicate } from '../../platform/sql-errors.ts';
import { CampaignService } from '../campaign/campaign.service.ts';
import { EvidenceUploadService } from './evidence-upload.service.ts';
import { EvidenceService } from './evidence.service.ts';
import { OwnReportService, reporterActor } from './own-report.service.ts';
import { ReportContentService } from './report-content.service.ts';
import type { ReportRow } from './report.entity.ts';
import { ReportRepository } from './report.repository.ts';
import { ReportTransitionService } from './report-transition.service.ts';

/** A caller whose identity is bound. */
type BoundCaller = Principal & { personId: string };

interface Kept {
  created: boolean;
  /** Pieces that were taken off: their uploads are discarded after the commit. */
  takenOff: string[];
}

/** Keeps reports under the ids their phones made, as long as they may change (郑信用办〔2021〕23号 四). */
@Injectable()
export class DraftService {
  constructor(
    private readonly database: Database,
    private readonly reports: ReportRepository,
    private readonly contents: ReportContentService,
    private readonly transitions: ReportTransitionService,
    private readonly evidence: EvidenceService,
    private readonly uploads: EvidenceUploadService,
    private readonly campaigns: CampaignService,
    private readonly own: OwnReportService,
  ) {}

  /**
   * Keeps a report: a new one, the same again, or other content in the place of the version named.
   *
   * @throws Problem `not-bound`, `not-found` for another person's id, `campaign-archived`,
   * `out-of-date`, `not-allowed-now`, `invalid-request` by field
   */
  async put(
    caller: Principal,
    reportId: string,
    { version, ...content }: PutReportRequest,
  ): Promise<{ report: Report; created: boolean }> {
    const { personId } = caller;
    if (personId === null) throw new Problem('not-bound', { fixableBy: 'holder' });
    this.contents.refuseUnkeepable(content);
    const keep = () =>
      this.database.write((tx) => this.keep(tx, { ...caller, personId }, reportId, version, content));
    const { created, takenOff } = await keep().catch((error: unknown) => {
      // two first requests at once: the primary key decided, and the second finds the report
      if (isDuplicate(error)) return keep();
      throw error;
    });
    await this.uploads.discard(takenOff);
    return { report: await this.own.shown(caller, reportId), created };
  }

  private async keep(
    tx: Tx,
    caller: BoundCaller,
    reportId: string,
    version: number | undefined,
    content: ReportContent,
  ): Promise<Kept> {
    const report = await this.reports.lock(tx, reportId);
    if (report === null) return this.begin(tx, caller, reportId, content);
    if (report.accountId !== caller.accountId) throw new Problem('not-found');
    if (report.contentHash === this.contents.hashOf(content)) return { created: false, takenOff: [] };
    if (!isEditable(report.state)) {
      const detail = `申报现在是“${reportStateText[report.state]}”，不能修改`;
      throw new Problem('not-allowed-now', { detail, version: report.version });
    }
    if (version !== report.version) throw await this.transitions.outOfDate(tx, report, version ?? null);
    // what was taken before the campaign was archived may still be supplemented
    if (report.state === 'draft') await this.requireOpen(tx, content.campaignId);
    await this.contents.refuseBeyondItems(tx, report, content);
    const changed = await this.transitions.change(tx, report, {
      action: 'put',
      actor: reporterActor(caller),
      changes: this.contents.columnsOf(report, content),
    });
    return { created: false, takenOff: await this.declare(tx, caller, changed, content) };
  }

  private async begin(tx: Tx, caller: BoundCaller, reportId: string, content: ReportContent): Promise<Kept> {
    await this.requireOpen(tx, content.campaignId);
    const report = await this.contents.newRow(tx, caller, reportId, content);
    await this.transitions.begin(tx, report, { action: 'put', actor: reporterActor(caller) });
    return { created: true, takenOff: await this.declare(tx, caller, report, content) };
  }

  /** The id in the path is the report's: a campaign that is not there is a fault of the body. */
  private async requireOpen(tx: Tx, campaignId: string): Promise<void> {
    await this.campaigns.requireOpen(tx, campaignId).catch((error: unknown) => {
      if (!(error instanceof Problem) || error.code !== 'not-found') throw error;
      throw fieldProblem({ path: 'campaignId', code: 'unknown', text: '没有这个专项，请重新选择' });
    });
  }

  private declare(
    tx: Tx,
    caller: BoundCaller,
    report: ReportRow,
    { evidence }: ReportContent,
  ): Promise<string[]> {
    return this.evidence.declare(tx, report, caller.accountId, evidence);
  }
}
