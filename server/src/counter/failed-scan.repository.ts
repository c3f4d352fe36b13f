import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database.ts';
import { instant, sqlInstant } from '../platform/sql-values.ts';
import { FailedScan } from './failed-scan.entity.ts';

@Injectable()
export class FailedScanRepository {
  async add(tx: Tx, scan: FailedScan): Promise<void> {
    await tx.orm.insert(FailedScan, scan);
  }

  /** When the wrong sixteen-digit numbers since `from` were tried, oldest first: at a terminal, or for a pass. */
  async wrongDigits(
    tx: Tx,
    by: { column: 'terminal_id' | 'pass_id'; id: string },
    from: Date,
  ): Promise<Date[]> {
    const rows = await tx.query<{ scanned_at: string | Date }>(
      `SELECT scanned_at FROM failed_scan
        WHERE ${by.column} = ? AND entry = 'digits' AND verdict = 'bad-signature' AND scanned_at > ?
        ORDER BY scanned_at`,
      [by.id, sqlInstant(from)],
    );
    return rows.map((row) => instant(row.scanned_at));
  }
}
