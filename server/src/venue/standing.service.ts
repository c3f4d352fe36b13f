import { Injectable } from '@nestjs/common';
import type {
  Removal,
  VenueHistory,
  VenueStanding,
  WatchedVenue,
} from '@benefit/shared/venue/standing-contract';
import type { SponsorCheck } from '@benefit/shared/venue/joining-rules';
import { hearingFault } from '@benefit/shared/venue/removal-rules';
import {
  VENUE_ACTIONS,
  isPublic,
  venueActionsIn,
  venueTransitionFor,
} from '@benefit/shared/venue/venue-state-rules';
import type { VenueAction, VenueStatus } from '@benefit/shared/venue/venue-state-rules';
import type { Principal } from '../identity/principal.ts';
import { LedgerBookService } from '../ledger/ledger-book.service.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import type { Tx } from '../platform/database.ts';
import { Problem } from '../platform/problem.ts';
import { YearlyCheckService } from './check/yearly-check.service.ts';
import { ComplaintRepository } from './complaint/complaint.repository.ts';
import { MonthlyReportService } from './monthly/monthly-report.service.ts';
import { RemovalRepository } from './removal/removal.repository.ts';
import type { VenueRemoval } from './removal/removal.entity.ts';
import { readPosition, toNamedPage } from './venue-position.ts';
import { StandingRepository } from './standing.repository.ts';
import { VenueAccessService } from './venue-access.service.ts';
import type { Side } from './venue-access.service.ts';
import type { VenueRow } from './venue.entity.ts';

/** How far back a venue's uses are counted for those who watch over it. */
const ACTIVE_MS = 30 * 24 * 3600_000;

/** Where venues stand and what led there, as their managers and those who watch over them see it. */
@Injectable()
export class StandingService {
  constructor(
    private readonly database: Database,
    private readonly access: VenueAccessService,
    private readonly standings: StandingRepository,
    private readonly removals: RemovalRepository,
    private readonly complaints: ComplaintRepository,
    private readonly reports: MonthlyReportService,
    private readonly book: LedgerBookService,
    private readonly checks: YearlyCheckService,
    private readonly clock: Clock,
  ) {}

  async list(
    caller: Principal,
    { cursor, status }: { cursor?: string | undefined; status?: VenueStatus | undefined },
  ): Promise<{ items: WatchedVenue[]; next: string | null }> {
    const after = readPosition(cursor);
    return this.database.read(async (tx) => {
      const scope = await this.access.scopeOf(tx, caller);
      const { page, next } = toNamedPage(await this.standings.page(tx, scope, status, after));
      const ids = page.map(({ id }) => id);
      const versions = await this.standings.versionsOf(tx, ids);
      const sides = await this.access.sidesOf(tx, caller, page);
      const upheld = await this.removals.upheldOf(tx, ids);
      const since = new Date(this.clock.now().getTime() - ACTIVE_MS);
      const uses = await this.book.usesByVenue(tx, ids, since);
      const complaints = await this.complaints.openByVenue(tx, ids);
      const late = await this.reports.lateOf(tx, page);
      const checks = await this.checks.statesOf(tx, page);
      const items = page.map((venue) => {
        const actions = actionsOf(venue, sides.get(venue.id) ?? [], upheld.has(venue.id));
        return {
          ...shown(venue, versions.get(venue.id) ?? 0, actions),
          uses: uses.get(venue.id) ?? 0,
          openComplaints: complaints.get(venue.id) ?? 0,
          lateReports: late.get(venue.id) ?? 0,
          check: checks.get(venue.id) ?? null,
        };
      });
      return { items, next };
    });
  }

  /** @throws Problem `not-found` for a venue that the caller is nothing to */
  async history(caller: Principal, venueId: string): Promise<VenueHistory> {
    return this.database.read((tx) => this.historyFor(tx, caller, venueId));
  }

  async historyFor(tx: Tx, caller: Principal, venueId: string): Promise<VenueHistory> {
    const { venue, sides } = await this.access.met(tx, caller, venueId);
    const events = await this.standings.eventsOf(tx, venueId);
    const removal = await this.removals.latest(tx, venueId);
    const may = (actor: Side['actor']) => sides.some((side) => side.actor === actor);
    const removable = venueTransitionFor(venue.status, 'remove', 'office') !== null;
    const underWay = removal !== null && removal.decision !== 'dropped';
    return {
      ...shown(venue, events[0]?.version ?? 0, actionsOf(venue, sides, removal?.decision === 'upheld')),
      timeline: events.map(({ at, action, unit, reason }) => ({
        at: at.toISOString(),
        action,
        by: unit,
        reason,
      })),
      pausedUntil: venue.status === 'paused' ? (events[0]?.until ?? null) : null,
      removal: removal === null ? null : this.shownRemoval(removal, may),
      check: await this.checks.of(tx, venue),
      mayCheck: may('sponsor') && isPublic(venue.status),
      mayProposeRemoval: may('sponsor') && removable && !underWay,
    };
  }

  /**
   * Notes the yearly check of a sponsor's own venue.
   *
   * @throws Problem `not-found` for another's venue, and as `YearlyCheckService.record` does
   */
  async check(caller: Principal, venueId: string, checks: readonly SponsorCheck[]): Promise<VenueHistory> {
    return this.database.write(async (tx) => {
      const { venue, sides } = await this.access.met(tx, caller, venueId);
      const sponsor = sides.find(({ actor }) => actor === 'sponsor');
      if (sponsor === undefined) throw new Problem('not-found', { detail: '没有这个网点' });
      const { unit } = sponsor;
      await this.checks.record(tx, venue, { accountId: caller.accountId, unit, checks });
      return this.historyFor(tx, caller, venueId);
    });
  }

  private shownRemoval(removal: VenueRemoval, may: (actor: Side['actor']) => boolean): Removal {
    const now = this.clock.now();
    const open = removal.decision === null;
    const actions: Removal['actions'] = [];
    if (open && may('manager') && removal.statement === null && now < removal.hearingUntil)
      actions.push('state');
    if (open && may('sponsor') && hearingFault(removal, now) === null) actions.push('decide');
    const { id, ground, reason, unit, proposedAt, hearingUntil, statement, decision, decisionReason } =
      removal;
    return {
      ...{ removalId: id, ground, reason, by: unit, statement, decision, decisionReason, actions },
      proposedAt: proposedAt.toISOString(),
      hearingUntil: hearingUntil.toISOString(),
    };
  }
}

/** What a caller may do to a venue now; a removal waits for the sponsor's decision. */
function actionsOf({ status }: VenueRow, sides: readonly Side[], upheld: boolean): VenueAction[] {
  const possible = new Set(
    sides.flatMap(({ actor }) => (actor === 'operator' ? [] : venueActionsIn(status, actor))),
  );
  if (!upheld) possible.delete('remove');
  return VENUE_ACTIONS.filter((action) => possible.has(action));
}

function shown(venue: VenueRow, version: number, actions: VenueAction[]): VenueStanding {
  const { id: venueId, name, kind, district, address, servicePhone, status } = venue;
  return { venueId, name, kind, district, address, servicePhone, status, version, actions };
}
