import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database.ts';
import { MonthlyReportRow } from './monthly-report.entity.ts';

@Injectable()
export class MonthlyReportRepository {
  /** Months that a venue confirmed. */
  of(tx: Tx, venueId: string): Promise<MonthlyReportRow[]> {
    return tx.orm.findBy(MonthlyReportRow, { venueId });
  }

  /** Months that several venues confirmed, by venue; those without any are missing. */
  async monthsOf(tx: Tx, venueIds: readonly string[]): Promise<Map<string, Set<string>>> {
    if (venueIds.length === 0) return new Map();
    const rows = await tx.query<{ venue_id: string; month: string }>(
      `SELECT venue_id, month FROM monthly_report WHERE venue_id IN (${venueIds.map(() => '?').join(', ')})`,
      [...venueIds],
    );
    const months = new Map<string, Set<string>>();
    for (const { venue_id: venueId, month } of rows)
      months.set(venueId, (months.get(venueId) ?? new Set()).add(month));
    return months;
  }

  find(tx: Tx, venueId: string, month: string): Promise<MonthlyReportRow | null> {
    return tx.orm.findOneBy(MonthlyReportRow, { venueId, month });
  }

  async add(tx: Tx, report: MonthlyReportRow): Promise<void> {
    await tx.orm.insert(MonthlyReportRow, report);
  }
}
