import { Injectable } from '@nestjs/common';
import type { Principal } from '../../identity/principal.ts';
import type { Tx } from '../../platform/database.ts';
import { Problem } from '../../platform/problem.ts';
import { OfficerService } from '../report/officer.service.ts';
import type { Officer } from '../report/officer.service.ts';
import type { ReportRow } from '../report/report.entity.ts';
import type { Actor } from '../report/report-transition.service.ts';
import { ReportRepository } from '../report/report.repository.ts';

/** A report before an officer who may see it. */
export interface Case {
  officer: Officer;
  report: ReportRow;
  /** As which kinds of officer the caller may act on it. */
  kinds: ('department' | 'office')[];
}

/** Who may see which report: outside their area it does not exist (404). */
@Injectable()
export class ReviewAccessService {
  constructor(
    private readonly officers: OfficerService,
    private readonly reports: ReportRepository,
  ) {}

  officerOf(tx: Tx, caller: Principal): Promise<Officer> {
    return this.officers.officerOf(tx, caller);
  }

  /**
   * A report of the caller's area that was handed in, locked where it is going to change.
   *
   * @throws Problem `not-found`
   */
  async caseFor(tx: Tx, caller: Principal, reportId: string, mode: 'read' | 'lock'): Promise<Case> {
    const report =
      mode === 'lock' ? await this.reports.lock(tx, reportId) : await this.reports.find(tx, reportId);
    const officer = await this.officers.officerOf(tx, caller);
    const kinds = report === null ? [] : this.officers.kindsFor(officer, report);
    // what was never handed in is the reporter's own
    if (report === null || report.number === null || kinds.length === 0) throw new Problem('not-found');
    return { officer, report, kinds };
  }

  /** The officer as the event of a step keeps it. */
  actorOf({ officer }: Pick<Case, 'officer'>, kind: 'department' | 'office'): Actor {
    const { accountId, personId, label } = officer;
    return { accountId, personId, label, unit: this.officers.unitOf(officer, kind) };
  }

  /** @throws Problem `role-required` where the caller is not of the city's office */
  async requireCityOffice(tx: Tx, caller: Principal): Promise<void> {
    const { cityOffice } = await this.officers.officerOf(tx, caller);
    if (!cityOffice) throw new Problem('role-required', { detail: '只有市信用办可以设置' });
  }
}
