import { Injectable } from '@nestjs/common';
import type { SqlValue, Tx } from '../platform/database.ts';

export interface QuotaKey {
  holderId: string;
  benefitId: string;
  windowKey: string;
}

@Injectable()
export class QuotaRepository {
  /**
   * Counts one use and answers how many there are now. The row stays locked until the commit, so
   * the answer decides: one that is past the limit is taken back in the same transaction.
   */
  async countUp(tx: Tx, { holderId, benefitId, windowKey }: QuotaKey): Promise<number> {
    const again =
      tx.engine === 'sqlite'
        ? 'ON CONFLICT (holder_id, benefit_id, window_key) DO UPDATE SET used = used + 1'
        : 'ON DUPLICATE KEY UPDATE used = used + 1';
    const [row] = await tx.query<{ used: number }>(
      `INSERT INTO quota_use (holder_id, benefit_id, window_key, used) VALUES (?, ?, ?, 1) ${again} RETURNING used`,
      [holderId, benefitId, windowKey],
    );
    if (row === undefined) throw new Error('The quota was not counted');
    return row.used;
  }

  async countDown(tx: Tx, { holderId, benefitId, windowKey }: QuotaKey): Promise<void> {
    await tx.execute(
      'UPDATE quota_use SET used = used - 1 WHERE holder_id = ? AND benefit_id = ? AND window_key = ? AND used > 0',
      [holderId, benefitId, windowKey],
    );
  }

  /** Uses of several benefits, each in its own period; those never used are missing. */
  async used(
    tx: Tx,
    holderId: string,
    keys: readonly Omit<QuotaKey, 'holderId'>[],
  ): Promise<Map<string, number>> {
    if (keys.length === 0) return new Map();
    const values: SqlValue[] = [holderId, ...keys.map((key) => key.benefitId)];
    const rows = await tx.query<{ benefit_id: string; window_key: string; used: number }>(
      `SELECT benefit_id, window_key, used FROM quota_use
        WHERE holder_id = ? AND benefit_id IN (${keys.map(() => '?').join(', ')})`,
      values,
    );
    const wanted = new Map(keys.map((key) => [key.benefitId, key.windowKey]));
    return new Map(
      rows
        .filter((row) => wanted.get(row.benefit_id) === row.window_key)
        .map((row) => [row.benefit_id, row.used]),
    );
  }
}
