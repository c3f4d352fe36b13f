import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database.ts';
import { instant, sqlInstant } from '../platform/sql-values.ts';

/** A message that is due. */
export interface DueMessage {
  id: string;
  topic: string;
  body: Record<string, string>;
  attempts: number;
  createdAt: Date;
}

interface DueRow {
  id: string;
  topic: string;
  body: string;
  attempts: number;
  created_at: string | Date;
}

@Injectable()
export class OutboxRepository {
  /** Messages of a topic that are due, the oldest first. */
  async due(tx: Tx, topic: string, now: Date, limit: number): Promise<DueMessage[]> {
    const rows = await tx.query<DueRow>(
      `SELECT id, topic, body, attempts, created_at FROM outbox
        WHERE topic = ? AND delivered_at IS NULL AND next_attempt_at <= ?
        ORDER BY next_attempt_at, id LIMIT ${limit}`,
      [topic, sqlInstant(now)],
    );
    return rows.map((row) => ({
      id: row.id,
      topic: row.topic,
      body: JSON.parse(row.body) as Record<string, string>,
      attempts: row.attempts,
      createdAt: instant(row.created_at),
    }));
  }

  /** Takes a message for one try: until the lease is over no other server tries it. False when another was first. */
  async lease(tx: Tx, { id, attempts }: DueMessage, until: Date): Promise<boolean> {
    const changed = await tx.execute(
      `UPDATE outbox SET attempts = attempts + 1, next_attempt_at = ?
        WHERE id = ? AND attempts = ? AND delivered_at IS NULL`,
      [sqlInstant(until), id, attempts],
    );
    return changed === 1;
  }

  async delivered(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.execute('UPDATE outbox SET delivered_at = ?, last_error = NULL WHERE id = ?', [
      sqlInstant(at),
      id,
    ]);
  }

  async failed(tx: Tx, id: string, next: Date, error: string): Promise<void> {
    await tx.execute('UPDATE outbox SET next_attempt_at = ?, last_error = ? WHERE id = ?', [
      sqlInstant(next),
      error.slice(0, 200),
      id,
    ]);
  }
}
