import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { Grade } from '@benefit/shared/credit/grade-rules';
import { benefitsForGrade } from '@benefit/shared/venue/benefit-rules';
import { openLimitOf } from '@benefit/shared/ledger/open-waiver-rules';
import type { BenefitTimes } from '@benefit/shared/venue/benefit-time-rules';
import { limitsText } from '@benefit/shared/venue/benefit-worth-rules';
import type { Weekday } from '@benefit/shared/shanghai-time';
import { distanceMetres } from '@benefit/shared/venue/distance-rules';
import type { MapPlace } from '@benefit/shared/venue/distance-rules';
import { openingText } from '@benefit/shared/venue/opening-rules';
import type { Benefit, Venue, VenueDetail } from '@benefit/shared/venue/venue-contract';
import { isPublic, stoppedText } from '@benefit/shared/venue/venue-state-rules';
import type { Quota } from '@benefit/shared/ledger/quota-rules';
import { AccessService } from '../identity/access.service.ts';
import type { Membership } from '../identity/access.service.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import type { Tx } from '../platform/database.ts';
import { PAGE_SIZE } from '../platform/page.ts';
import { Problem, fieldProblem } from '../platform/problem.ts';
import { VenuePicturesService } from './joining/venue-pictures.service.ts';
import { MapSource } from './map/map-source.ts';
import type { VenuePlace } from '@benefit/shared/venue/map-contract';
import { initialsOf, readInitials } from './initials.ts';
import { readPosition, toNamedPage } from './venue-position.ts';
import { isStatutoryHoliday } from './statutory-holidays.ts';
import { VenueRepository } from './venue.repository.ts';
import type { OfferRow, VenueFilter, VenueStanding } from './venue.repository.ts';
import type { StaffRole } from '@benefit/shared/venue/staff-contract';
import type { VenueRow } from './venue.entity.ts';

/** A benefit in force, with the version that a ledger row names. */
export interface Offer extends Omit<Benefit, 'percentOff' | 'combinable' | 'limits'> {
  version: number;
  percentOff: number | null;
  combinable: boolean | null;
  /** How many a holder may have open at once; null where nothing has to come back. */
  openLimit: number | null;
  /** What uses count under besides the benefit. */
  quotaKey: string | null;
  times: BenefitTimes;
}

/** Venues, what they offer, and who works there. */
@Injectable()
export class VenueService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly venues: VenueRepository,
    private readonly access: AccessService,
    private readonly pictures: VenuePicturesService,
    private readonly map: MapSource,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.access.membershipsOf.register((tx, { accountId }) => this.membershipsOf(tx, accountId));
  }

  /** Live venues by name, or the nearest to a place first, a page at a time; with `open`, those open now. */
  async list(
    {
      near,
      open,
      ...wanted
    }: Omit<VenueFilter, 'alsoIds'> & { near?: string | undefined; open?: 'now' | undefined },
    cursor: string | undefined,
  ) {
    const from = near === undefined ? null : placeOf(near);
    return this.database.read(async (tx) => {
      const at = this.clock.now();
      const filter = { ...wanted, alsoIds: await this.byInitials(tx, wanted.q) };
      const { page, next, total } =
        from === null && open === undefined
          ? await this.byName(tx, filter, at, cursor)
          : await this.fromAll(tx, filter, { at, from, onlyOpen: open === 'now' }, cursor);
      const offers = await this.venues.offers(
        tx,
        page.map((venue) => venue.id),
        at,
      );
      const items = page.map((venue) => {
        const place = from === null ? null : positionOf(venue);
        const distance = from === null || place === null ? {} : { distance: distanceMetres(from, place) };
        return { ...shownVenue(venue, offers, at), ...distance };
      });
      return { items, next, total, districts: await this.venues.districts(tx), ground: this.map.ground };
    });
  }

  /** Live venues that have a place on the map, under the filters of the list. */
  async places({ open, ...wanted }: Omit<VenueFilter, 'alsoIds'> & { open?: 'now' | undefined }): Promise<{
    items: VenuePlace[];
    unplaced: number;
  }> {
    return this.database.read(async (tx) => {
      const at = this.clock.now();
      const filter = { ...wanted, alsoIds: await this.byInitials(tx, wanted.q) };
      const rows = await this.venues.allLive(tx, filter, at);
      const found = rows.map((venue) => ({
        venue,
        openNow: openingOf(venue, at).open,
        place: positionOf(venue),
      }));
      const shown = open === 'now' ? found.filter(({ openNow }) => openNow) : found;
      const items = shown.flatMap(({ venue: { id, name, kind }, openNow, place }) =>
        place === null ? [] : [{ venueId: id, name, kind, openNow, ...place }],
      );
      return { items, unplaced: shown.length - items.length };
    });
  }

  /** Live venues whose names begin with these initials, or have them inside: zdsc for 郑东书城. */
  private async byInitials(tx: Tx, q = ''): Promise<string[]> {
    const letters = readInitials(q);
    if (letters === null) return [];
    const names = await this.venues.liveNames(tx);
    return [...names].flatMap(([id, name]) => (initialsOf(name).includes(letters) ? [id] : []));
  }

  private async byName(tx: Tx, filter: VenueFilter, at: Date, cursor: string | undefined) {
    const { rows, total } = await this.venues.liveVenues(tx, filter, at, readPosition(cursor));
    return { ...toNamedPage(rows), total };
  }

  /**
   * What no index answers: who is open, who is near. The cursor is how many came before; distances do not
   * change while somebody turns pages, and a door that opens meanwhile moves the rest by one.
   */
  private async fromAll(
    tx: Tx,
    filter: VenueFilter,
    { at, from, onlyOpen }: { at: Date; from: MapPlace | null; onlyOpen: boolean },
    cursor = '0',
  ) {
    if (!/^\d{1,6}$/.test(cursor))
      throw fieldProblem({
        path: 'cursor',
        code: 'wrong-format',
        text: '翻页位置无效，请从第一页重新查看',
      });
    const all = await this.venues.allLive(tx, filter, at);
    const rows = onlyOpen ? all.filter((venue) => openingOf(venue, at).open) : all;
    const sorted = from === null ? rows : nearestFirst(rows, from);
    const start = Number(cursor);
    const page = sorted.slice(start, start + PAGE_SIZE);
    const end = start + page.length;
    return { page, next: end < sorted.length ? String(end) : null, total: sorted.length };
  }

  /** @throws Problem `not-found` for a venue that was never live, as for one that does not exist */
  async detail(venueId: string): Promise<VenueDetail> {
    return this.database.read(async (tx) => {
      const venue = await this.venues.findVenue(tx, venueId);
      if (venue === null || !isPublic(venue.status)) {
        throw new Problem('not-found', { detail: '没有这个网点' });
      }
      const at = this.clock.now();
      const offers = await this.venues.offers(tx, [venueId], at);
      const { features, openingTimes, announcedOn, benefitTimes, more } = venue;
      const pictureIds = JSON.parse(venue.pictureIds ?? '[]') as string[];
      return {
        ...shownVenue(venue, offers, at),
        closedOnHolidays: venue.closedOnHolidays === 1,
        ...{ features, openingTimes: [...openingTimes], announcedOn, benefitTimes, more },
        position: positionOf(venue),
        pictures: await this.pictures.picturesOf(tx, pictureIds),
      };
    });
  }

  /** @throws Problem `venue-not-live`; it comes before any verdict on a code */
  async requireLive(tx: Tx, venueId: string): Promise<{ name: string }> {
    const venue = await this.venues.findStatus(tx, venueId);
    return liveOf(venue);
  }

  /**
   * The same for a redemption: the venue's state is held until the transaction ends, so that a
   * suspension or a removal comes wholly before it or wholly after.
   *
   * @throws Problem `venue-not-live`
   */
  async holdLive(tx: Tx, venueId: string): Promise<{ name: string }> {
    return liveOf(await this.venues.holdStatus(tx, venueId));
  }

  /** Name of a venue, and why nothing can be had there now, if so; null where there is none. */
  async presenceOf(tx: Tx, venueId: string): Promise<{ name: string; stopped: string | null } | null> {
    const venue = await this.venues.findStatus(tx, venueId);
    if (venue === null) return null;
    return { name: venue.name, stopped: venue.status === 'live' ? null : stoppedText[venue.status] };
  }

  /** What a holder of this grade can have at a venue now: rule 4, the next lower grade's where it has none. */
  async benefitsFor(
    tx: Tx,
    venueId: string,
    holder: 'person' | 'enterprise',
    grade: Grade,
  ): Promise<Offer[]> {
    const rows = await this.venues.offers(tx, [venueId], this.clock.now());
    return benefitsForGrade(rows.map(toOffer), holder, grade);
  }

  /** Whether an account works at a venue, in one of the roles. */
  async worksAt(tx: Tx, accountId: string, venueId: string, roles: readonly StaffRole[]): Promise<boolean> {
    const staff = await this.venues.staffOf(tx, accountId);
    return staff.some((entry) => entry.venue_id === venueId && roles.includes(entry.role));
  }

  /** Venues that an account manages. */
  async managedBy(tx: Tx, accountId: string): Promise<string[]> {
    const staff = await this.venues.staffOf(tx, accountId);
    return staff.flatMap(({ venue_id: venueId, role }) => (role === 'manager' ? [venueId] : []));
  }

  private async membershipsOf(tx: Tx, accountId: string): Promise<Membership[]> {
    const byVenue = new Map<string, Membership>();
    for (const { venue_id: venueId, name, status, role } of await this.venues.staffOf(tx, accountId)) {
      const membership = byVenue.get(venueId) ?? { venueId, name, status, roles: [] };
      membership.roles.push(role);
      byVenue.set(venueId, membership);
    }
    return [...byVenue.values()];
  }
}

function liveOf(venue: VenueStanding | null): { name: string } {
  if (venue === null) throw new Problem('venue-not-live', { fixableBy: 'venue', retry: false });
  const { name, status } = venue;
  if (status === 'live') return { name };
  throw new Problem('venue-not-live', { detail: stoppedText[status], fixableBy: 'venue', retry: false });
}

function toOffer(row: OfferRow): Offer {
  return {
    benefitId: row.benefit_id,
    version: row.version,
    kind: row.kind,
    title: row.title,
    holder: row.holder,
    grade: row.grade,
    terms: row.terms,
    percentOff: row.percent_off,
    quota: quotaOf(row),
    openLimit: openLimitOf(row.kind, row.open_limit),
    quotaKey: row.quota_key,
    times: timesOf(row),
    combinable: row.combinable === null ? null : row.combinable === 1,
    offlineSafe: row.offline_safe === 1,
  };
}

function timesOf({ starts_on, ends_on, weekdays, hours_from, hours_to }: OfferRow): BenefitTimes {
  return {
    from: starts_on ?? '',
    until: ends_on ?? '',
    weekdays: [...(weekdays ?? '')].map((digit) => Number(digit) as Weekday),
    hours: hours_from === null || hours_to === null ? null : { from: hours_from, to: hours_to },
  };
}

/** When an offer can be had and where its uses count, in words; empty where nothing limits it. */
export const offerLimits = ({ times, quota, quotaKey }: Offer): string =>
  limitsText({ times, quota, quotaFor: quotaKey === null ? 'outlet' : 'unit' });

function quotaOf({ quota_limit: limit, quota_every: every, quota_unit: unit }: OfferRow): Quota | null {
  return limit === null || every === null || unit === null ? null : { limit, every, unit };
}

function openingOf(venue: VenueRow, at: Date): ReturnType<typeof openingText> {
  const isClosed = venue.closedOnHolidays === 1 ? isStatutoryHoliday : undefined;
  return openingText(venue.openingTimes, at, isClosed);
}

/** Venues by their distance; those without a place come last, in the order they have. */
function nearestFirst(rows: readonly VenueRow[], from: MapPlace): VenueRow[] {
  const distances = new Map(
    rows.map((venue) => {
      const place = positionOf(venue);
      return [venue.id, place === null ? Infinity : distanceMetres(from, place)];
    }),
  );
  return rows.toSorted((one, other) => {
    const [near = Infinity, far = Infinity] = [distances.get(one.id), distances.get(other.id)];
    return near === far ? 0 : near - far;
  });
}

function shownVenue(venue: VenueRow, offers: readonly OfferRow[], at: Date): Venue {
  const { open, text } = openingOf(venue, at);
  const live = venue.status === 'live';
  return {
    venueId: venue.id,
    name: venue.name,
    kind: venue.kind,
    district: venue.district,
    address: venue.address,
    status: venue.status,
    openNow: live && open,
    openingText: text,
    servicePhone: venue.servicePhone,
    benefits: offers
      .filter((offer) => offer.venue_id === venue.id)
      .map((offer) => shownBenefit(toOffer(offer))),
  };
}

function placeOf(near: string): MapPlace {
  const [latitude = 0, longitude = 0] = near.split(',').map(Number);
  return { latitude, longitude };
}

function positionOf({ latitudeE6, longitudeE6 }: VenueRow): VenueDetail['position'] {
  if (latitudeE6 === null || longitudeE6 === null) return null;
  return { latitude: latitudeE6 / 1e6, longitude: longitudeE6 / 1e6 };
}

/** A benefit without what only the ledger needs, and with what is said of it alone. */
function shownBenefit(offer: Offer): Benefit {
  const { version: _, openLimit: __, quotaKey: ___, times: ____, percentOff, combinable, ...benefit } = offer;
  const limits = offerLimits(offer);
  return {
    ...benefit,
    ...(limits === '' ? {} : { limits }),
    ...(percentOff === null ? {} : { percentOff }),
    ...(combinable === null ? {} : { combinable }),
  };
}
