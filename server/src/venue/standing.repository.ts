import { Injectable } from '@nestjs/common';
import type { VenueStatus } from '@benefit/shared/venue/venue-state-rules';
import { Brackets } from 'typeorm';
import type { Tx } from '../platform/database.ts';
import { PAGE_SIZE } from '../platform/page.ts';
import type { Scope } from './venue-access.service.ts';
import type { VenuePosition } from './venue-position.ts';
import { VenueEvent } from './venue-event.entity.ts';
import { VenueRow } from './venue.entity.ts';

/** Where venues stand, and the steps that led there. */
@Injectable()
export class StandingRepository {
  /** Locks a venue's row until the transaction ends: redemptions under way are done by then. */
  async lockAny(tx: Tx, id: string): Promise<VenueRow | null> {
    await tx.query(`SELECT id FROM venue WHERE id = ? ${tx.forUpdate}`, [id]);
    return tx.orm.findOneBy(VenueRow, { id });
  }

  find(tx: Tx, id: string): Promise<VenueRow | null> {
    return tx.orm.findOneBy(VenueRow, { id });
  }

  /** Venues of an officer that are no drafts, by name, one more than a page. */
  page(
    tx: Tx,
    { districts, sponsors }: Scope,
    status: VenueStatus | undefined,
    after: VenuePosition | null,
  ): Promise<VenueRow[]> {
    const query = tx.orm.createQueryBuilder(VenueRow, 'v').where("v.status <> 'draft'");
    if (status !== undefined) query.andWhere('v.status = :status', { status });
    if (districts !== null) {
      const vouched = `v.id IN (SELECT j.venue_id FROM venue_joining j JOIN sponsor s ON s.id = j.sponsor_id
                                 WHERE s.name IN (:...sponsors))`;
      query.andWhere(
        new Brackets((own) => {
          own.where('1 = 0');
          if (districts.length > 0) own.orWhere('v.district IN (:...districts)', { districts });
          if (sponsors.length > 0) own.orWhere(vouched, { sponsors });
        }),
      );
    }
    if (after !== null) query.andWhere('(v.name > :name OR (v.name = :name AND v.id > :id))', { ...after });
    return query
      .orderBy('v.name', 'ASC')
      .addOrderBy('v.id', 'ASC')
      .limit(PAGE_SIZE + 1)
      .getMany();
  }

  /** Venues at which the calendar may have something to do. */
  async ofCalendar(tx: Tx): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT v.id FROM venue v
        WHERE v.status = 'paused'
           OR (v.status = 'live' AND EXISTS (SELECT 1 FROM venue_announcement a WHERE a.venue_id = v.id))`,
    );
    return rows.map(({ id }) => id);
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
