import { Injectable } from '@nestjs/common';
import type { Report } from '@benefit/shared/relief/report-contract';
import type { Claim, ReviewComment, ReviewReport } from '@benefit/shared/relief/review-contract';
import { AuditService } from '../../identity/audit.service.ts';
import type { Principal } from '../../identity/principal.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import { fieldProblem } from '../../platform/problem.ts';
import { OfficerService } from '../report/officer.service.ts';
import type { ReportRow } from '../report/report.entity.ts';
import { ReportViewService } from '../report/report-view.service.ts';
import { ClaimService } from './claim.service.ts';
import { CommentService } from './comment.service.ts';
import { readCursor } from './queue-query.ts';
import type { QueueQuery } from './queue-query.ts';
import { QueueService } from './queue.service.ts';
import type { QueuePage } from './queue.service.ts';
import { ReviewAccessService } from './review-access.service.ts';
import { ReviewDetailService } from './review-detail.service.ts';
import { ReviewLookService } from './review-look.service.ts';
import { SummaryService } from './summary.service.ts';
import type { ReviewSummary } from './summary.service.ts';

/** What an officer reads and does at the desk, short of deciding; each call is one transaction or none. */
@Injectable()
export class ReviewDeskService {
  constructor(
    private readonly database: Database,
    private readonly access: ReviewAccessService,
    private readonly officers: OfficerService,
    private readonly queue: QueueService,
    private readonly details: ReviewDetailService,
    private readonly summaries: SummaryService,
    private readonly claims: ClaimService,
    private readonly comments: CommentService,
    private readonly looks: ReviewLookService,
    private readonly view: ReportViewService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `invalid-request` where a filter or the cursor is none */
  list(caller: Principal, query: QueueQuery, cursor: string | undefined): Promise<QueuePage> {
    const after = readCursor(cursor);
    return this.database.read(async (tx) => {
      const officer = await this.access.officerOf(tx, caller);
      return this.queue.page(tx, officer, query, after, this.clock.now());
    });
  }

  summary(caller: Principal): Promise<ReviewSummary> {
    return this.database.read(async (tx) => {
      const officer = await this.access.officerOf(tx, caller);
      const units = (['department', 'office'] as const).map((kind) => this.officers.unitOf(officer, kind));
      return this.summaries.summary(tx, officer, [...new Set(units)], this.clock.now());
    });
  }

  /** Opens a report: the look is noted, and a claim of the officer's own goes on. @throws Problem `not-found` */
  async open(caller: Principal, reportId: string): Promise<ReviewReport> {
    const at = this.clock.now();
    const opened = await this.database.read(async (tx) => {
      const found = await this.access.caseFor(tx, caller, reportId, 'read');
      return { found, shown: await this.details.shown(tx, found, at) };
    });
    this.looks.opening(opened.found.officer, opened.found.report);
    if (opened.shown.claim?.mine !== true) return opened.shown;
    const claim = await this.database.write(async (tx) => {
      await this.claims.renew(tx, reportId, caller.accountId, at);
      return this.claims.claimOn(tx, reportId, caller.accountId, at);
    });
    return { ...opened.shown, claim };
  }

  /** @throws Problem `not-found`, `not-allowed-now` */
  claim(caller: Principal, reportId: string): Promise<Claim> {
    return this.database.write(async (tx) => {
      const { report } = await this.access.caseFor(tx, caller, reportId, 'lock');
      return this.claims.take(tx, report, caller.accountId, this.clock.now());
    });
  }

  /** Lets go of what the caller holds; of what somebody else does, nothing happens. @throws Problem `not-found` */
  release(caller: Principal, reportId: string): Promise<void> {
    return this.database.write(async (tx) => {
      await this.access.caseFor(tx, caller, reportId, 'lock');
      await this.claims.release(tx, reportId, caller.accountId);
    });
  }

  /** @throws Problem `not-found`, `invalid-request` */
  comment(caller: Principal, reportId: string, text: string): Promise<ReviewComment> {
    return this.database.write(async (tx) => {
      const { officer, report } = await this.access.caseFor(tx, caller, reportId, 'lock');
      const at = this.clock.now();
      await this.claims.renew(tx, reportId, caller.accountId, at);
      return this.comments.add(tx, report, officer, { text, at });
    });
  }

  /** Name and number in full, for a reason that the audit keeps and the person reads. @throws Problem `not-found` */
  async reveal(
    caller: Principal,
    reportId: string,
    reason: string,
  ): Promise<{ name: string; documentNumber: string }> {
    const words = reason.trim();
    if (words === '') throw fieldProblem({ path: 'reason', code: 'required', text: '请写明查看的原因' });
    const { officer, report, subject } = await this.database.write(async (tx) => {
      const found = await this.access.caseFor(tx, caller, reportId, 'read');
      await this.audit.record(tx, caller, 'document-revealed', { reportId, reason: words });
      return { ...found, subject: await this.view.subjectOf(tx, found.report) };
    });
    this.looks.revealing(officer, report, words);
    return { name: subject.name, documentNumber: subject.documentNumber };
  }

  /** A report after a step, as the officer who took it sees it. */
  shown(report: ReportRow): Promise<Report> {
    return this.database.read((tx) => this.view.shown(tx, report, 'officer'));
  }
}
