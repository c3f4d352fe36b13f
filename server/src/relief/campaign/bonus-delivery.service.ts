import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { MyBonus } from '@benefit/shared/relief/campaign-contract';
import { RELIEF_BASIS, categoryOf } from '@benefit/shared/relief/category-rules';
import { CreditService } from '../../credit/credit.service.ts';
import { ExchangeService } from '../../exchange/exchange.service.ts';
import { IdentityService } from '../../identity/identity.service.ts';
import { NoticeService } from '../../identity/notice.service.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import type { Tx } from '../../platform/database.ts';
import { OutboxService } from '../../platform/outbox.service.ts';
import { MyReportService } from '../report/my-report.service.ts';
import { ReportRepository } from '../report/report.repository.ts';
import { ReportTransitionService } from '../report/report-transition.service.ts';
import { ReportVault } from '../report/report-vault.ts';
import { ReportViewService } from '../report/report-view.service.ts';
import { BonusRepository } from './bonus.repository.ts';
import { CampaignService } from './campaign.service.ts';

/** A bonus that is proposed to the score system; body `{bonusId}`. */
export const BONUS_TOPIC = 'bonus.proposed';
/** A report that passed the office's check and goes to the city platform; body `{reportId}`. */
const RECORD_TOPIC = 'record.confirmed';

/** Takes bonuses to the score system and back, and confirmed records to the city platform (rules 15 and 18). */
@Injectable()
export class BonusDeliveryService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly exchange: ExchangeService,
    private readonly outbox: OutboxService,
    private readonly credit: CreditService,
    private readonly bonuses: BonusRepository,
    private readonly campaigns: CampaignService,
    private readonly reports: ReportRepository,
    private readonly transitions: ReportTransitionService,
    private readonly view: ReportViewService,
    private readonly vault: ReportVault,
    private readonly mine: MyReportService,
    private readonly identity: IdentityService,
    private readonly notices: NoticeService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.exchange.deliver(BONUS_TOPIC, ({ body }) => this.propose(body['bonusId'] ?? ''));
    this.exchange.deliver(RECORD_TOPIC, ({ body }) => this.push(body['reportId'] ?? ''));
    this.transitions.onStep.register(async (tx, { report, transition, at }) => {
      if (transition.to === 'confirmed')
        await this.outbox.leave(tx, RECORD_TOPIC, { reportId: report.id }, at);
    });
    this.mine.pointsOf.register(async (tx, { reportIds }) => {
      const rows = await this.bonuses.ofReports(tx, reportIds);
      return new Map(rows.map(({ reportId, points }) => [reportId, points]));
    });
  }

  /** Bonuses of a person, newest first, each with its explanation. */
  async listMine(personId: string | null): Promise<{ items: MyBonus[] }> {
    if (personId === null) return { items: [] };
    return this.database.read(async (tx) => {
      const titles = await this.campaigns.titles(tx);
      const rows = await this.bonuses.ofPerson(tx, personId);
      return {
        items: rows.map((row) => ({
          bonusId: row.id,
          reportId: row.reportId,
          campaignTitle: titles.get(row.campaignId) ?? '',
          points: row.points,
          text: row.text,
          status: row.state,
          grantedAt: row.grantedAt.toISOString(),
          creditedAt: row.creditedAt?.toISOString() ?? null,
          rejectedReason: row.rejectedReason,
          clause: `${RELIEF_BASIS} 三`,
        })),
      };
    });
  }

  /** Proposes one bonus and writes down the answer; a second time finds it answered. */
  private async propose(bonusId: string): Promise<void> {
    await this.database.write(async (tx) => {
      const bonus = await this.bonuses.lock(tx, bonusId);
      if (bonus === null) throw new Error(`No bonus ${bonusId}`);
      if (bonus.state !== 'granted') return;
      const { documentHash } = await this.identity.provedPerson(tx, bonus.personId);
      const answer = await this.credit.proposeBonus(tx, { id: bonusId, documentHash, points: bonus.points });
      const at = this.clock.now();
      await this.bonuses.update(
        tx,
        bonusId,
        answer.credited
          ? { state: 'credited', creditedAt: at }
          : { state: 'rejected', rejectedReason: answer.reason.slice(0, 200) },
      );
      await this.transitions.apply(tx, {
        reportId: bonus.reportId,
        version: null,
        action: answer.credited ? 'credit' : 'reject',
        by: 'campaign',
        actor: { accountId: null, unit: '商鼎分系统', label: '商鼎分系统' },
        reason: answer.credited ? bonus.text : answer.reason,
      });
      const words = answer.credited
        ? { title: '加分已计入商鼎分', text: `${bonus.text}，已计入您的商鼎分。` }
        : { title: '加分未被采纳', text: `商鼎分系统未采纳：${answer.reason}` };
      await this.tell(tx, bonus.personId, bonus.reportId, words);
    });
  }

  private async tell(
    tx: Tx,
    personId: string,
    reportId: string,
    words: { title: string; text: string },
  ): Promise<void> {
    const accountId = await this.identity.accountIdOf(tx, personId);
    if (accountId === null) return;
    const message = { kind: 'bonus' as const, ...words, clause: `${RELIEF_BASIS} 三`, subjectId: reportId };
    await this.notices.notify(tx, accountId, message);
  }

  /** Hands a confirmed record over, outside of any transaction. */
  private async push(reportId: string): Promise<void> {
    const record = await this.database.read(async (tx) => {
      const report = await this.reports.find(tx, reportId);
      if (report === null) throw new Error(`No report ${reportId}`);
      const content = this.vault.openContent(report);
      const subject = await this.view.subjectOf(tx, report, content);
      const category = categoryOf(report.categoryCode);
      return {
        id: reportId,
        kind: 'relief-deed' as const,
        content: {
          number: report.number,
          holder: report.holder,
          name: subject.name,
          documentNumber: subject.documentNumber,
          gender: subject.gender,
          category: category?.name,
          clause: category?.clause,
          deed: content.deed,
          startedOn: report.startedOn,
          endedOn: report.endedOn,
          confirmedAt: report.confirmedAt?.toISOString(),
        },
      };
    });
    await this.exchange.push(record);
  }
}
