import { Injectable } from '@nestjs/common';
import type { Tx } from './database.ts';
import { newId } from './ids.ts';
import { sqlInstant } from './sql-values.ts';

/** Leaves word of what happened for whoever has to be told, in the transaction that made it happen. */
@Injectable()
export class OutboxService {
  /** @param body ids and times only, never personal data */
  async leave(tx: Tx, topic: string, body: Record<string, string>, at: Date): Promise<void> {
    await tx.execute(
      `INSERT INTO outbox (id, topic, body, created_at, attempts, next_attempt_at, last_error, delivered_at)
       VALUES (?, ?, ?, ?, 0, ?, NULL, NULL)`,
      [newId(at), topic, JSON.stringify(body), sqlInstant(at), sqlInstant(at)],
    );
  }
}
