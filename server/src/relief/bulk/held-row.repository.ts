import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import type { Tx } from '../../platform/database.ts';
import { BulkRowEntity } from './bulk-report.entity.ts';

/** Most rows that wait for one person. */
const MOST = 100;

@Injectable()
export class HeldRowRepository {
  /** Locks a row until the transaction ends: two answers at once queue up. */
  async lock(tx: Tx, id: string): Promise<BulkRowEntity | null> {
    await tx.query(`SELECT id FROM bulk_row WHERE id = ? ${tx.forUpdate}`, [id]);
    return tx.orm.findOneBy(BulkRowEntity, { id, outcome: 'held', takenKey: Not(IsNull()) });
  }

  /** Rows held for a person that are not answered. */
  waiting(tx: Tx, documentHash: string): Promise<BulkRowEntity[]> {
    return tx.orm.find(BulkRowEntity, {
      where: { documentHash, outcome: 'held', answeredAt: IsNull(), takenKey: Not(IsNull()) },
      order: { id: 'ASC' },
      take: MOST,
    });
  }

  async answer(tx: Tx, id: string, answeredAt: Date, reportId: string | null): Promise<void> {
    await tx.orm.update(BulkRowEntity, { id }, { answeredAt, reportId });
  }

  /**
   * Gives a person the reports that departments made of the document and this name before anybody was
   * bound to it; answers those it gave.
   */
  async adopt(
    tx: Tx,
    person: { personId: string; accountId: string; documentHash: string; nameHash: string },
  ): Promise<{ id: string; number: string | null; department: string }[]> {
    const { personId, accountId, documentHash, nameHash } = person;
    await this.awaitBatches(tx);
    const condition = "origin = 'bulk' AND holder = 'person' AND document_hash = ? AND name_hash = ?";
    const found = await tx.query<{ id: string; number: string | null; department: string }>(
      `SELECT r.id, r.number, d.name AS department
         FROM report r JOIN department d ON d.id = r.department_id
        WHERE r.${condition.replaceAll(' AND ', ' AND r.')} AND r.person_id IS NULL
        ORDER BY r.id`,
      [documentHash, nameHash],
    );
    if (found.length > 0) {
      await tx.execute(
        `UPDATE report SET person_id = ?, account_id = ? WHERE ${condition} AND person_id IS NULL`,
        [personId, accountId, documentHash, nameHash],
      );
    }
    return found;
  }

  /**
   * Waits for batches that are being taken, and holds back those to come: either they see who is
   * bound, or what they made is seen here.
   */
  private async awaitBatches(tx: Tx): Promise<void> {
    const open = await tx.query<{ id: string }>(
      "SELECT id FROM bulk_report WHERE status IN ('checked', 'committed') AND finished_at IS NULL ORDER BY id",
    );
    if (open.length === 0) return;
    const ids = open.map(({ id }) => id);
    await tx.query(
      `SELECT id FROM bulk_report WHERE id IN (${ids.map(() => '?').join(', ')}) ORDER BY id ${tx.forUpdate}`,
      ids,
    );
  }
}
