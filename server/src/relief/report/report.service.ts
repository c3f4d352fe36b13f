import { Injectable } from '@nestjs/common';
import type { MyReport, Report } from '@benefit/shared/relief/report-contract';
import { LookService } from '../../identity/look.service.ts';
import type { Principal } from '../../identity/principal.ts';
import { Database } from '../../platform/database.ts';
import { cursorId, toPage } from '../../platform/page.ts';
import { Problem } from '../../platform/problem.ts';
import { MyReportService } from './my-report.service.ts';
import { OfficerService } from './officer.service.ts';
import { OwnReportService } from './own-report.service.ts';
import type { ReportRow } from './report.entity.ts';
import { ReportRepository } from './report.repository.ts';
import { ReportViewService } from './report-view.service.ts';

/** Shows reports: to their reporters, and to officers within whose area they lie. */
@Injectable()
export class ReportService {
  constructor(
    private readonly database: Database,
    private readonly reports: ReportRepository,
    private readonly own: OwnReportService,
    private readonly view: ReportViewService,
    private readonly officers: OfficerService,
    private readonly mine: MyReportService,
    private readonly looks: LookService,
  ) {}

  /** @throws Problem `not-found`, also where it lies outside an officer's area or was never handed in */
  async get(caller: Principal, reportId: string): Promise<Report> {
    const { report, officer } = await this.database.read(async (tx) => ({
      report: await this.reports.find(tx, reportId),
      officer: await this.officers.officerOf(tx, caller),
    }));
    if (report === null) throw new Problem('not-found');
    if (report.accountId === caller.accountId) return this.own.shown(caller, reportId);
    if (report.number === null || this.officers.kindsFor(officer, report).length === 0) {
      throw new Problem('not-found');
    }
    const shown = await this.database.read((tx) => this.view.shown(tx, report, 'officer'));
    this.noteLook(caller, officer.unit, report);
    return shown;
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

  /** Notes for the person that an officer read the report. */
  private noteLook({ accountId }: Principal, unit: string, { personId, number }: ReportRow): void {
    if (personId === null) return;
    const what = `防汛救灾申报 ${number ?? ''}`.trim();
    this.looks.note({ personId, accountId, byText: unit, what, reason: '办理申报' });
  }
}
