import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { categoryOf } from '@benefit/shared/relief/category-rules';
import { ExchangeService } from '../../exchange/exchange.service.ts';
import { Database } from '../../platform/database.ts';
import type { Tx } from '../../platform/database.ts';
import { OutboxService } from '../../platform/outbox.service.ts';
import { ReportRepository } from '../report/report.repository.ts';
import { ReportTransitionService } from '../report/report-transition.service.ts';
import { ReportVault } from '../report/report-vault.ts';
import { ReportViewService } from '../report/report-view.service.ts';

/** A report that passed the office's check and goes to the city platform; body `{reportId}`. */
const RECORD_TOPIC = 'record.confirmed';

type PlatformRecord = Parameters<ExchangeService['push']>[0];

/** Hands confirmed records to the city platform (rule 18); what they say is opened only then. */
@Injectable()
export class RecordDeliveryService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly exchange: ExchangeService,
    private readonly outbox: OutboxService,
    private readonly reports: ReportRepository,
    private readonly transitions: ReportTransitionService,
    private readonly view: ReportViewService,
    private readonly vault: ReportVault,
  ) {}

  onModuleInit(): void {
    this.exchange.deliver(RECORD_TOPIC, ({ body }) => this.push(body['reportId'] ?? ''));
    this.transitions.onStep.register(async (tx, { report, transition, at }) => {
      if (transition.to === 'confirmed')
        await this.outbox.leave(tx, RECORD_TOPIC, { reportId: report.id }, at);
    });
  }

  /** Outside of any transaction: the platform is another authority. */
  private async push(reportId: string): Promise<void> {
    await this.exchange.push(await this.database.read((tx) => this.recordOf(tx, reportId)));
  }

  private async recordOf(tx: Tx, reportId: string): Promise<PlatformRecord> {
    const report = await this.reports.find(tx, reportId);
    if (report === null) throw new Error(`No report ${reportId}`);
    const content = this.vault.openContent(report);
    const { name, documentNumber, gender } = await this.view.subjectOf(tx, report, content);
    const category = categoryOf(report.categoryCode);
    return {
      id: reportId,
      kind: 'relief-deed',
      content: {
        number: report.number,
        holder: report.holder,
        name,
        documentNumber,
        gender,
        category: category?.name,
        clause: category?.clause,
        deed: content.deed,
        startedOn: report.startedOn,
        endedOn: report.endedOn,
        confirmedAt: report.confirmedAt?.toISOString(),
      },
    };
  }
}
