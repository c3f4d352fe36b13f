import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database.ts';
import { CommitmentTemplate, VenueCommitment } from './commitment.entity.ts';

/** Commitments as they were signed, and the official words that replace the product's own. */
@Injectable()
export class CommitmentRepository {
  async latestTemplate(tx: Tx): Promise<CommitmentTemplate | null> {
    const [latest] = await tx.orm.find(CommitmentTemplate, { order: { version: 'DESC' }, take: 1 });
    return latest ?? null;
  }

  async addTemplate(tx: Tx, template: CommitmentTemplate): Promise<void> {
    await tx.orm.insert(CommitmentTemplate, template);
  }

  /** The last signature of a venue. */
  async latest(tx: Tx, venueId: string): Promise<VenueCommitment | null> {
    const [latest] = await tx.orm.find(VenueCommitment, {
      where: { venueId },
      order: { id: 'DESC' },
      take: 1,
    });
    return latest ?? null;
  }

  async add(tx: Tx, commitment: VenueCommitment): Promise<void> {
    await tx.orm.insert(VenueCommitment, commitment);
  }

  async acknowledge(tx: Tx, id: string, by: string, at: Date): Promise<void> {
    await tx.orm.update(VenueCommitment, { id }, { acknowledgedBy: by, acknowledgedAt: at });
  }
}
