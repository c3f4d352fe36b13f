import { Injectable } from '@nestjs/common';
import { RELIEF_BASIS } from '@benefit/shared/relief/category-rules';
import type { Report } from '@benefit/shared/relief/report-contract';
import { isEditable, reportStateText } from '@benefit/shared/relief/report-state-rules';
import { shanghaiDate } from '@benefit/shared/shanghai-time';
import type { Principal } from '../../identity/principal.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import type { Tx } from '../../platform/database.ts';
import { Problem } from '../../platform/problem.ts';
import { CampaignService } from '../campaign/campaign.service.ts';
import { EvidenceUploadService } from './evidence-upload.service.ts';
import { OwnReportService, reporterActor } from './own-report.service.ts';
import type { ReportRow } from './report.entity.ts';
import { ReportRepository } from './report.repository.ts';
import { ReportTransitionService } from './report-transition.service.ts';
import { ReportViewService } from './report-view.service.ts';
import { SubmissionCheckService } from './submission-check.service.ts';

/** What reporters do with a report: hand it in, withdraw it, appeal. */
@Injectable()
export class SubmissionService {
  constructor(
    private readonly database: Database,
    private readonly reports: ReportRepository,
    private readonly transitions: ReportTransitionService,
    private readonly checks: SubmissionCheckService,
    private readonly uploads: EvidenceUploadService,
    private readonly own: OwnReportService,
    private readonly view: ReportViewService,
    private readonly campaigns: CampaignService,
    private readonly clock: Clock,
  ) {}

  /**
   * Hands a report in, first or after a supplement; with the first it gets its number and its department.
   *
   * @throws Problem `not-found`, `out-of-date`, `not-allowed-now`, `campaign-archived`,
   * `consent-missing`, `adult-required`, `invalid-request` by field, `evidence-missing` naming each file
   */
  async submit(caller: Principal, reportId: string, version: number): Promise<Report> {
    await this.database.read((tx) => this.own.require(tx, caller, reportId));
    await this.uploads.settleWaiting(reportId);
    const received = await this.uploads.receivedBytesOf(reportId);
    await this.database.write(async (tx) => {
      const report = await this.transitions.lockAt(tx, reportId, version);
      if (!isEditable(report.state)) {
        const detail = `申报现在是“${reportStateText[report.state]}”，不能再次提交`;
        throw new Problem('not-allowed-now', { detail, version: report.version });
      }
      // what was taken before the campaign was archived may still be supplemented
      if (report.state === 'draft') await this.campaigns.requireOpen(tx, report.campaignId);
      await this.checks.refuseReporter(tx, report);
      await this.checks.refuseIncomplete(tx, report, received);
      await this.receive(tx, report);
      await this.transitions.apply(tx, {
        reportId,
        version,
        action: 'submit',
        by: 'reporter',
        actor: reporterActor(caller),
        clause: `${RELIEF_BASIS} 四 2`,
      });
    });
    return this.own.shown(caller, reportId);
  }

  /** @throws Problem `not-found`, `not-allowed-now` once it is confirmed */
  async withdraw(caller: Principal, reportId: string, reason: string | undefined): Promise<Report> {
    await this.step(caller, reportId, 'withdraw', reason);
    await this.uploads.discardWaiting(reportId);
    return this.own.shown(caller, reportId);
  }

  /** Once, against 不予受理 or 不予认定. @throws Problem `not-found`, `not-allowed-now` */
  async appeal(caller: Principal, reportId: string, reason: string | undefined): Promise<Report> {
    await this.step(caller, reportId, 'appeal', reason);
    return this.own.shown(caller, reportId);
  }

  private async step(
    caller: Principal,
    reportId: string,
    action: 'withdraw' | 'appeal',
    reason: string | undefined,
  ): Promise<void> {
    await this.database.read((tx) => this.own.require(tx, caller, reportId));
    await this.database.write((tx) =>
      this.transitions.apply(tx, {
        reportId,
        version: null,
        action,
        by: 'reporter',
        actor: reporterActor(caller),
        reason,
      }),
    );
  }

  /** Gives a report its number and department at the first time, and each time what officers should see at once. */
  private async receive(tx: Tx, report: ReportRow): Promise<void> {
    const hints = (await this.hintsOf(tx, report)).join(',');
    if (report.number !== null) return this.reports.update(tx, report.id, { hints });
    const { campaignId, categoryCode, district } = report;
    const departmentId = await this.campaigns.routeFor(tx, campaignId, categoryCode, district);
    const number = await this.numberOn(tx, shanghaiDate(this.clock.now()));
    await this.reports.update(tx, report.id, { hints, departmentId, number });
  }

  /** `RB-260811-0417`: day of Asia/Shanghai and the count of that day. */
  async numberOn(tx: Tx, day: string): Promise<string> {
    const count = await this.reports.nextNumber(tx, day);
    return `RB-${day.slice(2).replaceAll('-', '')}-${String(count).padStart(4, '0')}`;
  }

  private async hintsOf(tx: Tx, report: ReportRow): Promise<string[]> {
    const hints: string[] = [];
    const handedIn = ({ id, state, number }: ReportRow) =>
      id !== report.id && number !== null && state !== 'withdrawn';
    if ((await this.view.sameDeeds(tx, report)).some(handedIn)) hints.push('same-deed');
    if (report.receiptHash === null) return hints;
    if ((await this.reports.byReceipt(tx, report.receiptHash)).some(handedIn)) hints.push('same-receipt');
    return hints;
  }
}
