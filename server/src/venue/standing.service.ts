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
import { AccessService } from '../identity/access.service.ts';
import { isCityOffice, officeName } from '../identity/officer-areas.ts';
import type { Office } from '../identity/officer-areas.ts';
import type { Principal } from '../identity/principal.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { Problem, fieldProblem } from '../platform/problem.ts';
import { readPosition, toNamedPage } from './venue-position.ts';
import { StandingRepository } from './standing.repository.ts';
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
    private readonly access: AccessService,
    private readonly standings: StandingRepository,
    private readonly clock: Clock,
  ) {}

  async list(
    caller: Principal,
    cursor: string | undefined,
  ): Promise<{ items: VenueStanding[]; next: string | null }> {
    const after = readPosition(cursor);
    return this.database.read(async (tx) => {
      const { districts } = await this.officeOf(tx, caller);
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
      const venue = await this.standings.find(tx, venueId);
      await this.officeFor(tx, caller, venue);
      return this.historyOf(tx, venueId);
    });
  }

  /**
   * Takes one step of the state table. Redemptions of the venue are wholly before it or wholly after.
   *
   * @throws Problem `not-found`, `out-of-date` with what happened meanwhile, `not-allowed-now`,
   *   `invalid-request` where a reason is missing
   */
  async take(caller: Principal, venueId: string, step: VenueStep): Promise<VenueHistory> {
    const reason = step.reason?.trim() ?? '';
    if (reason === '' && REASON_REQUIRED_FOR.includes(step.action))
      throw fieldProblem({ path: 'reason', code: 'required', text: '请写明原因，写入变更记录' });
    return this.database.write(async (tx) => {
      const venue = await this.standings.lock(tx, venueId);
      const { unit } = await this.officeFor(tx, caller, venue);
      const events = await this.standings.eventsOf(tx, venueId);
      const version = events[0]?.version ?? 0;
      if (version !== step.version) throw outOfDate(events, step.version);
      const transition = venue && venueTransitionFor(venue.status, step.action, 'office');
      if (venue === null || transition === null) {
        const status = venue === null ? '' : venueStatusText[venue.status];
        throw new Problem('not-allowed-now', {
          detail: `网点现在是“${status}”，不能${venueActionText[step.action]}`,
          version,
        });
      }
      const at = this.clock.now();
      await this.standings.take(
        tx,
        {
          ...{ id: newId(at), venueId, version: version + 1, action: step.action },
          ...{ fromStatus: transition.from, toStatus: transition.to },
          ...{ accountId: caller.accountId, unit, reason: reason === '' ? null : reason, at },
        },
        transition.to,
      );
      return this.historyOf(tx, venueId);
    });
  }

  private async historyOf(tx: Tx, venueId: string): Promise<VenueHistory> {
    const venue = await this.standings.find(tx, venueId);
    if (venue === null) throw new Problem('not-found');
    const events = await this.standings.eventsOf(tx, venueId);
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

  /** The office as which the caller acts, and its districts; null for the whole city. */
  private async officeOf(
    tx: Tx,
    caller: Principal,
  ): Promise<{ districts: string[] | null; offices: Office[] }> {
    const { offices } = await this.access.officerAreasOf(tx, caller.accountId);
    if (offices.some(isCityOffice)) return { districts: null, offices };
    return { districts: offices.flatMap(({ area }) => (area === null ? [] : [area])), offices };
  }

  private async officeFor(tx: Tx, caller: Principal, venue: VenueRow | null): Promise<{ unit: string }> {
    const { offices } = await this.officeOf(tx, caller);
    const own = offices.find((office) => isCityOffice(office) || office.area === venue?.district);
    if (venue === null || own === undefined) throw new Problem('not-found', { detail: '没有这个网点' });
    return { unit: officeName(own) };
  }
}

function outOfDate(events: readonly VenueEvent[], seen: number): Problem {
  const since = events.filter(({ version }) => version > seen);
  const changes = since.map(
    ({ unit, action, toStatus }) =>
      `${unit}：${venueActionText[action]}，现在是“${venueStatusText[toStatus]}”`,
  );
  return new Problem('out-of-date', { version: events[0]?.version ?? 0, changes: changes.slice(0, 10) });
}

function shown(venue: VenueRow, version: number): VenueStanding {
  const { id: venueId, name, kind, district, address, servicePhone, status } = venue;
  const possible = venueActionsIn(status, 'office');
  const actions = OFFICE_STEPS.filter((action) => possible.includes(action));
  return { venueId, name, kind, district, address, servicePhone, status, version, actions };
}
