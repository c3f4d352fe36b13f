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
import type { Candidate } from './bonus.repository.ts';
import { BONUS_TOPIC } from './bonus-delivery.service.ts';
import type { GrantRound } from './campaign.entity.ts';
import { CampaignRepository } from './campaign.repository.ts';
import { requireCity } from './city-office.ts';
import { PointsService } from './points.service.ts';
import type { PersonPoints } from './points.service.ts';

/** Reports of one transaction. */
const AT_ONCE = 200;
const CLAUSE = `${RELIEF_BASIS} 三`;

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
    const { round, number, standing } = await this.database.write((tx) => this.open(tx, caller, campaignId));
    const result = { round: number, granted: 0, alreadyGranted: standing };
    if (round === null) return result;
    let after: Candidate | null = null;
    for (;;) {
      const from: Candidate | null = after;
      const batch: Candidate[] | 'finished' = await this.database.write((tx) =>
        this.batch(tx, caller, round, from),
      );
      if (batch === 'finished') return result;
      result.granted += batch.length;
      // after the last, once more from the start: a check may have been committed behind us
      after = batch.at(-1) ?? null;
      this.exchange.poke();
    }
  }

  /** The round to go on with: the unfinished one, or a new one where somebody waits for it. */
  private async open(tx: Tx, caller: Principal, campaignId: string): Promise<Opened> {
    await requireCity(this.access, tx, caller);
    await this.lockEnded(tx, campaignId);
    const last = (await this.bonuses.rounds(tx, campaignId)).at(-1);
    const { bonuses: standing, lastAt } = await this.bonuses.standingOfRound(
      tx,
      campaignId,
      last?.round ?? 0,
    );
    if (last?.finishedAt === null) return { round: last, number: last.round, standing };
    // no earlier than what stands, though another server's clock was ahead
    const at = new Date(Math.max(this.clock.now().getTime(), lastAt?.getTime() ?? 0));
    const waiting = await this.bonuses.nextToGrant(tx, { campaignId, asOf: at }, { after: null, limit: 1 });
    if (waiting.length === 0) return { round: null, number: last?.round ?? 0, standing };
    const number = (last?.round ?? 0) + 1;
    const round: GrantRound = {
      id: newId(at),
      campaignId,
      round: number,
      asOf: at,
      startedBy: caller.accountId,
      startedAt: at,
      finishedAt: null,
    };
    await this.bonuses.addRound(tx, round);
    await this.audit.record(tx, caller, 'round-started', { campaignId, round: number });
    return { round, number, standing: 0 };
  }

  /** Grants the next reports; `finished` when there is none and the round is over. */
  private async batch(
    tx: Tx,
    caller: Principal,
    { id, campaignId }: GrantRound,
    after: Candidate | null,
  ): Promise<Candidate[] | 'finished'> {
    const round = await this.bonuses.lockRound(tx, id);
    if (round === null || round.finishedAt !== null) return 'finished';
    const candidates = await this.bonuses.nextToGrant(tx, round, { after, limit: AT_ONCE });
    if (candidates.length === 0) {
      if (after !== null) return [];
      await this.bonuses.finishRound(tx, id, this.clock.now());
      await this.audit.record(tx, caller, 'round-finished', { campaignId, round: round.round });
      return 'finished';
    }
    const table = await this.points.tableAt(tx, campaignId, round.asOf);
    const people = await this.points.reckon(tx, campaignId, table, candidates, 'now');
    for (const person of people) await this.grantPerson(tx, caller, round, table.version, person);
    return candidates;
  }

  private async grantPerson(
    tx: Tx,
    caller: Principal,
    round: GrantRound,
    tableVersion: number,
    { personId, deeds }: PersonPoints,
  ): Promise<void> {
    // later than the round's own instant: what a round granted did not stand when it was reckoned
    const at = new Date(Math.max(this.clock.now().getTime(), round.asOf.getTime() + 1));
    const accountId = await this.identity.accountIdOf(tx, personId);
    for (const { report, points, cappedBy, text } of deeds) {
      const id = newId(at);
      await this.bonuses.add(tx, {
        id,
        campaignId: round.campaignId,
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
        version: null,
        action: 'grant',
        by: 'campaign',
        actor: { accountId: caller.accountId, unit: '市信用办', label: caller.label },
        reason: text,
        clause: CLAUSE,
      });
      await this.outbox.leave(tx, BONUS_TOPIC, { bonusId: id }, at);
      if (accountId !== null) await this.tell(tx, accountId, report.id, text);
    }
  }

  private async tell(tx: Tx, accountId: string, subjectId: string, text: string): Promise<void> {
    await this.notices.notify(tx, accountId, {
      kind: 'bonus',
      title: '加分已报送商鼎分',
      text: `${text}。商鼎分系统确认后计入。`,
      clause: CLAUSE,
      subjectId,
    });
  }

  /** Locks the campaign, so that of two officers at once only one opens a round. */
  private async lockEnded(tx: Tx, campaignId: string): Promise<void> {
    const campaign = await this.campaigns.lock(tx, campaignId);
    if (campaign === null) throw new Problem('not-found', { detail: '没有这个专项' });
    if (campaign.status !== 'active') return;
    throw new Problem('not-allowed-now', { detail: '专项宣布结束后才能发放加分', clause: CLAUSE });
  }
}

/** The round to go on with, or none, and what of the newest round stands already. */
interface Opened {
  round: GrantRound | null;
  number: number;
  standing: number;
}
