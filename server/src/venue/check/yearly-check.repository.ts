import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database.ts';
import { instant } from '../../platform/sql-values.ts';
import { YearlyCheckRow } from './yearly-check.entity.ts';

@Injectable()
export class YearlyCheckRepository {
  async add(tx: Tx, check: YearlyCheckRow): Promise<void> {
    await tx.orm.insert(YearlyCheckRow, check);
  }

  async latest(tx: Tx, venueId: string): Promise<YearlyCheckRow | null> {
    const [latest] = await tx.orm.find(YearlyCheckRow, {
      where: { venueId },
      order: { checkedAt: 'DESC' },
      take: 1,
    });
    return latest ?? null;
  }

  /** When several venues were last checked, by venue; those that never were are missing. */
  async latestOf(tx: Tx, venueIds: readonly string[]): Promise<Map<string, Date>> {
    if (venueIds.length === 0) return new Map();
    const rows = await tx.query<{ venue_id: string; at: string | Date }>(
      `SELECT venue_id, MAX(checked_at) AS at FROM yearly_check
        WHERE venue_id IN (${venueIds.map(() => '?').join(', ')}) GROUP BY venue_id`,
      [...venueIds],
    );
    return new Map(rows.map(({ venue_id: venueId, at }) => [venueId, instant(at)]));
  }
}
