import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { shanghaiDate } from '@benefit/shared/shanghai-time';
import type { VenueStatus } from '@benefit/shared/venue/venue-state-rules';
import type { SqlValue, Tx } from '../platform/database.ts';
import { PAGE_SIZE } from '../platform/page.ts';
import { sqlInstant } from '../platform/sql-values.ts';
import { BenefitRow, BenefitVersion } from './benefit.entity.ts';
import { VenueStaff } from './venue-staff.entity.ts';
import type { VenuePosition } from './venue-position.ts';
import type { StaffRole } from '@benefit/shared/venue/staff-contract';
import { VenueRow } from './venue.entity.ts';

export interface VenueFilter {
  district?: string | undefined;
  kind?: 'bookstore' | 'library' | undefined;
  /** Part of the name or address. */
  q?: string | undefined;
  /** Venues that `q` means besides, by the initials of their names. */
  alsoIds?: readonly string[] | undefined;
  /** Of which persons of the grade have one. */
  benefit?: BenefitVersion['kind'] | undefined;
  grade?: BenefitVersion['grade'] | undefined;
}

/** A version of a benefit that is in force, with the venue it belongs to. */
export interface OfferRow {
  benefit_id: string;
  venue_id: string;
  version: number;
  kind: BenefitVersion['kind'];
  title: string;
  holder: BenefitVersion['holder'];
  grade: BenefitVersion['grade'];
  terms: string;
  percent_off: number | null;
  quota_limit: number | null;
  quota_every: number | null;
  quota_unit: BenefitVersion['quotaUnit'];
  open_limit: number | null;
  quota_key: string | null;
  starts_on: string | null;
  ends_on: string | null;
  weekdays: string | null;
  hours_from: string | null;
  hours_to: string | null;
  combinable: number | null;
  offline_safe: number;
}

/** What a venue is called, and where it stands. */
export interface VenueStanding {
  name: string;
  status: VenueStatus;
}

interface StaffSql {
  venue_id: string;
  name: string;
  status: VenueStatus;
  role: StaffRole;
}

const STANDING = 'SELECT name, status FROM venue WHERE id = ?';

const OFFERS = `SELECT b.id AS benefit_id, b.venue_id, v.version, v.kind, v.title, v.holder, v.grade, v.terms,
                       v.percent_off, v.quota_limit, v.quota_every, v.quota_unit, v.open_limit, v.quota_key,
                       v.starts_on, v.ends_on, v.weekdays, v.hours_from, v.hours_to, v.combinable, v.offline_safe
                  FROM benefit b JOIN benefit_version v ON v.benefit_id = b.id
                 WHERE v.valid_from <= ? AND (v.valid_until IS NULL OR v.valid_until > ?)
                   AND (v.ends_on IS NULL OR v.ends_on >= ?)`;

@Injectable()
export class VenueRepository {
  findVenue(tx: Tx, id: string): Promise<VenueRow | null> {
    return tx.orm.findOneBy(VenueRow, { id });
  }

  /** What several venues are called, by venue. */
  async namesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
    const venues = ids.length === 0 ? [] : await tx.orm.findBy(VenueRow, { id: In([...new Set(ids)]) });
    return new Map(venues.map(({ id, name }) => [id, name]));
  }

  /** The venues in force of the unit that vouches for this one; none where nobody does. */
  async liveOfSponsorOf(tx: Tx, venueId: string): Promise<VenueRow[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT v.id FROM venue_joining own
         JOIN venue_joining j ON j.sponsor_id = own.sponsor_id
         JOIN venue v ON v.id = j.venue_id AND v.status = 'live'
        WHERE own.venue_id = ?`,
      [venueId],
    );
    return rows.length === 0 ? [] : tx.orm.findBy(VenueRow, { id: In(rows.map(({ id }) => id)) });
  }

  /** Name and status, by hand-written SQL: it runs with every scan and every redemption. */
  async findStatus(tx: Tx, id: string): Promise<VenueStanding | null> {
    const [row] = await tx.query<VenueStanding>(STANDING, [id]);
    return row ?? null;
  }

  /** The same, and nobody changes it before the transaction ends; others may hold it as well. */
  async holdStatus(tx: Tx, id: string): Promise<VenueStanding | null> {
    const held = tx.engine === 'sqlite' ? STANDING : `${STANDING} LOCK IN SHARE MODE`;
    const [row] = await tx.query<VenueStanding>(held, [id]);
    return row ?? null;
  }

  /** Live venues after a position, by name, one more than a page; and how many there are in all. */
  async liveVenues(
    tx: Tx,
    filter: VenueFilter,
    at: Date,
    after: VenuePosition | null,
  ): Promise<{ rows: VenueRow[]; total: number }> {
    const page = this.matching(tx, filter, at);
    if (after !== null) page.andWhere('(v.name > :name OR (v.name = :name AND v.id > :id))', { ...after });
    const rows = await page
      .orderBy('v.name', 'ASC')
      .addOrderBy('v.id', 'ASC')
      .limit(PAGE_SIZE + 1)
      .getMany();
    return { rows, total: await this.matching(tx, filter, at).getCount() };
  }

  /** All live venues, to be put in the order of their distance: a city has some hundreds. */
  allLive(tx: Tx, filter: VenueFilter, at: Date): Promise<VenueRow[]> {
    return this.matching(tx, filter, at).orderBy('v.name', 'ASC').addOrderBy('v.id', 'ASC').getMany();
  }

  private matching(tx: Tx, filter: VenueFilter, at: Date) {
    const query = tx.orm.createQueryBuilder(VenueRow, 'v').where("v.status = 'live'");
    const { district, kind, q, alsoIds = [], benefit, grade } = filter;
    if (district !== undefined) query.andWhere('v.district = :district', { district });
    if (kind !== undefined) query.andWhere('v.kind = :kind', { kind });
    if (q !== undefined) {
      const like = containing(q);
      const also = alsoIds.length === 0 ? '' : ' OR v.id IN (:...alsoIds)';
      query.andWhere(`(v.name LIKE :like ESCAPE '!' OR v.address LIKE :like ESCAPE '!'${also})`, {
        like,
        alsoIds,
      });
    }
    if (benefit !== undefined || grade !== undefined) {
      const words = [
        "x.holder = 'person'",
        'x.valid_from <= :now AND (x.valid_until IS NULL OR x.valid_until > :now)',
        '(x.ends_on IS NULL OR x.ends_on >= :today)',
        ...(benefit === undefined ? [] : ['x.kind = :benefit']),
        ...(grade === undefined ? [] : ['x.grade = :grade']),
      ];
      query.andWhere(
        `EXISTS (SELECT 1 FROM benefit b JOIN benefit_version x ON x.benefit_id = b.id
                  WHERE b.venue_id = v.id AND ${words.join(' AND ')})`,
        { now: sqlInstant(at), today: shanghaiDate(at), benefit, grade },
      );
    }
    return query;
  }

  /** What all live venues are called, by venue. */
  async liveNames(tx: Tx): Promise<Map<string, string>> {
    const rows = await tx.query<{ id: string; name: string }>(
      "SELECT id, name FROM venue WHERE status = 'live'",
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  async districts(tx: Tx): Promise<string[]> {
    const rows = await tx.query<{ district: string }>(
      "SELECT DISTINCT district FROM venue WHERE status = 'live' ORDER BY district",
    );
    return rows.map((row) => row.district);
  }

  /** The benefits in force at several venues. By hand-written SQL: it runs with every scan. */
  offers(tx: Tx, venueIds: readonly string[], at: Date): Promise<OfferRow[]> {
    if (venueIds.length === 0) return Promise.resolve([]);
    const now = sqlInstant(at);
    const values: SqlValue[] = [now, now, shanghaiDate(at), ...venueIds];
    const places = venueIds.map(() => '?').join(', ');
    return tx.query<OfferRow>(`${OFFERS} AND b.venue_id IN (${places}) ORDER BY b.id`, values);
  }

  /** The venues where an account works now, with its role at each. */
  staffOf(tx: Tx, accountId: string): Promise<StaffSql[]> {
    return tx.query(
      `SELECT s.venue_id, v.name, v.status, s.role FROM venue_staff s JOIN venue v ON v.id = s.venue_id
        WHERE s.account_id = ? AND s.removed_at IS NULL ORDER BY v.name, s.role`,
      [accountId],
    );
  }

  async idsByName(tx: Tx): Promise<Map<string, string>> {
    const rows = await tx.query<{ id: string; name: string }>('SELECT id, name FROM venue');
    return new Map(rows.map((row) => [row.name, row.id]));
  }

  async addVenue(tx: Tx, venue: VenueRow): Promise<void> {
    await tx.orm.insert(VenueRow, venue);
  }

  async setStatus(tx: Tx, id: string, status: VenueStatus): Promise<void> {
    await tx.orm.update(VenueRow, { id }, { status });
  }

  async addBenefit(tx: Tx, benefit: BenefitRow, version: BenefitVersion): Promise<void> {
    await tx.orm.insert(BenefitRow, benefit);
    await tx.orm.insert(BenefitVersion, version);
  }

  async addStaff(tx: Tx, staff: VenueStaff): Promise<void> {
    await tx.orm.insert(VenueStaff, staff);
  }
}

/** A LIKE pattern for text that contains the words as they are. */
const containing = (words: string): string => `%${words.replace(/[!%_]/g, '!$&')}%`;
