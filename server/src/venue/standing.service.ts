import { Injectable } from '@nestjs/common';
import { OFFICE_STEPS } from '@benefit/shared/venue/standing-contract';
import type { OfficeStep, VenueHistory, VenueStanding } from '@benefit/shared/venue/standing-contract';
import {
  REASON_REQUIRED_FOR,
  venueActionText,
  venueActionsIn,
  venueStatusText,
  venueTransitionFor,
} from '@benefit/shared/venue/venue-state-rules';
import type { Principal } from '../identity/principal.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { Problem, fieldProblem } from '../platform/problem.ts';
import { readPosition, toNamedPage } from './venue-position.ts';
import { StandingRepository } from './standing.repository.ts';
import { VenueAccessService } from './venue-access.service.ts';
import type { VenueEvent } from './venue-event.entity.ts';
import type { VenueRow } from './venue.entity.ts';

export interface VenueStep {
  version: number;
  action: OfficeStep;
  reason?: string | undefined;
}

/** What the credit office sees of the venues in its area, and the steps it takes. */
@Injectable()
export class StandingService {
  constructor(
    private readonly database: Database,
    private readonly access: VenueAccessService,
    private readonly standings: StandingRepository,
    private readonly clock: Clock,
  ) {}

  async list(
    caller: Principal,
    cursor: string | undefined,
  ): Promise<{ items: VenueStanding[]; next: string | null }> {
    const after = readPosition(cursor);
    return this.database.read(async (tx) => {
      const districts = await this.access.districtsOf(tx, caller);
      const { page, next } = toNamedPage(await this.standings.page(tx, districts, after));
      const versions = await this.standings.versionsOf(
        tx,
        page.map(({ id }) => id),
      );
      return { items: page.map((venue) => shown(venue, versions.get(venue.id) ?? 0)), next };
    });
  }

  /** @throws Problem `not-found` also for a venue outside the office's area */
  async history(caller: Principal, venueId: string): Promise<VenueHistory> {
    return this.database.read(async (tx) => {
      const { venue } = await this.access.inArea(tx, caller, await this.standings.find(tx, venueId));
      return historyOf(venue, await this.standings.eventsOf(tx, venueId));
    });
  }

  /**
   * Takes one step of the state table. Redemptions of the venue are wholly before it or wholly after.
   *
   * @throws Problem `not-found`, `out-of-date` with what happened meanwhile, `not-allowed-now`,
   *   `invalid-request` where a reason is missing
   */
  async take(caller: Principal, venueId: string, step: VenueStep): Promise<VenueHistory> {
    const { action } = step;
    const reason = step.reason?.trim() ?? '';
    if (reason === '' && REASON_REQUIRED_FOR.includes(action))
      throw fieldProblem({ path: 'reason', code: 'required', text: '请写明原因，写入变更记录' });
    return this.database.write(async (tx) => {
      const { venue, unit } = await this.access.inArea(tx, caller, await this.standings.lock(tx, venueId));
      const events = await this.standings.eventsOf(tx, venueId);
      const version = events[0]?.version ?? 0;
      if (version !== step.version) throw outOfDate(events, step.version);
      const transition = venueTransitionFor(venue.status, action, 'office');
      if (transition === null) {
        const detail = `网点现在是“${venueStatusText[venue.status]}”，不能${venueActionText[action]}`;
        throw new Problem('not-allowed-now', { detail, version });
      }
      const at = this.clock.now();
      const event: VenueEvent = {
        id: newId(at),
        venueId,
        version: version + 1,
        action,
        fromStatus: transition.from,
        toStatus: transition.to,
        accountId: caller.accountId,
        unit,
        reason: reason === '' ? null : reason,
        at,
      };
      await this.standings.take(tx, event);
      return historyOf({ ...venue, status: transition.to }, [event, ...events]);
    });
  }
}

/** @param events newest first */
function historyOf(venue: VenueRow, events: readonly VenueEvent[]): VenueHistory {
  return {
    ...shown(venue, events[0]?.version ?? 0),
    timeline: events.map(({ at, action, unit, reason }) => ({
      at: at.toISOString(),
      action,
      by: unit,
      reason,
    })),
  };
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

function shown(venue: VenueRow, version: number): VenueStanding {
  const { id: venueId, name, kind, district, address, servicePhone, status } = venue;
  const possible = venueActionsIn(status, 'office');
  const actions = OFFICE_STEPS.filter((action) => possible.includes(action));
  return { venueId, name, kind, district, address, servicePhone, status, version, actions };
}
