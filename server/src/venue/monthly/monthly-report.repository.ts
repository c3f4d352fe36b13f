import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database.ts';
import { MonthlyReportRow } from './monthly-report.entity.ts';

@Injectable()
export class MonthlyReportRepository {
  /** Months that a venue confirmed. */
  of(tx: Tx, venueId: string): Promise<MonthlyReportRow[]> {
    return tx.orm.findBy(MonthlyReportRow, { venueId });
  }

  find(tx: Tx, venueId: string, month: string): Promise<MonthlyReportRow | null> {
    return tx.orm.findOneBy(MonthlyReportRow, { venueId, month });
  }

  async add(tx: Tx, report: MonthlyReportRow): Promise<void> {
    await tx.orm.insert(MonthlyReportRow, report);
  }
}
