import { randomUUID } from 'node:crypto';
import { shanghaiDate } from '@benefit/shared/shanghai-time';
import { Account } from '../../src/identity/account.entity.ts';
import { ReportRow } from '../../src/relief/report/report.entity.ts';
import { ReportTransitionService } from '../../src/relief/report/report-transition.service.ts';
import { ReportVault } from '../../src/relief/report/report-vault.ts';
import { ReportRepository } from '../../src/relief/report/report.repository.ts';
import type { Answer } from './api.ts';
import type { TestApp } from './app.ts';
import type { Citizen } from './city.ts';
import { NEEDED, Relief, good } from './relief.ts';
import type { TestDepartment, TestOfficer } from './relief.ts';
import type { Decision } from '@benefit/shared/relief/report-state-rules';

/** What a case is made of; the rest is filled in. */
export interface CaseParts {
  citizen?: Citizen;
  campaignId?: string;
  /** null: in no department's hands. */
  department?: TestDepartment | null;
  district?: string;
  categoryCode?: ReportRow['categoryCode'];
  deed?: string;
  startedOn?: string;
  endedOn?: string;
}

/** A report that was handed in, by its id. */
export interface TestCase {
  reportId: string;
  number: string;
  citizen: Citizen;
}

/** A district with its department, officers and campaign, and reports without files that wait there. */
export class ReviewCases {
  private constructor(
    readonly t: TestApp,
    readonly relief: Relief,
    readonly campaignId: string,
    readonly department: TestDepartment,
    readonly officer: TestOfficer,
    readonly citizen: Citizen,
  ) {}

  static async make(t: TestApp): Promise<ReviewCases> {
    const relief = new Relief(t);
    const department = await relief.department();
    const { campaignId } = await relief.campaign({ department });
    const officer = await relief.departmentOfficer(department);
    return new ReviewCases(t, relief, campaignId, department, officer, await relief.city.citizen());
  }

  /** A report handed in now, as the product writes it, but for the files that this is not about. */
  async submitted(parts: CaseParts = {}): Promise<TestCase> {
    const { t } = this;
    const citizen = parts.citizen ?? this.citizen;
    const reportId = this.relief.newId();
    const transitions = t.app.get(ReportTransitionService);
    const at = t.clock.now();
    const number = await t.database.write(async (tx) => {
      const { personId } = await tx.orm.findOneByOrFail(Account, { id: citizen.accountId });
      const draft = this.draftRow(reportId, citizen, personId, at, parts);
      const actor = { accountId: citizen.accountId, unit: '本人', label: '本人' };
      await transitions.begin(tx, draft, { action: 'put', actor });
      const day = shanghaiDate(at);
      const count = await t.app.get(ReportRepository).nextNumber(tx, day);
      const given = `RB-${day.slice(2).replaceAll('-', '')}-${String(count).padStart(4, '0')}`;
      const department = parts.department === undefined ? this.department : parts.department;
      await tx.orm.update(
        ReportRow,
        { id: reportId },
        {
          number: given,
          departmentId: department?.departmentId ?? null,
        },
      );
      await transitions.apply(tx, { reportId, version: 1, action: 'submit', by: 'reporter', actor });
      return given;
    });
    return { reportId, number, citizen };
  }

  /** The same after decisions, each of which must be taken. */
  async after(steps: readonly [TestOfficer, Decision][], parts: CaseParts = {}): Promise<TestCase> {
    const made = await this.submitted(parts);
    await this.through(made.reportId, steps);
    return made;
  }

  async through(reportId: string, steps: readonly [TestOfficer, Decision][]): Promise<void> {
    for (const [officer, decision] of steps) good(await this.decide(officer, reportId, decision), 200);
  }

  /** Hands in again what was returned, without the files that this is not about. */
  async resubmit(reportId: string, citizen = this.citizen): Promise<void> {
    const actor = { accountId: citizen.accountId, unit: '本人', label: '本人' };
    await this.t.database.write((tx) =>
      this.t.app
        .get(ReportTransitionService)
        .apply(tx, { reportId, version: null, action: 'submit', by: 'reporter', actor }),
    );
  }

  /** A decision on the newest version, with what it needs. */
  async decide(
    officer: TestOfficer,
    reportId: string,
    decision: Decision,
    extra: object = {},
  ): Promise<Answer> {
    const { version } = await this.row(reportId);
    const body = { version, decision, ...NEEDED[decision], ...extra };
    return this.t.api.post(`/review/reports/${reportId}/decisions`, body, { token: officer.token });
  }

  row(reportId: string): Promise<ReportRow> {
    return this.t.database.read((tx) => tx.orm.findOneByOrFail(ReportRow, { id: reportId }));
  }

  /** The queue as an officer sees it, within this campaign. */
  queue(officer: TestOfficer, query: Record<string, string> = {}): Promise<Answer> {
    const address = new URLSearchParams({ campaignId: this.campaignId, ...query });
    return this.t.api.get(`/review/reports?${address}`, { token: officer.token });
  }

  private draftRow(
    reportId: string,
    citizen: Citizen,
    personId: string | null,
    at: Date,
    parts: CaseParts,
  ): ReportRow {
    const vault = this.t.app.get(ReportVault);
    const keyed = { id: reportId, dataKey: vault.newKey(reportId) };
    const { deed = '随社区转移三户老人。' } = parts;
    const content = {
      fields: { hours: 16 },
      deed,
      place: '文祥路',
      witness: '王霞',
      declarations: { capable: true, resident: true, voluntary: true },
    };
    return {
      ...keyed,
      number: null,
      campaignId: parts.campaignId ?? this.campaignId,
      categoryCode: parts.categoryCode ?? 'frontline',
      holder: 'person',
      origin: 'self',
      accountId: citizen.accountId,
      personId,
      documentHash: citizen.documentHash,
      nameHash: vault.nameHash(citizen.name),
      receiptHash: null,
      contentSealed: vault.sealContent(keyed, content),
      contentHash: randomUUID(),
      district: parts.district ?? '金水区',
      startedOn: parts.startedOn ?? '2026-07-18',
      endedOn: parts.endedOn ?? '2026-07-20',
      state: 'draft',
      version: 1,
      departmentId: null,
      hoursTenths: null,
      hints: '',
      itemsSealed: vault.sealItems(keyed, []),
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
    };
  }
}
