import { Injectable } from '@nestjs/common';
import { isCalendarDay, shanghaiDate } from '@benefit/shared/shanghai-time';
import {
  SPONSOR_CHECKS,
  joiningStepText,
  sponsorCheckText,
  yearsAfter,
} from '@benefit/shared/venue/joining-rules';
import type { JoiningStep, SponsorCheck } from '@benefit/shared/venue/joining-rules';
import type { VenueHistory } from '@benefit/shared/venue/standing-contract';
import {
  REASON_REQUIRED_FOR,
  venueActionText,
  venueStatusText,
  venueTransitionFor,
} from '@benefit/shared/venue/venue-state-rules';
import type { VenueAction, VenueTransition } from '@benefit/shared/venue/venue-state-rules';
import type { Principal } from '../identity/principal.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { Problem, fieldProblem } from '../platform/problem.ts';
import { AnnouncementService } from './joining/announcement.service.ts';
import { JoiningRepository } from './joining/joining.repository.ts';
import { JoiningService } from './joining/joining.service.ts';
import { RemovalRepository } from './removal/removal.repository.ts';
import { StandingRepository } from './standing.repository.ts';
import { StandingService } from './standing.service.ts';
import { VenueAccessService } from './venue-access.service.ts';
import type { Side } from './venue-access.service.ts';
import type { VenueEvent } from './venue-event.entity.ts';
import { VenueNoticeService } from './venue-notice.service.ts';
import type { VenueRow } from './venue.entity.ts';

export interface VenueStep {
  version: number;
  action: VenueAction;
  reason?: string | undefined;
  checks?: readonly SponsorCheck[] | undefined;
  steps?: readonly JoiningStep[] | undefined;
  until?: string | undefined;
}

/** A step that is being taken: on what, by whom, when. */
interface Taking {
  venue: VenueRow;
  transition: VenueTransition;
  step: VenueStep;
  caller: Principal;
  at: Date;
}

/** Longest pause; whoever stays away longer ends. */
const MAX_PAUSE_YEARS = 1;
/** A venue runs for two years at least (四 3); ending earlier is told to the sponsor. */
const MIN_YEARS = 2;

/** The steps of a venue's life: one of the state table each, with what belongs to it. */
@Injectable()
export class VenueStepService {
  constructor(
    private readonly database: Database,
    private readonly access: VenueAccessService,
    private readonly standings: StandingRepository,
    private readonly standing: StandingService,
    private readonly joinings: JoiningRepository,
    private readonly joining: JoiningService,
    private readonly announcements: AnnouncementService,
    private readonly removals: RemovalRepository,
    private readonly notices: VenueNoticeService,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes one step of the state table. Redemptions of the venue are wholly before it or wholly after.
   *
   * @throws Problem `not-found`, `out-of-date` with what happened meanwhile, `not-allowed-now`,
   *   `invalid-request` where something that the step needs is missing
   */
  async take(caller: Principal, venueId: string, step: VenueStep): Promise<VenueHistory> {
    const at = this.clock.now();
    requireParts(step, shanghaiDate(at));
    const history = await this.database.write(async (tx) => {
      await this.standings.lockAny(tx, venueId);
      const { venue, sides } = await this.access.met(tx, caller, venueId);
      const events = await this.standings.eventsOf(tx, venueId);
      const version = events[0]?.version ?? 0;
      if (version !== step.version) throw outOfDate(events, step.version);
      const found = transitionOf(venue, step.action, sides);
      if (found === null) {
        const detail = `网点现在是“${venueStatusText[venue.status]}”，不能${venueActionText[step.action]}`;
        throw new Problem('not-allowed-now', { detail, version });
      }
      const { transition, side } = found;
      const reason = await this.prepare(tx, { venue, transition, step, caller, at });
      const event: VenueEvent = {
        id: newId(at),
        venueId,
        version: version + 1,
        action: step.action,
        fromStatus: transition.from,
        toStatus: transition.to,
        accountId: caller.accountId,
        unit: side.unit,
        reason,
        until: step.action === 'pause' ? (step.until ?? null) : null,
        at,
      };
      await this.standings.take(tx, event);
      await this.tell(tx, venue, event, transition);
      return this.standing.historyFor(tx, caller, venueId);
    });
    this.notices.poke();
    return history;
  }

  /** Does what belongs to a step, and answers the words that the history keeps. */
  private async prepare(tx: Tx, taking: Taking): Promise<string | null> {
    const { venue, step, caller, at } = taking;
    const reason = step.reason?.trim() ?? '';
    switch (step.action) {
      case 'submit':
        await this.joining.complete(tx, venue);
        await this.joining.setReturned(tx, venue.id, []);
        return null;
      case 'recommend':
        return `已核对：${SPONSOR_CHECKS.map((check) => sponsorCheckText[check]).join('、')}`;
      case 'return': {
        const steps = step.steps ?? [];
        await this.joining.setReturned(tx, venue.id, steps);
        return `${steps.map((each) => joiningStepText[each]).join('、')}：${reason}`.slice(0, 200);
      }
      case 'go-live': {
        const { content } = await this.joining.complete(tx, venue);
        await this.announcements.publish(tx, {
          ...{ venueId: venue.id, content, accountId: caller.accountId, at },
        });
        await this.joinings.update(tx, venue.id, { firstLiveAt: at });
        return null;
      }
      case 'end':
        return (await this.endsEarly(tx, venue, at)) ? `推行未满两年。${reason}`.slice(0, 200) : reason;
      case 'remove':
        if ((await this.removals.latest(tx, venue.id))?.decision !== 'upheld')
          throw new Problem('not-allowed-now', { detail: '推荐单位决定清退后才能执行' });
        return reason;
      default:
        return reason === '' ? null : reason;
    }
  }

  private async endsEarly(tx: Tx, venue: VenueRow, at: Date): Promise<boolean> {
    const since = (await this.joinings.find(tx, venue.id))?.firstLiveAt ?? null;
    return since !== null && shanghaiDate(at) < yearsAfter(shanghaiDate(since), MIN_YEARS);
  }

  /** Readers of what stops or starts, the venue of what others did. */
  private async tell(tx: Tx, venue: VenueRow, event: VenueEvent, { by }: VenueTransition): Promise<void> {
    await this.notices.tellReaders(tx, event);
    if (by === 'manager') return;
    const { unit, reason, action, toStatus } = event;
    await this.notices.tellManagers(tx, venue, {
      title: `${venue.name}：${venueActionText[action]}`.slice(0, 64),
      text: `${unit}${reason === null ? '' : `：${reason}`}。现在是“${venueStatusText[toStatus]}”。`,
      clause: action === 'remove' ? '郑经信用办〔2024〕21号 五（一）' : null,
    });
  }
}

/** The row of the table by which this caller may take a step, and as whom; null where there is none. */
function transitionOf(
  { status }: VenueRow,
  action: VenueAction,
  sides: readonly Side[],
): { transition: VenueTransition; side: Side } | null {
  for (const side of sides) {
    if (side.actor === 'operator') continue;
    const transition = venueTransitionFor(status, action, side.actor);
    if (transition !== null) return { transition, side };
  }
  return null;
}

/** @throws Problem `invalid-request` for what a step needs and has not */
function requireParts({ action, reason, checks, steps, until }: VenueStep, today: string): void {
  if (REASON_REQUIRED_FOR.includes(action) && (reason?.trim() ?? '') === '')
    throw fieldProblem({ path: 'reason', code: 'required', text: '请写明原因，写入变更记录' });
  if (action === 'recommend') {
    const missing = SPONSOR_CHECKS.filter((check) => checks?.includes(check) !== true);
    const errors = missing.map((check) => ({
      path: 'checks',
      code: 'required',
      text: `请核对：${sponsorCheckText[check]}`,
    }));
    if (errors.length > 0)
      throw new Problem('invalid-request', { errors, clause: '郑经信用办〔2024〕21号 五（一）' });
  }
  if (action === 'return' && (steps ?? []).length === 0)
    throw fieldProblem({ path: 'steps', code: 'required', text: '请选择要补正的步骤' });
  if (action !== 'pause') return;
  const latest = yearsAfter(today, MAX_PAUSE_YEARS);
  if (until === undefined || !isCalendarDay(until) || until <= today || until > latest)
    throw fieldProblem({ path: 'until', code: 'out-of-range', text: `请选择明天到 ${latest} 之间的日期` });
}

/** @param events newest first */
function outOfDate(events: readonly VenueEvent[], seen: number): Problem {
  const since = events.filter(({ version }) => version > seen).reverse();
  const changes = since.map(
    ({ unit, action, toStatus }) =>
      `${unit}：${venueActionText[action]}，现在是“${venueStatusText[toStatus]}”`,
  );
  return new Problem('out-of-date', { version: events[0]?.version ?? 0, changes: changes.slice(-10) });
}
