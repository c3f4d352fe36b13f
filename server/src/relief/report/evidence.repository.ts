import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { Tx } from '../../platform/database.ts';
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

  /** Pieces of reports withdrawn, or taken off, before an instant that still have a file. */
  async outlived(tx: Tx, before: Date, limit: number): Promise<EvidenceRow[]> {
    return tx.orm
      .createQueryBuilder(EvidenceRow, 'e')
      .innerJoin('report', 'r', 'r.id = e.report_id')
      .where('e.file_id IS NOT NULL')
      .andWhere("(e.removed_at < :before OR (r.state = 'withdrawn' AND r.updated_at < :before))", { before })
      .take(limit)
      .getMany();
  }

  /** How many pieces that stand still point at a file. */
  standingOn(tx: Tx, fileId: string): Promise<number> {
    return tx.orm.countBy(EvidenceRow, { fileId });
  }
}
