import { Injectable } from '@nestjs/common';
import type { ReportState } from '@benefit/shared/relief/report-state-rules';
import type { Tx } from '../../platform/database.ts';
import { isDuplicate } from '../../platform/sql-errors.ts';
import { instant } from '../../platform/sql-values.ts';

/** The row of some sheet that says a deed already. */
export interface TakenDeed {
  rowId: string;
  /** Of the report that it became; null while it is held. */
  state: ReportState | null;
  /** When the person answered a held row. */
  answeredAt: Date | null;
}

/** Reports that came to nothing: what they said may be reported again. */
const FREE: readonly ReportState[] = ['declined', 'not-accepted', 'rejected', 'withdrawn'];

/** Whether a deed may be reported again although a row said it before. */
export const isFree = ({ state }: TakenDeed): boolean => state !== null && FREE.includes(state);

/** Which deeds are spoken for, whatever sheet said so; the unique key on `taken_key` decides. */
@Injectable()
export class TakenDeedRepository {
  /** Who said these deeds already, by their keys. */
  async byKeys(tx: Tx, keys: readonly string[]): Promise<Map<string, TakenDeed>> {
    if (keys.length === 0) return new Map();
    const rows = await tx.query<{
      id: string;
      taken_key: string;
      answered_at: string | Date | null;
      state: ReportState | null;
    }>(
      `SELECT b.id, b.taken_key, b.answered_at, r.state
         FROM bulk_row b LEFT JOIN report r ON r.id = b.report_id
        WHERE b.taken_key IN (${keys.map(() => '?').join(', ')})`,
      keys,
    );
    return new Map(
      rows.map((row) => [
        row.taken_key,
        {
          rowId: row.id,
          state: row.state,
          answeredAt: row.answered_at === null ? null : instant(row.answered_at),
        },
      ]),
    );
  }

  /** Speaks for a deed; false where another row does. */
  async claim(tx: Tx, rowId: string, key: string): Promise<boolean> {
    try {
      await tx.execute('UPDATE bulk_row SET taken_key = ? WHERE id = ?', [key, rowId]);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  /** Speaks for many deeds at once; false, with nothing changed, where another row does for one of them. */
  async claimAll(tx: Tx, claims: readonly { rowId: string; key: string }[]): Promise<boolean> {
    if (claims.length === 0) return true;
    const cases = claims.map(() => 'WHEN ? THEN ?').join(' ');
    const ids = claims.map(({ rowId }) => rowId);
    try {
      await tx.execute(
        `UPDATE bulk_row SET taken_key = CASE id ${cases} END WHERE id IN (${ids.map(() => '?').join(', ')})`,
        [...claims.flatMap(({ rowId, key }) => [rowId, key]), ...ids],
      );
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  async release(tx: Tx, rowId: string): Promise<void> {
    await tx.execute('UPDATE bulk_row SET taken_key = NULL WHERE id = ?', [rowId]);
  }

  /**
   * Keys (document, category, dates) under which reports that did not come to nothing stand in a
   * campaign, whoever made them.
   */
  async reported(tx: Tx, campaignId: string, documentHashes: readonly string[]): Promise<Set<string>> {
    if (documentHashes.length === 0) return new Set();
    const rows = await tx.query<Parameters<typeof sameDeedKey>[0]>(
      `SELECT document_hash AS documentHash, category_code AS categoryCode,
              started_on AS startedOn, ended_on AS endedOn
         FROM report
        WHERE campaign_id = ? AND document_hash IN (${documentHashes.map(() => '?').join(', ')})
          AND state NOT IN ('draft', ${FREE.map((state) => `'${state}'`).join(', ')})`,
      [campaignId, ...documentHashes],
    );
    return new Set(rows.map(sameDeedKey));
  }
}

/** What makes two reports of a campaign the same deed. */
export const sameDeedKey = (deed: {
  documentHash: string;
  categoryCode: string;
  startedOn: string;
  endedOn: string;
}): string => [deed.documentHash, deed.categoryCode, deed.startedOn, deed.endedOn].join('|');
