import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database.ts';
import { instant, sqlInstant } from '../../platform/sql-values.ts';

/** Who holds a report, and until when. */
export interface ClaimRow {
  reportId: string;
  accountId: string;
  label: string;
  until: Date;
}

interface ClaimSql {
  report_id: string;
  account_id: string;
  label: string;
  claimed_until: string | Date;
}

@Injectable()
export class ClaimRepository {
  /** Takes a report, or holds it on; changes nothing where a colleague holds it. */
  async take(
    tx: Tx,
    reportId: string,
    accountId: string,
    { at, until }: { at: Date; until: Date },
  ): Promise<void> {
    await tx.execute(
      `UPDATE report SET claimed_by = ?, claimed_until = ?
        WHERE id = ? AND (claimed_by IS NULL OR claimed_by = ? OR claimed_until <= ?)`,
      [accountId, sqlInstant(until), reportId, accountId, sqlInstant(at)],
    );
  }

  /** Holds on to what this account holds at the instant. */
  async renew(
    tx: Tx,
    reportId: string,
    accountId: string,
    { at, until }: { at: Date; until: Date },
  ): Promise<void> {
    await tx.execute(
      'UPDATE report SET claimed_until = ? WHERE id = ? AND claimed_by = ? AND claimed_until > ?',
      [sqlInstant(until), reportId, accountId, sqlInstant(at)],
    );
  }

  async release(tx: Tx, reportId: string, accountId: string): Promise<void> {
    await tx.execute(
      'UPDATE report SET claimed_by = NULL, claimed_until = NULL WHERE id = ? AND claimed_by = ?',
      [reportId, accountId],
    );
  }

  /** Whoever held it: the report is another officer's to act on now. */
  async clear(tx: Tx, reportId: string): Promise<void> {
    await tx.execute('UPDATE report SET claimed_by = NULL, claimed_until = NULL WHERE id = ?', [reportId]);
  }

  /** The claims in force on these reports. */
  async claimsOn(tx: Tx, reportIds: readonly string[], at: Date): Promise<Map<string, ClaimRow>> {
    if (reportIds.length === 0) return new Map();
    const marks = reportIds.map(() => '?').join(', ');
    const rows = await tx.query<ClaimSql>(
      `SELECT r.id AS report_id, r.claimed_by AS account_id, r.claimed_until, a.label
         FROM report r JOIN account a ON a.id = r.claimed_by
        WHERE r.id IN (${marks}) AND r.claimed_until > ?`,
      [...reportIds, sqlInstant(at)],
    );
    return new Map(
      rows.map((row) => [
        row.report_id,
        {
          reportId: row.report_id,
          accountId: row.account_id,
          label: row.label,
          until: instant(row.claimed_until),
        },
      ]),
    );
  }
}
