import { Body, Controller, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  appealReport,
  getReport,
  listMyReports,
  makeChallenge,
  putReport,
  submitReport,
  withdrawReport,
} from '@benefit/shared/relief/report-contract';
import type { PutReportRequest, Report } from '@benefit/shared/relief/report-contract';
import { Caller } from '../../identity/principal.ts';
import type { Principal } from '../../identity/principal.ts';
import { requireMadeId } from '../../platform/made-id.ts';
import { Serves } from '../../platform/route.ts';
import { ChallengeService } from './challenge.service.ts';
import { DraftService } from './draft.service.ts';
import { ReportService } from './report.service.ts';
import { SubmissionService } from './submission.service.ts';

/** Reports as volunteers make and follow them. */
@ApiTags('relief')
@Controller()
export class ReportController {
  constructor(
    private readonly drafts: DraftService,
    private readonly reports: ReportService,
    private readonly submissions: SubmissionService,
    private readonly challenges: ChallengeService,
  ) {}

  @Serves(putReport)
  async put(
    @Caller() caller: Principal,
    @Param('reportId') reportId: string,
    @Body({ schema: putReport.request }) body: PutReportRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Report> {
    requireMadeId(reportId, 'reportId', '申报');
    const { report, created } = await this.drafts.put(caller, reportId, body);
    if (created) void reply.status(201);
    return report;
  }

  @Serves(submitReport)
  submit(
    @Caller() caller: Principal,
    @Param('reportId') reportId: string,
    @Body({ schema: submitReport.request }) { version }: { version: number },
  ): Promise<Report> {
    return this.submissions.submit(caller, reportId, version);
  }

  @Serves(withdrawReport)
  withdraw(
    @Caller() caller: Principal,
    @Param('reportId') reportId: string,
    @Body({ schema: withdrawReport.request }) { reason }: { reason?: string },
  ): Promise<Report> {
    return this.submissions.withdraw(caller, reportId, reason);
  }

  @Serves(appealReport)
  appeal(
    @Caller() caller: Principal,
    @Param('reportId') reportId: string,
    @Body({ schema: appealReport.request }) { reason }: { reason?: string },
  ): Promise<Report> {
    return this.submissions.appeal(caller, reportId, reason);
  }

  @Serves(getReport)
  get(@Caller() caller: Principal, @Param('reportId') reportId: string): Promise<Report> {
    return this.reports.get(caller, reportId);
  }

  @Serves(listMyReports)
  list(@Caller() caller: Principal, @Query({ schema: listMyReports.query }) { cursor }: { cursor?: string }) {
    return this.reports.listMine(caller, cursor);
  }

  @Serves(makeChallenge)
  challenge(@Caller() caller: Principal): { challenge: string; expiresAt: string } {
    return this.challenges.make(caller.accountId);
  }
}
