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

  async add(tx: Tx, removal: VenueRemoval): Promise<void> {
    await tx.orm.insert(VenueRemoval, removal);
  }

  async update(tx: Tx, id: string, changes: Partial<VenueRemoval>): Promise<void> {
    await tx.orm.update(VenueRemoval, { id }, changes);
  }
}
