import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database.ts';
import { VenueRemoval } from './removal.entity.ts';

@Injectable()
export class RemovalRepository {
  /** The last removal that was proposed for a venue. */
  async latest(tx: Tx, venueId: string): Promise<VenueRemoval | null> {
    const [latest] = await tx.orm.find(VenueRemoval, { where: { venueId }, order: { id: 'DESC' }, take: 1 });
    return latest ?? null;
  }

  /** Venues among these whose last removal was upheld. */
  async upheldOf(tx: Tx, venueIds: readonly string[]): Promise<Set<string>> {
    if (venueIds.length === 0) return new Set();
    const rows = await tx.query<{ venue_id: string; decision: string | null }>(
      `SELECT r.venue_id, r.decision FROM venue_removal r
        WHERE r.id IN (SELECT MAX(l.id) FROM venue_removal l
                        WHERE l.venue_id IN (${venueIds.map(() => '?').join(', ')}) GROUP BY l.venue_id)`,
      [...venueIds],
    );
    return new Set(rows.flatMap((row) => (row.decision === 'upheld' ? [row.venue_id] : [])));
  }

  async add(tx: Tx, removal: VenueRemoval): Promise<void> {
    await tx.orm.insert(VenueRemoval, removal);
  }

  async update(tx: Tx, id: string, changes: Partial<VenueRemoval>): Promise<void> {
    await tx.orm.update(VenueRemoval, { id }, changes);
  }
}
