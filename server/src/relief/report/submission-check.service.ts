import { Injectable } from '@nestjs/common';
import { isAdult } from '@benefit/shared/identity/age-rules';
import { RELIEF_BASIS } from '@benefit/shared/relief/category-rules';
import { FILE_REFUSALS } from '@benefit/shared/relief/evidence-rules';
import { reportFaults } from '@benefit/shared/relief/report-rules';
import { shanghaiDate } from '@benefit/shared/shanghai-time';
import type { FieldError } from '@benefit/shared/problem';
import { IdentityService } from '../../identity/identity.service.ts';
import { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database.ts';
import { Problem } from '../../platform/problem.ts';
import type { EvidenceRow } from './evidence.entity.ts';
import { EvidenceService } from './evidence.service.ts';
import { ReportContentService } from './report-content.service.ts';
import type { ReportRow } from './report.entity.ts';

/** What must hold before a report is handed in: of its reporter, its content and its files. */
@Injectable()
export class SubmissionCheckService {
  constructor(
    private readonly identity: IdentityService,
    private readonly contents: ReportContentService,
    private readonly evidence: EvidenceService,
    private readonly clock: Clock,
  ) {}

  /**
   * 四 2: of age, and with consent to the notice in force.
   *
   * @throws Problem `not-bound`, `consent-missing`, `adult-required`
   */
  async refuseReporter(tx: Tx, { personId, origin }: ReportRow): Promise<void> {
    if (personId === null) throw new Problem('not-bound', { fixableBy: 'holder' });
    const holder = await this.identity.holderOf(tx, personId);
    if (!holder.consentGiven) throw new Problem('consent-missing', { fixableBy: 'holder' });
    // 四 2 limits who uploads for themselves, not whom departments report
    if (origin === 'bulk') return;
    const { birthDate } = await this.identity.provedPerson(tx, personId);
    if (!isAdult(birthDate, shanghaiDate(this.clock.now()))) {
      throw new Problem('adult-required', { clause: `${RELIEF_BASIS} 四 2`, fixableBy: 'nobody' });
    }
  }

  /**
   * The content field by field, then the files one by one.
   *
   * @param received bytes that have arrived of each piece that is on its way
   * @throws Problem `invalid-request` by field, `evidence-missing` naming each file and what is left of it
   */
  async refuseIncomplete(tx: Tx, report: ReportRow, received: ReadonlyMap<string, number>): Promise<void> {
    const pieces = await this.evidence.of(tx, report.id);
    const faults = reportFaults(this.contents.factsOf(report, pieces), shanghaiDate(this.clock.now()));
    const errors = report.origin === 'bulk' ? faults.filter(bindsDepartmentsToo) : faults;
    if (errors.length > 0) throw new Problem('invalid-request', { errors });
    const missing = pieces
      .filter(({ state }) => state !== 'ready')
      .map((row) => this.missing(report, row, received.get(row.id) ?? 0));
    if (missing.length > 0) throw new Problem('evidence-missing', { errors: missing });
  }

  private missing(report: ReportRow, row: EvidenceRow, receivedBytes: number): FieldError {
    const { state, refusal, sizeBytes } = row;
    const name = this.evidence.fileNameOf(report, row);
    const path = `evidence.${row.id}`;
    if (state === 'refused' && refusal !== null) {
      return { path, code: refusal, text: `${name}：${FILE_REFUSALS[refusal]}` };
    }
    const left = sizeBytes - receivedBytes;
    return { path, code: 'not-received', text: `${name}：${left > 0 ? leftText(left) : '正在检查，请稍候'}` };
  }
}

/** What the reporter declares, and must prove by files, a department vouches for itself. */
const bindsDepartmentsToo = ({ path, code }: FieldError): boolean =>
  !path.startsWith('declarations.') && !(path === 'evidence' && code === 'required');

/** What has not arrived, in words: 还差 3.2 MB. */
function leftText(bytes: number): string {
  const mib = bytes / (1024 * 1024);
  return mib >= 0.1 ? `还差 ${mib.toFixed(1)} MB` : `还差 ${Math.max(1, Math.ceil(bytes / 1024))} KB`;
}
