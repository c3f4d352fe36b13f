import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Tx } from '../platform/database.ts';
import { StaffInvite } from './staff-invite.entity.ts';
import { VenueStaff } from './venue-staff.entity.ts';

/** Who works at a venue, and the codes with which others join. */
@Injectable()
export class StaffRepository {
  /** Those who work there now, in the order in which they came. */
  ofVenue(tx: Tx, venueId: string): Promise<VenueStaff[]> {
    return tx.orm.find(VenueStaff, {
      where: { venueId, removedAt: IsNull() },
      order: { addedAt: 'ASC', id: 'ASC' },
    });
  }

  /** Locks a venue's staff until the transaction ends, so that two who leave at once do not both count the other. */
  async lock(tx: Tx, venueId: string): Promise<void> {
    await tx.query(`SELECT id FROM venue WHERE id = ? ${tx.forUpdate}`, [venueId]);
  }

  async add(tx: Tx, staff: VenueStaff): Promise<void> {
    await tx.orm.insert(VenueStaff, staff);
  }

  async remove(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.orm.update(VenueStaff, { id, removedAt: IsNull() }, { removedAt: at });
  }

  async addInvite(tx: Tx, invite: StaffInvite): Promise<void> {
    await tx.orm.insert(StaffInvite, invite);
  }

  findInvite(tx: Tx, codeHash: string): Promise<StaffInvite | null> {
    return tx.orm.findOneBy(StaffInvite, { codeHash });
  }

  /** Uses a code up for an account; false when somebody else was first. */
  async useInvite(tx: Tx, id: string, accountId: string): Promise<boolean> {
    const result = await tx.orm.update(StaffInvite, { id, usedBy: IsNull() }, { usedBy: accountId });
    return result.affected === 1;
  }
}
