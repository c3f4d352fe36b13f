import { Injectable } from '@nestjs/common';
import { ageOn } from '@benefit/shared/identity/age-rules';
import { RELIEF_BASIS, categoryOf } from '@benefit/shared/relief/category-rules';
import { SEND_BACK_LIMIT, conflictOf, decisionsIn } from '@benefit/shared/relief/report-state-rules';
import type { Conflict, Decision } from '@benefit/shared/relief/report-state-rules';
import type { ReviewReport } from '@benefit/shared/relief/review-contract';
import { PROBLEMS } from '@benefit/shared/problem';
import { FileFactsService } from './file-facts.service.ts';
import type { Tx } from '../../platform/database.ts';
import { EvidenceService } from '../report/evidence.service.ts';
import { OfficerService } from '../report/officer.service.ts';
import type { Officer } from '../report/officer.service.ts';
import type { ReportRow } from '../report/report.entity.ts';
import { ReportRepository } from '../report/report.repository.ts';
import type { SealedContent } from '../report/report-vault.ts';
import { ReportVault } from '../report/report-vault.ts';
import { ReportViewService } from '../report/report-view.service.ts';
import { ClaimService } from './claim.service.ts';
import { CommentService } from './comment.service.ts';
import { DoubleService } from './double.service.ts';
import { EvidenceDetailService } from './evidence-detail.service.ts';
import { mayHandOn } from './hand-on.service.ts';
import { HintService } from './hint.service.ts';
import type { Case } from './review-access.service.ts';
import { shownClock } from './review-clock.service.ts';
import { ReviewSettingsService } from './review-settings.service.ts';

/** A report as its officers see it. */
@Injectable()
export class ReviewDetailService {
  constructor(
    private readonly reports: ReportRepository,
    private readonly view: ReportViewService,
    private readonly vault: ReportVault,
    private readonly officers: OfficerService,
    private readonly evidence: EvidenceService,
    private readonly details: EvidenceDetailService,
    private readonly facts: FileFactsService,
    private readonly doubles: DoubleService,
    private readonly hints: HintService,
    private readonly claims: ClaimService,
    private readonly comments: CommentService,
    private readonly settings: ReviewSettingsService,
  ) {}

  async shown(tx: Tx, { officer, report, kinds }: Case, at: Date): Promise<ReviewReport> {
    const content = this.vault.openContent(report);
    const subject = await this.view.subjectOf(tx, report, content);
    const birthDate = subject.birthDate ?? birthDateOf(content);
    const pieces = await this.evidence.of(tx, report.id);
    const facts = await this.facts.of(
      tx,
      pieces.flatMap(({ fileId }) => fileId ?? []),
    );
    const doubles = await this.doubles.find(tx, report, pieces, facts);
    const evidence = await this.details.shown(tx, report, pieces, { facts, doubles });
    const own = await this.hints.reportHints(tx, officer, report);
    const hints = [...own, ...evidence.flatMap(({ warnings }) => warnings)];
    return {
      report: { ...(await this.view.shown(tx, report, 'officer')), hints },
      evidence,
      gender: subject.gender,
      age: birthDate === null ? null : ageOn(birthDate, report.startedOn),
      clock: shownClock(report, await this.settings.termsAt(tx, at), at),
      claim: await this.claims.claimOn(tx, report.id, officer.accountId, at),
      doubles: await this.doubles.shown(tx, officer, doubles),
      others: await this.others(tx, officer, report),
      comments: await this.comments.list(tx, report, officer.accountId),
      ...(await this.mayDo(tx, { officer, report, kinds })),
      clauses: clausesFor(report),
      hours: hoursOf(report, content),
    };
  }

  /** What the officer may do now, and why not otherwise. */
  private async mayDo(
    tx: Tx,
    { officer, report, kinds }: Case,
  ): Promise<Pick<ReviewReport, 'decisions' | 'conflict' | 'mayHandOn'>> {
    const earlier = await this.reports.deciders(tx, report.id);
    const decisions: Decision[] = [];
    let conflict: Conflict | null = null;
    for (const kind of kinds) {
      const open = decisionsIn(report.state, kind);
      const against = conflictOf(officer, report, kind, earlier);
      if (against === null) decisions.push(...open);
      else if (open.length > 0 || against === 'own-report') conflict ??= against;
    }
    return {
      decisions: decisions.filter((decision) => !isFutile(decision, report)),
      conflict:
        conflict === null || decisions.length > 0 ? null : { code: conflict, text: PROBLEMS[conflict].title },
      mayHandOn: conflict !== 'own-report' && mayHandOn(report),
    };
  }

  /** Other reports about the same document that the officer may see. */
  private async others(tx: Tx, officer: Officer, report: ReportRow): Promise<ReviewReport['others']> {
    const rows = await this.reports.byDocument(tx, report.documentHash);
    return rows
      .filter((row) => row.id !== report.id && row.number !== null)
      .filter((row) => this.officers.kindsFor(officer, row).length > 0)
      .map((row) => ({
        reportId: row.id,
        number: row.number,
        status: row.state,
        categoryName: categoryOf(row.categoryCode)?.name ?? '',
        startedOn: row.startedOn,
        endedOn: row.endedOn,
      }));
  }
}

/** What the state allows and this report does not: past the limit, or with nobody to supplement it. */
const isFutile = (decision: Decision, { sentBack, accountId }: ReportRow): boolean =>
  (decision === 'send-back' && sentBack >= SEND_BACK_LIMIT) || (decision === 'return' && accountId === null);

/** The birth date that a resident identity number carries, for people no account is bound to. */
function birthDateOf({ subject }: SealedContent): string | null {
  if (subject?.kind !== 'person' || subject.documentType !== 'resident-id') return null;
  const [, year, month, day] = /^\d{6}(\d{4})(\d{2})(\d{2})/.exec(subject.documentNumber) ?? [];
  return year === undefined ? null : `${year}-${month}-${day}`;
}

/** The category's own clause first, then those that hold for every report. */
const clausesFor = ({ categoryCode, holder }: ReportRow): string[] => [
  ...new Set([
    categoryOf(categoryCode)?.clause ?? RELIEF_BASIS,
    `${RELIEF_BASIS} ${holder === 'person' ? '一' : '二 1'}`,
    `${RELIEF_BASIS} 四 1`,
    `${RELIEF_BASIS} 四 2`,
    `${RELIEF_BASIS} 四 3`,
  ]),
];

function hoursOf({ hoursTenths }: ReportRow, { fields }: SealedContent): number | null {
  if (hoursTenths !== null) return hoursTenths / 10;
  return typeof fields['hours'] === 'number' ? fields['hours'] : null;
}
