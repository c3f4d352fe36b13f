import { Injectable } from '@nestjs/common';
import { categoryOf } from '@benefit/shared/relief/category-rules';
import type {
  MyReport,
  PutReportRequest,
  Report,
  ReportContent,
} from '@benefit/shared/relief/report-contract';
import { changesBeyond, listFaults } from '@benefit/shared/relief/report-rules';
import { isEditable, reportStateText } from '@benefit/shared/relief/report-state-rules';
import { IdentityService } from '../../identity/identity.service.ts';
import { LookService } from '../../identity/look.service.ts';
import type { Principal } from '../../identity/principal.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import type { Tx } from '../../platform/database.ts';
import { cursorId, toPage } from '../../platform/page.ts';
import { Problem } from '../../platform/problem.ts';
import { isDuplicate } from '../../platform/sql-errors.ts';
import { CampaignService } from '../campaign/campaign.service.ts';
import { EvidenceService } from './evidence.service.ts';
import { MyReportService } from './my-report.service.ts';
import { OfficerService } from './officer.service.ts';
import type { ReportRow } from './report.entity.ts';
import { ReportRepository } from './report.repository.ts';
import { ReportTransitionService } from './report-transition.service.ts';
import { ReportVault } from './report-vault.ts';
import { ReportViewService } from './report-view.service.ts';
import { REPORTER } from './submission.service.ts';

/** Keeps reports under the ids their phones made, and shows them (郑信用办〔2021〕23号 四). */
@Injectable()
export class ReportService {
  constructor(
    private readonly database: Database,
    private readonly reports: ReportRepository,
    private readonly transitions: ReportTransitionService,
    private readonly evidence: EvidenceService,
    private readonly view: ReportViewService,
    private readonly vault: ReportVault,
    private readonly campaigns: CampaignService,
    private readonly identity: IdentityService,
    private readonly officers: OfficerService,
    private readonly mine: MyReportService,
    private readonly looks: LookService,
    private readonly clock: Clock,
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
    if (caller.personId === null) throw new Problem('not-bound', { fixableBy: 'holder' });
    refuseContent(content);
    const keep = () =>
      this.database.write((tx) =>
        this.keep(tx, { ...caller, personId: caller.personId ?? '' }, reportId, version, content),
      );
    const kept = await keep().catch((error: unknown) => {
      // two first requests at once: the primary key decided, and the second finds the report
      if (isDuplicate(error)) return keep();
      throw error;
    });
    await this.evidence.discard(kept.discarded);
    const report = await this.database.read(async (tx) =>
      this.view.shown(tx, await this.own(tx, caller, reportId), 'reporter'),
    );
    return { report, created: kept.created };
  }

  /** A report for its reporter, or for an officer within whose area it lies. @throws Problem `not-found` */
  async get(caller: Principal, reportId: string): Promise<Report> {
    return this.database.read(async (tx) => {
      const report = await this.reports.find(tx, reportId);
      if (report === null) throw new Problem('not-found');
      if (report.accountId === caller.accountId) return this.view.shown(tx, report, 'reporter');
      const officer = await this.officers.officerOf(tx, caller);
      if (report.state === 'draft' || this.officers.kindsFor(officer, report).length === 0) {
        throw new Problem('not-found');
      }
      this.noteLook(caller, officer.unit, report);
      return this.view.shown(tx, report, 'officer');
    });
  }

  async listMine(
    caller: Principal,
    cursor: string | undefined,
  ): Promise<{ items: MyReport[]; next: string | null }> {
    const before = cursorId(cursor);
    return this.database.read(async (tx) => {
      const page = toPage(await this.reports.pageOf(tx, caller.accountId, before), (row) => row);
      return { items: await this.mine.shown(tx, page.items), next: page.next };
    });
  }

  /** Notes for the reporter that an officer read the report. */
  noteLook(caller: Principal, unit: string, report: ReportRow): void {
    if (report.personId === null) return;
    this.looks.note({
      personId: report.personId,
      accountId: caller.accountId,
      byText: unit,
      what: `防汛救灾申报 ${report.number ?? ''}`.trim(),
      reason: '办理申报',
    });
  }

  private async own(tx: Tx, caller: Principal, reportId: string): Promise<ReportRow> {
    const report = await this.reports.find(tx, reportId);
    if (report === null || report.accountId !== caller.accountId) throw new Problem('not-found');
    return report;
  }

  private async keep(
    tx: Tx,
    caller: Principal & { personId: string },
    reportId: string,
    version: number | undefined,
    content: ReportContent,
  ): Promise<{ created: boolean; discarded: string[] }> {
    const report = await this.reports.lock(tx, reportId);
    const contentHash = this.vault.contentHash({
      ...content,
      evidence: content.evidence.map(withoutChallenge),
    });
    if (report === null) {
      await this.campaigns.requireOpen(tx, content.campaignId);
      await this.begin(tx, caller, reportId, content, contentHash);
      return { created: true, discarded: [] };
    }
    if (report.accountId !== caller.accountId) throw new Problem('not-found');
    if (report.contentHash === contentHash) return { created: false, discarded: [] };
    if (!isEditable(report.state)) {
      const detail = `申报现在是“${reportStateText[report.state]}”，不能修改`;
      throw new Problem('not-allowed-now', { detail, version: report.version });
    }
    if (version !== report.version) throw await this.transitions.outOfDate(tx, report, version ?? null);
    await this.campaigns.requireOpen(tx, content.campaignId);
    await this.refuseBeyondItems(tx, report, content);
    const changes = this.changesOf(report, content, contentHash);
    const changed = await this.transitions.change(tx, report, {
      action: 'put',
      actor: REPORTER(caller),
      changes,
    });
    return {
      created: false,
      discarded: await this.evidence.declare(tx, changed, caller.accountId, content.evidence),
    };
  }

  private async begin(
    tx: Tx,
    caller: Principal & { personId: string },
    reportId: string,
    content: ReportContent,
    contentHash: string,
  ): Promise<void> {
    const at = this.clock.now();
    const person = await this.identity.provedPerson(tx, caller.personId);
    const dataKey = this.vault.newKey(reportId);
    const keyed = { id: reportId, dataKey };
    const report: ReportRow = {
      ...keyed,
      number: null,
      holder: 'person',
      origin: 'self',
      accountId: caller.accountId,
      personId: caller.personId,
      documentHash: person.documentHash,
      nameHash: this.vault.nameHash(person.name),
      state: 'draft',
      version: 1,
      departmentId: null,
      hoursTenths: null,
      hints: '',
      itemsSealed: this.vault.sealItems(keyed, []),
      dueAt: null,
      pausedHalves: null,
      sortAt: at,
      claimedBy: null,
      claimedUntil: null,
      appeals: 0,
      sentBack: 0,
      submittedAt: null,
      confirmedAt: null,
      createdAt: at,
      updatedAt: at,
      ...this.changesOf(keyed, content, contentHash),
    };
    await this.transitions.begin(tx, report, { action: 'put', actor: REPORTER(caller) });
    await this.evidence.declare(tx, report, caller.accountId, content.evidence);
  }

  /** The columns that say what was put. */
  private changesOf(keyed: { id: string; dataKey: string }, content: ReportContent, contentHash: string) {
    const { fields, deed, place, position, declarations, witness = '' } = content;
    const receiptNumber = fields['receiptNumber'];
    const stated = typeof receiptNumber === 'string' && receiptNumber.trim() !== '';
    return {
      campaignId: content.campaignId,
      categoryCode: content.categoryCode,
      district: content.district,
      startedOn: content.startedOn,
      endedOn: content.endedOn,
      receiptHash: stated ? this.vault.receiptHash(receiptNumber) : null,
      contentHash,
      contentSealed: this.vault.sealContent(keyed, {
        fields,
        deed,
        place,
        witness,
        declarations,
        ...(position === undefined ? {} : { position }),
      }),
    };
  }

  /** While it is returned only the named items open. */
  private async refuseBeyondItems(tx: Tx, report: ReportRow, content: ReportContent): Promise<void> {
    if (report.state !== 'returned') return;
    const rows = await this.evidence.of(tx, report.id);
    const { campaignId, categoryCode, startedOn, endedOn, district } = report;
    const before = {
      ...this.vault.openContent(report),
      ...{ campaignId, categoryCode, startedOn, endedOn, district },
      evidence: this.evidence.declarationsOf(report, rows),
    };
    const items = this.vault.openItems(report).map(({ item }) => item);
    const errors = changesBeyond(before, content, items);
    if (errors.length > 0) throw new Problem('invalid-request', { errors });
  }
}

/** A challenge is proof of an instant, not content: sending it anew changes nothing. */
const withoutChallenge = ({ challenge: _, ...piece }: ReportContent['evidence'][number]) => piece;

/** What no draft may hold: a category of enterprises, more files than allowed. */
function refuseContent(content: ReportContent): void {
  const errors = listFaults(content.evidence);
  if (categoryOf(content.categoryCode)?.holder !== 'person') {
    errors.unshift({
      path: 'categoryCode',
      code: 'not-a-choice',
      text: '企业和社会组织的事项由行业主管部门汇总报送',
    });
  }
  if (errors.length > 0) throw new Problem('invalid-request', { errors });
}
