import { Injectable } from '@nestjs/common';
import { wasLive, VENUE_STATUSES } from '@benefit/shared/venue/venue-state-rules';
import { In } from 'typeorm';
import type { Tx } from '../platform/database.ts';
import { PAGE_SIZE } from '../platform/page.ts';
import type { VenuePosition } from './venue-position.ts';
import { VenueEvent } from './venue-event.entity.ts';
import { VenueRow } from './venue.entity.ts';

const KNOWN = VENUE_STATUSES.filter(wasLive);

/** Where venues stand, and the steps that led there. */
@Injectable()
export class StandingRepository {
  /** Locks a venue's row until the transaction ends: redemptions under way are done by then. */
  async lock(tx: Tx, id: string): Promise<VenueRow | null> {
    await tx.query(`SELECT id FROM venue WHERE id = ? ${tx.forUpdate}`, [id]);
    return this.find(tx, id);
  }

  find(tx: Tx, id: string): Promise<VenueRow | null> {
    return tx.orm.findOneBy(VenueRow, { id, status: In(KNOWN) });
  }

  /** Venues that are or were live, by name, one more than a page; `districts` is null for the whole city. */
  page(tx: Tx, districts: readonly string[] | null, after: VenuePosition | null): Promise<VenueRow[]> {
    if (districts?.length === 0) return Promise.resolve([]);
    const query = tx.orm.createQueryBuilder(VenueRow, 'v').where('v.status IN (:...known)', { known: KNOWN });
    if (districts !== null) query.andWhere('v.district IN (:...districts)', { districts });
    if (after !== null) query.andWhere('(v.name > :name OR (v.name = :name AND v.id > :id))', { ...after });
    return query
      .orderBy('v.name', 'ASC')
      .addOrderBy('v.id', 'ASC')
      .limit(PAGE_SIZE + 1)
      .getMany();
  }

  /** The steps of a venue, newest first. */
  eventsOf(tx: Tx, venueId: string): Promise<VenueEvent[]> {
    return tx.orm.find(VenueEvent, { where: { venueId }, order: { version: 'DESC' } });
  }

  /** How many steps each venue has taken; those without any are missing. */
  async versionsOf(tx: Tx, venueIds: readonly string[]): Promise<Map<string, number>> {
    if (venueIds.length === 0) return new Map();
    const rows = await tx.query<{ venue_id: string; version: number }>(
      `SELECT venue_id, MAX(version) AS version FROM venue_event
        WHERE venue_id IN (${venueIds.map(() => '?').join(', ')}) GROUP BY venue_id`,
      [...venueIds],
    );
    return new Map(rows.map((row) => [row.venue_id, Number(row.version)]));
  }

  /** Writes a step down, and brings the venue where it leads. */
  async take(tx: Tx, event: VenueEvent): Promise<void> {
    await tx.orm.insert(VenueEvent, event);
    await tx.orm.update(VenueRow, { id: event.venueId }, { status: event.toStatus });
  }
}
