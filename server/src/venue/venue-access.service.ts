import { Inject, Injectable } from '@nestjs/common';
import { isCityOffice, officeName } from '@benefit/shared/identity/office';
import { wasLive } from '@benefit/shared/venue/venue-state-rules';
import type { VenueActor } from '@benefit/shared/venue/venue-state-rules';
import { AccessService } from '../identity/access.service.ts';
import type { Principal } from '../identity/principal.ts';
import { CONFIG } from '../platform/config.ts';
import type { Config } from '../platform/config.ts';
import type { Tx } from '../platform/database.ts';
import { Problem } from '../platform/problem.ts';
import { JoiningRepository } from './joining/joining.repository.ts';
import { VenueRepository } from './venue.repository.ts';
import type { VenueRow } from './venue.entity.ts';
import { VenueService } from './venue.service.ts';

/** A venue, and as whom the caller meets it: 市信用办, or its own manager. */
export interface MetVenue {
  venue: VenueRow;
  unit: string;
}

/** As whom somebody meets a venue; the operator looks on and takes no step. */
export interface Side {
  actor: Exclude<VenueActor, 'calendar'> | 'operator';
  /** As others read it: the venue, the sponsor, the office or the operator. */
  unit: string;
}

/** Whose venues an officer sees. */
export interface Scope {
  /** Districts of an office; null for the whole city. */
  districts: string[] | null;
  /** Names of sponsors. */
  sponsors: string[];
}

/** Which venues somebody manages, and which lie in an office's area; others do not exist for the caller. */
@Injectable()
export class VenueAccessService {
  constructor(
    private readonly access: AccessService,
    private readonly venues: VenueRepository,
    private readonly venueService: VenueService,
    private readonly joinings: JoiningRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Which venues an officer sees besides the drafts, which nobody does. */
  async scopeOf(tx: Tx, caller: Principal): Promise<Scope> {
    const { offices, sponsors, operator } = await this.access.officerAreasOf(tx, caller.accountId);
    const all = operator || offices.some(isCityOffice);
    return { districts: all ? null : offices.flatMap(({ area }) => area ?? []), sponsors };
  }

  /**
   * A venue and everything that the caller is to it: its manager, its sponsor, the office of its
   * district, the operator. A draft is its manager's alone.
   *
   * @throws Problem `not-found` where the caller is none of these
   */
  async met(tx: Tx, caller: Principal, venueId: string): Promise<{ venue: VenueRow; sides: Side[] }> {
    const venue = await this.venues.findVenue(tx, venueId);
    const sides = venue === null ? [] : ((await this.sidesOf(tx, caller, [venue])).get(venueId) ?? []);
    if (venue === null || sides.length === 0) throw notFound();
    return { venue, sides };
  }

  /** The same for a page of venues, by venue; those that the caller is nothing to have none. */
  async sidesOf(tx: Tx, { accountId }: Principal, venues: readonly VenueRow[]): Promise<Map<string, Side[]>> {
    const managed = await this.venueService.managedBy(tx, accountId);
    const { offices, sponsors, operator } = await this.access.officerAreasOf(tx, accountId);
    const ids = venues.map(({ id }) => id);
    const vouching =
      sponsors.length === 0 ? new Map<string, string>() : await this.joinings.sponsorNames(tx, ids);
    return new Map(
      venues.map((venue): [string, Side[]] => {
        const sides: Side[] = [];
        if (managed.includes(venue.id)) sides.push({ actor: 'manager', unit: venue.name });
        if (venue.status === 'draft') return [venue.id, sides];
        const sponsor = vouching.get(venue.id);
        if (sponsor !== undefined && sponsors.includes(sponsor))
          sides.push({ actor: 'sponsor', unit: sponsor });
        const office = offices.find((each) => isCityOffice(each) || each.area === venue.district);
        if (office !== undefined) sides.push({ actor: 'office', unit: officeName(office) });
        if (operator) sides.push({ actor: 'operator', unit: this.config.operatorName });
        return [venue.id, sides];
      }),
    );
  }

  /** Districts of an office; null for the whole city. */
  async districtsOf(tx: Tx, caller: Principal): Promise<string[] | null> {
    const { offices } = await this.access.officerAreasOf(tx, caller.accountId);
    return offices.some(isCityOffice) ? null : offices.flatMap(({ area }) => area ?? []);
  }

  /** @throws Problem `not-found` for a venue outside the caller's area, as where there is none */
  async inArea(tx: Tx, caller: Principal, venue: VenueRow | null): Promise<MetVenue> {
    const { offices } = await this.access.officerAreasOf(tx, caller.accountId);
    const own = offices.find((office) => isCityOffice(office) || office.area === venue?.district);
    if (venue === null || own === undefined) throw notFound();
    return { venue, unit: officeName(own) };
  }

  /** @throws Problem `not-found` for a venue that the caller does not manage */
  async managed(tx: Tx, caller: Principal, venueId: string): Promise<VenueRow> {
    const venue = await this.venues.findVenue(tx, venueId);
    const manages = await this.venueService.worksAt(tx, caller.accountId, venueId, ['manager']);
    if (venue === null || !manages) throw notFound();
    return venue;
  }

  /** A venue that the caller manages, or that is or was live in the caller's area. @throws Problem `not-found` */
  async managedOrInArea(tx: Tx, caller: Principal, venueId: string): Promise<MetVenue> {
    const venue = await this.venues.findVenue(tx, venueId);
    if (venue !== null && (await this.venueService.worksAt(tx, caller.accountId, venueId, ['manager']))) {
      return { venue, unit: venue.name };
    }
    return this.knownInArea(tx, caller, venueId);
  }

  /** A venue that is or was live in the caller's area. @throws Problem `not-found` */
  async knownInArea(tx: Tx, caller: Principal, venueId: string): Promise<MetVenue> {
    const venue = await this.venues.findVenue(tx, venueId);
    return this.inArea(tx, caller, venue !== null && wasLive(venue.status) ? venue : null);
  }
}

const notFound = (): Problem => new Problem('not-found', { detail: '没有这个网点' });
