import { Injectable } from '@nestjs/common';
import { IsNull, LessThan, MoreThanOrEqual } from 'typeorm';
import type { Tx } from '../../platform/database.ts';
import { PAGE_SIZE } from '../../platform/page.ts';
import { ComplaintRow } from './complaint.entity.ts';

@Injectable()
export class ComplaintRepository {
  async add(tx: Tx, complaint: ComplaintRow): Promise<void> {
    await tx.orm.insert(ComplaintRow, complaint);
  }

  countOpen(tx: Tx, accountId: string, venueId: string): Promise<number> {
    return tx.orm.countBy(ComplaintRow, { accountId, venueId, answeredAt: IsNull() });
  }

  /** How many wait for an answer, by venue; those without any are missing. */
  async openByVenue(tx: Tx, venueIds: readonly string[]): Promise<Map<string, number>> {
    if (venueIds.length === 0) return new Map();
    const rows = await tx.query<{ venue_id: string; waiting: number | string }>(
      `SELECT venue_id, COUNT(*) AS waiting FROM complaint
        WHERE venue_id IN (${venueIds.map(() => '?').join(', ')}) AND answered_at IS NULL GROUP BY venue_id`,
      [...venueIds],
    );
    return new Map(rows.map(({ venue_id: venueId, waiting }) => [venueId, Number(waiting)]));
  }

  /** Complaints that the sponsor found to be so, from an instant on. */
  countUpheld(tx: Tx, venueId: string, since: Date): Promise<number> {
    return tx.orm.countBy(ComplaintRow, { venueId, upheld: 1, answeredAt: MoreThanOrEqual(since) });
  }

  ofAccount(tx: Tx, accountId: string, venueId: string): Promise<ComplaintRow[]> {
    return tx.orm.find(ComplaintRow, {
      where: { accountId, venueId },
      order: { id: 'DESC' },
      take: PAGE_SIZE,
    });
  }

  /** Newest first, one row more than a page. */
  page(tx: Tx, venueId: string, before: string | null): Promise<ComplaintRow[]> {
    return tx.orm.find(ComplaintRow, {
      where: before === null ? { venueId } : { venueId, id: LessThan(before) },
      order: { id: 'DESC' },
      take: PAGE_SIZE + 1,
    });
  }

  /** Locks a complaint until the transaction ends. */
  async lock(tx: Tx, id: string, venueId: string): Promise<ComplaintRow | null> {
    await tx.query(`SELECT id FROM complaint WHERE id = ? ${tx.forUpdate}`, [id]);
    return tx.orm.findOneBy(ComplaintRow, { id, venueId });
  }

  /** Answers a complaint; false where it was answered already. */
  async answer(tx: Tx, id: string, answer: Partial<ComplaintRow>): Promise<boolean> {
    const result = await tx.orm.update(ComplaintRow, { id, answeredAt: IsNull() }, answer);
    return result.affected === 1;
  }
}
