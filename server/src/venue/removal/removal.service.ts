import { Injectable } from '@nestjs/common';
import { endOfShanghaiDay, shanghaiDate } from '@benefit/shared/shanghai-time';
import type { VenueHistory } from '@benefit/shared/venue/standing-contract';
import {
  MAX_HEARING_DAYS,
  MIN_HEARING_DAYS,
  hearingFault,
  removalGroundText,
} from '@benefit/shared/venue/removal-rules';
import type { RemovalDecision, RemovalGround } from '@benefit/shared/venue/removal-rules';
import { venueStatusText, venueTransitionFor } from '@benefit/shared/venue/venue-state-rules';
import type { Principal } from '../../identity/principal.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import type { Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { Problem, fieldProblem } from '../../platform/problem.ts';
import { StandingRepository } from '../standing.repository.ts';
import { StandingService } from '../standing.service.ts';
import { VenueAccessService } from '../venue-access.service.ts';
import type { Side } from '../venue-access.service.ts';
import { VenueNoticeService } from '../venue-notice.service.ts';
import type { VenueRow } from '../venue.entity.ts';
import type { VenueRemoval } from './removal.entity.ts';
import { RemovalRepository } from './removal.repository.ts';

const DAY_MS = 24 * 3600_000;

/** The removal of a venue before the office carries it out (郑经信用办〔2024〕21号 五（一）). */
@Injectable()
export class RemovalService {
  constructor(
    private readonly database: Database,
    private readonly access: VenueAccessService,
    private readonly standings: StandingRepository,
    private readonly standing: StandingService,
    private readonly removals: RemovalRepository,
    private readonly notices: VenueNoticeService,
    private readonly clock: Clock,
  ) {}

  /**
   * The sponsor proposes a removal on one of the grounds of the clause; the venue is told and may speak.
   *
   * @throws Problem `not-found`, `not-allowed-now` for a venue that cannot be removed or whose removal is
   *   under way, `invalid-request` for a time to speak that is too short or too long
   */
  async propose(
    caller: Principal,
    venueId: string,
    { ground, reason, hearingUntil }: { ground: RemovalGround; reason: string; hearingUntil: string },
  ): Promise<VenueHistory> {
    const at = this.clock.now();
    // the last moment of the day, as it is read
    const until = new Date(endOfShanghaiDay(new Date(`${hearingUntil}T12:00:00+08:00`)).getTime() - 1);
    const days = (until.getTime() - at.getTime()) / DAY_MS;
    if (days < MIN_HEARING_DAYS || days > MAX_HEARING_DAYS + 1) {
      const earliest = shanghaiDate(new Date(at.getTime() + MIN_HEARING_DAYS * DAY_MS));
      const text = `陈述期至少 ${MIN_HEARING_DAYS} 天、最多 ${MAX_HEARING_DAYS} 天，不早于 ${earliest}`;
      throw fieldProblem({ path: 'hearingUntil', code: 'out-of-range', text });
    }
    return this.database.write(async (tx) => {
      const { venue, side } = await this.lockedFor(tx, caller, venueId, 'sponsor');
      if (venueTransitionFor(venue.status, 'remove', 'office') === null) {
        const detail = `网点现在是“${venueStatusText[venue.status]}”，不能清退`;
        throw new Problem('not-allowed-now', { detail });
      }
      const open = await this.removals.latest(tx, venueId);
      if (open !== null && open.decision !== 'dropped')
        throw new Problem('not-allowed-now', { detail: '这个网点已有一件清退在办' });
      await this.removals.add(tx, {
        id: newId(at),
        venueId,
        ground,
        reason: reason.trim(),
        proposedBy: caller.accountId,
        unit: side.unit,
        proposedAt: at,
        hearingUntil: until,
        statement: null,
        statedBy: null,
        statedAt: null,
        decision: null,
        decisionReason: null,
        decidedBy: null,
        decidedAt: null,
      });
      await this.notices.tellManagers(tx, venue, {
        title: '推荐单位提出清退',
        text: `${side.unit}以“${removalGroundText[ground]}”为由提出清退：${reason.trim()}。请在 ${hearingUntil} 前在“上线与公告”里陈述意见。`,
        clause: '郑经信用办〔2024〕21号 五（一）',
      });
      return this.standing.historyFor(tx, caller, venueId);
    });
  }

  /** @throws Problem `not-found`, `not-allowed-now` where it has spoken, its time is over, or it is decided */
  async state(
    caller: Principal,
    venueId: string,
    removalId: string,
    statement: string,
  ): Promise<VenueHistory> {
    return this.database.write(async (tx) => {
      await this.lockedFor(tx, caller, venueId, 'manager');
      const removal = await this.under(tx, venueId, removalId);
      if (removal.statement !== null) throw new Problem('not-allowed-now', { detail: '已经陈述过意见' });
      const now = this.clock.now();
      if (now >= removal.hearingUntil) throw new Problem('not-allowed-now', { detail: '陈述期已过' });
      const changes = { statement: statement.trim(), statedBy: caller.accountId, statedAt: now };
      await this.removals.update(tx, removalId, changes);
      return this.standing.historyFor(tx, caller, venueId);
    });
  }

  /** @throws Problem `not-found`, `not-allowed-now` before the venue has spoken or its time is over */
  async decide(
    caller: Principal,
    venueId: string,
    removalId: string,
    { decision, reason }: { decision: RemovalDecision; reason: string },
  ): Promise<VenueHistory> {
    return this.database.write(async (tx) => {
      const { venue, side } = await this.lockedFor(tx, caller, venueId, 'sponsor');
      const removal = await this.under(tx, venueId, removalId);
      const now = this.clock.now();
      if (hearingFault(removal, now) !== null) {
        const detail = `网点陈述意见后，或陈述期满（${shanghaiDate(removal.hearingUntil)}）后才能决定`;
        throw new Problem('not-allowed-now', { detail, availableAt: removal.hearingUntil.toISOString() });
      }
      await this.removals.update(tx, removalId, {
        decision,
        decisionReason: reason.trim(),
        decidedBy: caller.accountId,
        decidedAt: now,
      });
      await this.notices.tellManagers(tx, venue, {
        title: decision === 'upheld' ? '推荐单位决定清退' : '推荐单位决定不予清退',
        text: `${side.unit}：${reason.trim()}`,
        clause: '郑经信用办〔2024〕21号 五（一）',
      });
      return this.standing.historyFor(tx, caller, venueId);
    });
  }

  private async under(tx: Tx, venueId: string, removalId: string): Promise<VenueRemoval> {
    const removal = await this.removals.latest(tx, venueId);
    if (removal?.id !== removalId) throw new Problem('not-found', { detail: '没有这件清退' });
    if (removal.decision !== null) throw new Problem('not-allowed-now', { detail: '这件清退已经决定' });
    return removal;
  }

  /** The venue with its row locked, met as one who may do this. @throws Problem `not-found` */
  private async lockedFor(
    tx: Tx,
    caller: Principal,
    venueId: string,
    actor: Side['actor'],
  ): Promise<{ venue: VenueRow; side: Side }> {
    await this.standings.lockAny(tx, venueId);
    const { venue, sides } = await this.access.met(tx, caller, venueId);
    const side = sides.find((each) => each.actor === actor);
    if (side === undefined) throw new Problem('not-found', { detail: '没有这个网点' });
    return { venue, side };
  }
}
