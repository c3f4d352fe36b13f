import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import type { Tx } from '../../platform/database.ts';
import { PAGE_SIZE } from '../../platform/page.ts';
import { sqlInstant } from '../../platform/sql-values.ts';
import { ApplicationRow } from './application.entity.ts';

@Injectable()
export class ApplicationRepository {
  async add(tx: Tx, application: ApplicationRow): Promise<void> {
    await tx.orm.insert(ApplicationRow, application);
  }

  /** Locks an application of a venue until the transaction ends, so that it is answered once. */
  async lock(tx: Tx, id: string, venueId: string): Promise<ApplicationRow | null> {
    await tx.query(`SELECT id FROM enterprise_application WHERE id = ? ${tx.forUpdate}`, [id]);
    return this.find(tx, id, venueId);
  }

  find(tx: Tx, id: string, venueId: string): Promise<ApplicationRow | null> {
    return tx.orm.findOneBy(ApplicationRow, { id, venueId });
  }

  async update(tx: Tx, id: string, changed: Partial<ApplicationRow>): Promise<void> {
    await tx.orm.update(ApplicationRow, { id }, changed);
  }

  /** Newest first, one more than a page. */
  ofEnterprise(tx: Tx, enterpriseId: string, before: string | null): Promise<ApplicationRow[]> {
    return this.page(tx, { enterpriseId }, before);
  }

  /** Newest first, one more than a page. */
  ofVenue(tx: Tx, venueId: string, before: string | null): Promise<ApplicationRow[]> {
    return this.page(tx, { venueId }, before);
  }

  countWaiting(tx: Tx, venueId: string): Promise<number> {
    return tx.orm.countBy(ApplicationRow, { venueId, state: 'waiting' });
  }

  /** Venues to which an enterprise's application waits. */
  async waitingVenues(tx: Tx, enterpriseId: string): Promise<string[]> {
    const rows = await tx.orm.findBy(ApplicationRow, { enterpriseId, state: 'waiting' });
    return rows.map(({ venueId }) => venueId);
  }

  /** Whether a venue has accepted an enterprise until a day. By hand-written SQL: it runs with every scan. */
  async isInForce(tx: Tx, enterpriseId: string, venueId: string, day: string): Promise<boolean> {
    const [row] = await tx.query<{ id: string }>(
      `SELECT id FROM enterprise_application
        WHERE enterprise_id = ? AND venue_id = ? AND state = 'accepted' AND valid_until >= ? LIMIT 1`,
      [enterpriseId, venueId, day],
    );
    return row !== undefined;
  }

  /** Documents that stand, that were needed for applications alone, and all of whose answers are older than `at`. */
  async spentDocuments(tx: Tx, at: Date): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT f.id FROM enterprise_file f
        WHERE f.removed_at IS NULL AND f.purpose <> 'licence' AND f.created_at < ?
          AND NOT EXISTS (SELECT 1 FROM enterprise_application a
                           WHERE (a.identity_file_id = f.id OR a.rating_file_id = f.id)
                             AND (a.answered_at IS NULL OR a.answered_at >= ?))`,
      [sqlInstant(at), sqlInstant(at)],
    );
    return rows.map(({ id }) => id);
  }

  private page(
    tx: Tx,
    of: { enterpriseId: string } | { venueId: string },
    before: string | null,
  ): Promise<ApplicationRow[]> {
    return tx.orm.find(ApplicationRow, {
      where: { ...of, ...(before === null ? {} : { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: PAGE_SIZE + 1,
    });
  }
}
