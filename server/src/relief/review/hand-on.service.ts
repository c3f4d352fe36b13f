import { Injectable } from '@nestjs/common';
import { nextActor } from '@benefit/shared/relief/report-state-rules';
import type { Principal } from '../../identity/principal.ts';
import { NoticeService } from '../../identity/notice.service.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import type { Tx } from '../../platform/database.ts';
import { Problem, fieldProblem } from '../../platform/problem.ts';
import { DepartmentRepository } from '../campaign/department.repository.ts';
import type { DepartmentRow } from '../campaign/department.entity.ts';
import type { ReportRow } from '../report/report.entity.ts';
import { ReportTransitionService } from '../report/report-transition.service.ts';
import { ClaimService } from './claim.service.ts';
import { ReviewAccessService } from './review-access.service.ts';
import { ReviewClockService } from './review-clock.service.ts';

export interface HandOn {
  version: number;
  departmentId: string;
  reason: string;
}

/** A department's turn may be another department's: the report goes there (转办). */
export const mayHandOn = ({ state }: Pick<ReportRow, 'state'>): boolean => nextActor(state) === 'department';

/** Hands reports on to the department concerned. */
@Injectable()
export class HandOnService {
  constructor(
    private readonly database: Database,
    private readonly access: ReviewAccessService,
    private readonly transitions: ReportTransitionService,
    private readonly departments: DepartmentRepository,
    private readonly clocks: ReviewClockService,
    private readonly claims: ClaimService,
    private readonly notices: NoticeService,
    private readonly clock: Clock,
  ) {}

  /**
   * Hands a report on: by the office of its area, or by the department that has it.
   *
   * @throws Problem `not-found`, `own-report`, `out-of-date`, `not-allowed-now`, `invalid-request`
   */
  handOn(caller: Principal, reportId: string, request: HandOn): Promise<ReportRow> {
    return this.database.write((tx) => this.handOnIn(tx, caller, reportId, request));
  }

  private async handOnIn(tx: Tx, caller: Principal, reportId: string, request: HandOn): Promise<ReportRow> {
    const found = await this.access.caseFor(tx, caller, reportId, 'lock');
    const { officer, report, kinds } = found;
    const reason = request.reason.trim();
    if (reason === '') {
      throw fieldProblem({ path: 'reason', code: 'required', text: '请写明转办的原因' });
    }
    const department = await this.receiver(tx, report, request.departmentId);
    if (report.version !== request.version)
      throw await this.transitions.outOfDate(tx, report, request.version);
    if (!mayHandOn(report)) throw new Problem('not-allowed-now', { version: report.version });
    if (isOwn(officer, report)) throw new Problem('own-report');
    const at = this.clock.now();
    const { dueAt, pausedHalves } = await this.clocks.afterHandOn(tx, report, at);
    const after = await this.transitions.change(tx, report, {
      action: 'hand-on',
      actor: this.access.actorOf(found, kinds[0] ?? 'office'),
      reason,
      changes: { departmentId: department.id, dueAt, pausedHalves, sortAt: dueAt ?? report.sortAt },
    });
    await this.claims.afterStep(tx, report, after, officer.accountId, at);
    await this.tell(tx, after, department);
    return after;
  }

  private async receiver(tx: Tx, report: ReportRow, departmentId: string): Promise<DepartmentRow> {
    const department = await this.departments.find(tx, departmentId);
    if (department === null || department.closedAt !== null) {
      throw fieldProblem({ path: 'departmentId', code: 'unknown', text: '没有这个部门，请重新选择' });
    }
    if (department.id === report.departmentId) {
      throw fieldProblem({ path: 'departmentId', code: 'unchanged', text: '这件申报已经在这个部门' });
    }
    return department;
  }

  private async tell(tx: Tx, report: ReportRow, department: DepartmentRow): Promise<void> {
    if (report.accountId === null) return;
    const text = `申报 ${report.number ?? ''} 已转交${department.name}办理，您不用做什么。`;
    const message = {
      kind: 'report' as const,
      title: '申报已转交',
      text,
      clause: null,
      subjectId: report.id,
    };
    await this.notices.notify(tx, report.accountId, message);
  }
}

const isOwn = (officer: { accountId: string; personId: string | null }, report: ReportRow): boolean =>
  officer.accountId === report.accountId ||
  (officer.personId !== null && officer.personId === report.personId);
