import { Injectable } from '@nestjs/common';
import { SEND_BACK_LIMIT, transitionFor } from '@benefit/shared/relief/report-state-rules';
import type { BulkDecisionRequest, DecisionRequest } from '@benefit/shared/relief/review-contract';
import { PROBLEMS } from '@benefit/shared/problem';
import type { Principal } from '../../identity/principal.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import type { Tx } from '../../platform/database.ts';
import { Problem } from '../../platform/problem.ts';
import { EvidenceService } from '../report/evidence.service.ts';
import type { ReportRow } from '../report/report.entity.ts';
import { ReportTransitionService } from '../report/report-transition.service.ts';
import { ClaimService } from './claim.service.ts';
import { readDecision } from './decision-fields.ts';
import { ReviewAccessService } from './review-access.service.ts';
import type { Case } from './review-access.service.ts';

/** What became of one report of a bulk decision. */
export interface DecisionResult {
  reportId: string;
  ok: boolean;
  version?: number;
  status?: ReportRow['state'];
  code?: string;
  text?: string;
  errors?: { path: string; code: string; text: string }[];
}

/** Decisions of officers, one report at a time (rule 13). */
@Injectable()
export class DecisionService {
  constructor(
    private readonly database: Database,
    private readonly access: ReviewAccessService,
    private readonly evidence: EvidenceService,
    private readonly transitions: ReportTransitionService,
    private readonly claims: ClaimService,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes a decision on a report.
   *
   * @throws Problem `not-found`, `invalid-request` by field, `own-report`, `took-part`,
   * `out-of-date` with what changed, `not-allowed-now`
   */
  decide(caller: Principal, reportId: string, request: DecisionRequest): Promise<ReportRow> {
    return this.database.write((tx) => this.decideIn(tx, caller, reportId, request));
  }

  /** The same decision on several reports, each in a transaction of its own: one that fails stops no other. */
  async decideMany(
    caller: Principal,
    { reports, ...words }: BulkDecisionRequest,
  ): Promise<{ results: DecisionResult[] }> {
    const results: DecisionResult[] = [];
    for (const { reportId, version } of reports) {
      try {
        const after = await this.decide(caller, reportId, { ...words, version });
        results.push({ reportId, ok: true, version: after.version, status: after.state });
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        results.push(refusedResult(reportId, error));
      }
    }
    return { results };
  }

  private async decideIn(
    tx: Tx,
    caller: Principal,
    reportId: string,
    request: DecisionRequest,
  ): Promise<ReportRow> {
    const found = await this.access.caseFor(tx, caller, reportId, 'lock');
    const { officer, report } = found;
    const evidence = await this.evidence.of(tx, reportId);
    const words = readDecision(request, {
      categoryCode: report.categoryCode,
      evidenceIds: evidence.map(({ id }) => id),
    });
    const { version, decision: action } = request;
    refusePastLimit(report, request);
    const by = kindFor(found, action);
    const actor = this.access.actorOf(found, by);
    const after = await this.transitions.apply(tx, { reportId, version, action, by, actor, ...words });
    await this.claims.afterStep(tx, report, after, officer.accountId, this.clock.now());
    return after;
  }
}

/** As which kind of officer somebody with both roles acts: the one whose move it is. */
function kindFor({ report, kinds }: Case, action: DecisionRequest['decision']): 'department' | 'office' {
  const kind = kinds.find((one) => transitionFor(report.state, action, one) !== null) ?? kinds[0];
  if (kind === undefined) throw new Error('A case has an officer');
  return kind;
}

/** The office may send a report back so often (rule 13), and then has to settle it. */
function refusePastLimit(report: ReportRow, { decision, version }: DecisionRequest): void {
  if (decision !== 'send-back' || report.state !== 'recognised' || report.version !== version) return;
  if (report.sentBack < SEND_BACK_LIMIT) return;
  const detail = `这件申报已退回部门 ${SEND_BACK_LIMIT} 次，不能再退回；请与部门核对后复核`;
  throw new Problem('not-allowed-now', { detail, version });
}

function refusedResult(reportId: string, { code, facts }: Problem): DecisionResult {
  const text = facts.detail ?? facts.errors?.[0]?.text ?? PROBLEMS[code].title;
  return { reportId, ok: false, code, text, ...(facts.errors === undefined ? {} : { errors: facts.errors }) };
}
