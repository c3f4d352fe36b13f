import { Injectable } from '@nestjs/common';
import { isAdult } from '@benefit/shared/identity/age-rules';
import { RELIEF_BASIS } from '@benefit/shared/relief/category-rules';
import type { Report } from '@benefit/shared/relief/report-contract';
import { reportFaults } from '@benefit/shared/relief/report-rules';
import { isEditable, reportStateText } from '@benefit/shared/relief/report-state-rules';
import { shanghaiDate } from '@benefit/shared/shanghai-time';
import type { FieldError } from '@benefit/shared/problem';
import { IdentityService } from '../../identity/identity.service.ts';
import type { Principal } from '../../identity/principal.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import type { Tx } from '../../platform/database.ts';
import { Problem } from '../../platform/problem.ts';
import { CampaignService } from '../campaign/campaign.service.ts';
import type { EvidenceRow } from './evidence.entity.ts';
import { EvidenceService } from './evidence.service.ts';
import type { ReportRow } from './report.entity.ts';
import { ReportRepository } from './report.repository.ts';
import { ReportTransitionService } from './report-transition.service.ts';
import type { Actor } from './report-transition.service.ts';
import { ReportVault } from './report-vault.ts';
import { ReportViewService } from './report-view.service.ts';

/** The reporter as events keep them. */
export const REPORTER = ({ accountId, personId }: Pick<Principal, 'accountId' | 'personId'>): Actor => ({
  accountId,
  personId,
  unit: '本人',
  label: '本人',
});

/** What reporters do with a report: hand it in, withdraw it, appeal. */
@Injectable()
export class SubmissionService {
  constructor(
    private readonly database: Database,
    private readonly reports: ReportRepository,
    private readonly transitions: ReportTransitionService,
    private readonly evidence: EvidenceService,
    private readonly view: ReportViewService,
    private readonly vault: ReportVault,
    private readonly campaigns: CampaignService,
    private readonly identity: IdentityService,
    private readonly clock: Clock,
  ) {}

  /**
   * Hands a report in, first or after a supplement; it gets its number and its department.
   *
   * @throws Problem `not-found`, `out-of-date`, `not-allowed-now`, `campaign-archived`,
   * `consent-missing`, `adult-required`, `invalid-request` by field, `evidence-missing` naming each file
   */
  async submit(caller: Principal, reportId: string, version: number): Promise<Report> {
    const pieces = await this.database.read(async (tx) => {
      await this.own(tx, caller, reportId);
      return this.evidence.of(tx, reportId);
    });
    await this.evidence.settleWaiting(pieces.filter(({ state }) => state !== 'ready').map(({ id }) => id));
    return this.database.write(async (tx) => {
      await this.own(tx, caller, reportId);
      const report = await this.transitions.lockAt(tx, reportId, version);
      if (!isEditable(report.state)) {
        const detail = `申报现在是“${reportStateText[report.state]}”，不能再次提交`;
        throw new Problem('not-allowed-now', { detail, version: report.version });
      }
      await this.campaigns.requireOpen(tx, report.campaignId);
      await this.refuseReporter(tx, report);
      await this.refuseIncomplete(tx, report, await this.evidence.of(tx, reportId));
      if (report.number === null) await this.receive(tx, report);
      const after = await this.transitions.apply(tx, {
        reportId,
        version,
        action: 'submit',
        by: 'reporter',
        actor: REPORTER(caller),
        clause: `${RELIEF_BASIS} 四 2`,
      });
      return this.view.shown(tx, after, 'reporter');
    });
  }

  /** @throws Problem `not-found`, `not-allowed-now` once it is confirmed */
  withdraw(caller: Principal, reportId: string, reason: string | undefined): Promise<Report> {
    return this.step(caller, reportId, 'withdraw', reason);
  }

  /** Once, against 不予受理 or 不予认定. @throws Problem `not-found`, `not-allowed-now` */
  appeal(caller: Principal, reportId: string, reason: string | undefined): Promise<Report> {
    return this.step(caller, reportId, 'appeal', reason);
  }

  private async step(
    caller: Principal,
    reportId: string,
    action: 'withdraw' | 'appeal',
    reason: string | undefined,
  ): Promise<Report> {
    return this.database.write(async (tx) => {
      await this.own(tx, caller, reportId);
      const report = await this.transitions.lockAt(tx, reportId, null);
      if (action === 'appeal' && report.appeals > 0) {
        throw new Problem('not-allowed-now', { detail: '这件申报已经申诉过一次', version: report.version });
      }
      const actor = REPORTER(caller);
      const after = await this.transitions.apply(tx, {
        reportId,
        version: null,
        action,
        by: 'reporter',
        actor,
        reason,
      });
      return this.view.shown(tx, after, 'reporter');
    });
  }

  private async own(tx: Tx, caller: Principal, reportId: string): Promise<void> {
    const report = await this.reports.find(tx, reportId);
    if (report === null || report.accountId !== caller.accountId) throw new Problem('not-found');
  }

  /** 四 2: of age, and with consent to the notice in force. */
  private async refuseReporter(tx: Tx, report: ReportRow): Promise<void> {
    if (report.personId === null) throw new Problem('not-bound', { fixableBy: 'holder' });
    const holder = await this.identity.holderOf(tx, report.personId);
    if (!holder.consentGiven) throw new Problem('consent-missing', { fixableBy: 'holder' });
    const { birthDate } = await this.identity.provedPerson(tx, report.personId);
    if (!isAdult(birthDate, shanghaiDate(this.clock.now()))) {
      throw new Problem('adult-required', { clause: `${RELIEF_BASIS} 四 2`, fixableBy: 'nobody' });
    }
  }

  private async refuseIncomplete(tx: Tx, report: ReportRow, pieces: readonly EvidenceRow[]): Promise<void> {
    const { categoryCode, startedOn, endedOn, district } = report;
    const evidence = this.evidence.declarationsOf(report, pieces);
    const facts = { ...this.vault.openContent(report), categoryCode, startedOn, endedOn, district, evidence };
    const errors = reportFaults(facts, shanghaiDate(this.clock.now()));
    if (errors.length > 0) throw new Problem('invalid-request', { errors });
    const statuses = await this.evidence.statuses(tx, report, pieces);
    const missing = statuses
      .filter(({ state }) => state !== 'ready')
      .map(({ evidenceId, fileName, state, receivedBytes, sizeBytes, refusal }): FieldError => ({
        path: `evidence.${evidenceId}`,
        code: state === 'refused' ? (refusal?.code ?? 'file-refused') : 'not-received',
        text: `${fileName}：${state === 'refused' ? (refusal?.text ?? '') : leftText(sizeBytes - receivedBytes)}`,
      }));
    if (missing.length > 0) throw new Problem('evidence-missing', { errors: missing });
  }

  /** Gives a report its number, its department and what officers should see at once. */
  private async receive(tx: Tx, report: ReportRow): Promise<void> {
    const day = shanghaiDate(this.clock.now());
    const { campaignId, categoryCode, district } = report;
    const departmentId = await this.campaigns.routeFor(tx, campaignId, categoryCode, district);
    await this.reports.update(tx, report.id, {
      number: await this.numberOn(tx, day),
      departmentId,
      hints: (await this.hintsOf(tx, report)).join(','),
    });
  }

  /** The next report number of a day: `RB-260811-0417`. */
  async numberOn(tx: Tx, day: string): Promise<string> {
    const next = await this.reports.nextNumber(tx, day);
    return `RB-${day.slice(2).replaceAll('-', '')}-${String(next).padStart(4, '0')}`;
  }

  private async hintsOf(tx: Tx, report: ReportRow): Promise<string[]> {
    const hints: string[] = [];
    if ((await this.view.sameDeeds(tx, report)).length > 0) hints.push('same-deed');
    if (report.receiptHash !== null) {
      const others = await this.reports.byReceipt(tx, report.receiptHash);
      if (others.some(({ id, state }) => id !== report.id && state !== 'withdrawn'))
        hints.push('same-receipt');
    }
    return hints;
  }
}

/** What has not arrived, in words: 还差 3.2 MB. */
function leftText(bytes: number): string {
  const mib = bytes / (1024 * 1024);
  return mib >= 0.1 ? `还差 ${mib.toFixed(1)} MB` : `还差 ${Math.max(1, Math.ceil(bytes / 1024))} KB`;
}
