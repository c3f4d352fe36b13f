import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { Tx } from '../../platform/database.ts';
import { sqlInstant } from '../../platform/sql-values.ts';
import { EvidenceRow } from './evidence.entity.ts';

@Injectable()
export class EvidenceRepository {
  /** Pieces that stand on a report, in their order. */
  of(tx: Tx, reportId: string): Promise<EvidenceRow[]> {
    return tx.orm.find(EvidenceRow, {
      where: { reportId, removedAt: IsNull() },
      order: { position: 'ASC', id: 'ASC' },
    });
  }

  /** Pieces of several reports that stand, for lists. */
  ofMany(tx: Tx, reportIds: readonly string[]): Promise<EvidenceRow[]> {
    if (reportIds.length === 0) return Promise.resolve([]);
    return tx.orm.findBy(EvidenceRow, { reportId: In([...reportIds]), removedAt: IsNull() });
  }

  find(tx: Tx, id: string): Promise<EvidenceRow | null> {
    return tx.orm.findOneBy(EvidenceRow, { id });
  }

  findMany(tx: Tx, ids: readonly string[]): Promise<EvidenceRow[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return tx.orm.findBy(EvidenceRow, { id: In([...ids]) });
  }

  async add(tx: Tx, rows: EvidenceRow[]): Promise<void> {
    if (rows.length > 0) await tx.orm.insert(EvidenceRow, rows);
  }

  async update(tx: Tx, id: string, changes: Partial<EvidenceRow>): Promise<void> {
    await tx.orm.update(EvidenceRow, { id }, changes);
  }

  /** Pieces whose report was withdrawn, or that were taken off, before an instant, and that still have a file. */
  async outlived(tx: Tx, before: Date, limit: number): Promise<EvidenceRow[]> {
    const at = sqlInstant(before);
    const takenOff = await tx.query<{ id: string }>(
      `SELECT id FROM evidence WHERE removed_at < ? AND file_id IS NOT NULL ORDER BY id LIMIT ${limit}`,
      [at],
    );
    const withdrawn = await tx.query<{ id: string }>(
      `SELECT e.id FROM report r JOIN evidence e ON e.report_id = r.id
       WHERE r.state = 'withdrawn' AND r.updated_at < ? AND e.file_id IS NOT NULL LIMIT ${limit}`,
      [at],
    );
    return this.findMany(
      tx,
      [...takenOff, ...withdrawn].map(({ id }) => id),
    );
  }

  /** Whether another piece that stands needs this one's file, too. */
  async standsElsewhere(tx: Tx, { id, fileId }: EvidenceRow): Promise<boolean> {
    const rows = await tx.query(
      `SELECT e.id FROM evidence e JOIN report r ON r.id = e.report_id
       WHERE e.file_id = ? AND e.id <> ? AND e.removed_at IS NULL AND r.state <> 'withdrawn' LIMIT 1`,
      [fileId, id],
    );
    return rows.length > 0;
  }
}
