import { Body, Controller, Param, Query, Res } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Report } from '@benefit/shared/relief/report-contract';
import {
  addComment,
  claimReport,
  decide,
  decideMany,
  exportReports,
  getReviewReport,
  handOn,
  listReviewReports,
  releaseReport,
  revealDocument,
} from '@benefit/shared/relief/review-contract';
import type {
  BulkDecisionRequest,
  Claim,
  DecisionRequest,
  ReviewComment,
  ReviewReport,
} from '@benefit/shared/relief/review-contract';
import { Caller } from '../../identity/principal.ts';
import type { Principal } from '../../identity/principal.ts';
import { Serves } from '../../platform/route.ts';
import { sendTable } from '../../platform/table-file.ts';
import { DecisionService } from './decision.service.ts';
import { ExportService } from './export.service.ts';
import { HandOnService } from './hand-on.service.ts';
import type { HandOn } from './hand-on.service.ts';
import { ReviewDeskService } from './review-desk.service.ts';
import type { QueueQuery } from './queue-query.ts';

/** Reports as officers find and decide on them. */
@ApiTags('relief')
@Controller()
export class ReviewController {
  constructor(
    private readonly desk: ReviewDeskService,
    private readonly decisions: DecisionService,
    private readonly handOns: HandOnService,
    private readonly exports: ExportService,
  ) {}

  @Serves(listReviewReports)
  list(
    @Caller() caller: Principal,
    @Query({ schema: listReviewReports.query }) { cursor, ...query }: QueueQuery & { cursor?: string },
  ) {
    return this.desk.list(caller, query, cursor);
  }

  @Serves(getReviewReport)
  get(@Caller() caller: Principal, @Param('reportId') reportId: string): Promise<ReviewReport> {
    return this.desk.open(caller, reportId);
  }

  @Serves(claimReport)
  claim(@Caller() caller: Principal, @Param('reportId') reportId: string): Promise<Claim> {
    return this.desk.claim(caller, reportId);
  }

  @Serves(releaseReport)
  release(@Caller() caller: Principal, @Param('reportId') reportId: string): Promise<void> {
    return this.desk.release(caller, reportId);
  }

  @Serves(decide)
  async decide(
    @Caller() caller: Principal,
    @Param('reportId') reportId: string,
    @Body({ schema: decide.request }) body: DecisionRequest,
  ): Promise<Report> {
    return this.desk.shown(await this.decisions.decide(caller, reportId, body));
  }

  @Serves(decideMany)
  decideMany(@Caller() caller: Principal, @Body({ schema: decideMany.request }) body: BulkDecisionRequest) {
    return this.decisions.decideMany(caller, body);
  }

  @Serves(handOn)
  async handOn(
    @Caller() caller: Principal,
    @Param('reportId') reportId: string,
    @Body({ schema: handOn.request }) body: HandOn,
  ): Promise<Report> {
    return this.desk.shown(await this.handOns.handOn(caller, reportId, body));
  }

  @Serves(addComment)
  comment(
    @Caller() caller: Principal,
    @Param('reportId') reportId: string,
    @Body({ schema: addComment.request }) { text }: { text: string },
  ): Promise<ReviewComment> {
    return this.desk.comment(caller, reportId, text);
  }

  @Serves(revealDocument)
  reveal(
    @Caller() caller: Principal,
    @Param('reportId') reportId: string,
    @Body({ schema: revealDocument.request }) { reason }: { reason: string },
  ): Promise<{ name: string; documentNumber: string }> {
    return this.desk.reveal(caller, reportId, reason);
  }

  @Serves(exportReports)
  async export(
    @Caller() caller: Principal,
    @Query({ schema: exportReports.query })
    { format, ...query }: QueueQuery & { format: 'xlsx' | 'csv' },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return sendTable(await this.exports.start(caller, query, format), reply);
  }
}
