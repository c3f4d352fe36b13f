import { Injectable } from '@nestjs/common';
import type { GrantResult } from '@benefit/shared/relief/campaign-contract';
import { RELIEF_BASIS } from '@benefit/shared/relief/category-rules';
import { ExchangeService } from '../../exchange/exchange.service.ts';
import { AccessService } from '../../identity/access.service.ts';
import { AuditService } from '../../identity/audit.service.ts';
import { IdentityService } from '../../identity/identity.service.ts';
import { NoticeService } from '../../identity/notice.service.ts';
import type { Principal } from '../../identity/principal.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import type { Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { OutboxService } from '../../platform/outbox.service.ts';
import { Problem } from '../../platform/problem.ts';
import { ReportTransitionService } from '../report/report-transition.service.ts';
import { BonusRepository } from './bonus.repository.ts';
import { BONUS_TOPIC } from './bonus-delivery.service.ts';
import type { CampaignRow, GrantRound } from './campaign.entity.ts';
import { CampaignRepository } from './campaign.repository.ts';
import { requireCity } from './campaign-office.service.ts';
import { PointsService } from './points.service.ts';
import type { PersonPoints } from './points.service.ts';

/** People of one transaction: each is whole in it, so that a cap is reckoned once. */
const PEOPLE_AT_ONCE = 50;

/**
 * Grants bonuses in rounds, after the end was declared (郑信用办〔2021〕23号 三). A round is resumable:
 * pressed again after a crash, by another officer or twice, it goes on where it stands, and a report
 * has one bonus by its unique key.
 */
@Injectable()
export class GrantService {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignRepository,
    private readonly bonuses: BonusRepository,
    private readonly points: PointsService,
    private readonly transitions: ReportTransitionService,
    private readonly identity: IdentityService,
    private readonly notices: NoticeService,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly outbox: OutboxService,
    private readonly exchange: ExchangeService,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `role-required`, `not-found`, `not-allowed-now` before the end was declared */
  async grant(caller: Principal, campaignId: string): Promise<GrantResult> {
    const { round, alreadyGranted } = await this.database.write((tx) => this.open(tx, caller, campaignId));
    if (round === null)
      return { round: alreadyGranted.round, granted: 0, alreadyGranted: alreadyGranted.bonuses };
    let granted = 0;
    for (;;) {
      const done = await this.database.write((tx) => this.batch(tx, caller, campaignId, round));
      this.exchange.poke();
      if (done === null) break;
      granted += done;
    }
    return { round: round.round, granted, alreadyGranted: alreadyGranted.bonuses };
  }

  /** The round to go on with: the unfinished one, or a new one where somebody waits for it. */
  private async open(
    tx: Tx,
    caller: Principal,
    campaignId: string,
  ): Promise<{ round: GrantRound | null; alreadyGranted: { round: number; bonuses: number } }> {
    await requireCity(this.access, tx, caller);
    await this.lockEnded(tx, campaignId);
    const rounds = await this.bonuses.rounds(tx, campaignId);
    const last = rounds[rounds.length - 1];
    const standing = last === undefined ? 0 : await this.bonuses.countOfRound(tx, campaignId, last.round);
    if (last !== undefined && last.finishedAt === null) {
      return { round: last, alreadyGranted: { round: last.round, bonuses: standing } };
    }
    const at = this.clock.now();
    const waiting = await this.bonuses.candidates(tx, campaignId, at, { people: 1 });
    if (waiting.length === 0) {
      return { round: null, alreadyGranted: { round: last?.round ?? 0, bonuses: standing } };
    }
    const round: GrantRound = {
      id: newId(at),
      campaignId,
      round: (last?.round ?? 0) + 1,
      asOf: at,
      startedBy: caller.accountId,
      startedAt: at,
      finishedAt: null,
    };
    await this.bonuses.addRound(tx, round);
    await this.audit.record(tx, caller, 'round-started', { campaignId, round: round.round });
    return { round, alreadyGranted: { round: round.round, bonuses: 0 } };
  }

  /** Grants the next people's bonuses; null when nobody is left and the round is finished. */
  private async batch(
    tx: Tx,
    caller: Principal,
    campaignId: string,
    round: GrantRound,
  ): Promise<number | null> {
    const campaign = await this.lockEnded(tx, campaignId);
    const candidates = await this.bonuses.candidates(tx, campaignId, round.asOf, { people: PEOPLE_AT_ONCE });
    if (candidates.length === 0) {
      await this.bonuses.finishRound(tx, round.id, this.clock.now());
      return null;
    }
    const table = await this.points.tableAt(tx, campaignId, round.asOf);
    const people = await this.points.reckon(tx, campaignId, table, candidates, this.clock.now());
    for (const person of people) await this.grantPerson(tx, caller, campaign, round, table.version, person);
    return candidates.length;
  }

  private async grantPerson(
    tx: Tx,
    caller: Principal,
    campaign: CampaignRow,
    round: GrantRound,
    tableVersion: number,
    { personId, deeds }: PersonPoints,
  ): Promise<void> {
    // later than the round's own instant, so that replaying that instant finds none of it granted
    const at = new Date(Math.max(this.clock.now().getTime(), round.asOf.getTime() + 1));
    const accountId = await this.identity.accountIdOf(tx, personId);
    const clause = `${RELIEF_BASIS} 三`;
    for (const { report, points, cappedBy, text } of deeds) {
      const id = newId(at);
      await this.bonuses.add(tx, {
        id,
        campaignId: campaign.id,
        round: round.round,
        reportId: report.id,
        personId,
        points,
        cappedBy,
        tableVersion,
        text,
        state: 'granted',
        grantedAt: at,
        creditedAt: null,
        rejectedReason: null,
      });
      await this.transitions.apply(tx, {
        reportId: report.id,
        version: report.version,
        action: 'grant',
        by: 'campaign',
        actor: { accountId: caller.accountId, unit: '市信用办', label: caller.label },
        reason: text,
        clause,
      });
      await this.outbox.leave(tx, BONUS_TOPIC, { bonusId: id }, at);
      if (accountId === null) continue;
      await this.notices.notify(tx, accountId, {
        kind: 'bonus',
        title: '加分已报送商鼎分',
        text: `${text}。商鼎分系统确认后计入。`,
        clause,
        subjectId: report.id,
      });
    }
  }

  /** Locks the campaign, so that two officers grant one after the other. */
  private async lockEnded(tx: Tx, campaignId: string): Promise<CampaignRow> {
    const campaign = await this.campaigns.lock(tx, campaignId);
    if (campaign === null) throw new Problem('not-found', { detail: '没有这个专项' });
    if (campaign.status !== 'active') return campaign;
    throw new Problem('not-allowed-now', {
      detail: '专项宣布结束后才能发放加分',
      clause: `${RELIEF_BASIS} 三`,
    });
  }
}
