import { ERRORS } from '@tus/server';
import type { Lock, Locker } from '@tus/server';
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../platform/clock.ts';
import type { Database, Tx } from '../platform/database.ts';
import { newToken } from '../platform/ids.ts';
import { isDuplicate } from '../platform/sql-errors.ts';
import { sqlInstant } from '../platform/sql-values.ts';
import { UploadLocks } from './upload-locks.ts';

const LEASE_MS = 15_000;
const RENEW_MS = 1_000;
const POLL_MS = 200;
const PATIENCE_MS = 20_000;

/**
 * One request at a time for each upload, whichever server it came to: the lock is a row, renewed while
 * the request lasts. Who waits says so in the row, and the holder lets go.
 */
export class SharedUploadLocks implements Locker {
  private readonly local = new UploadLocks();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  newLock(id: string): Lock {
    const local = this.local.newLock(id);
    const holder = newToken();
    let renewal: NodeJS.Timeout | undefined;
    return {
      lock: async (signal, release) => {
        await local.lock(signal, release);
        try {
          await this.acquire(id, holder, signal);
        } catch (error) {
          await local.unlock();
          throw error;
        }
        renewal = setInterval(() => {
          this.renew(id, holder).then((wanted) => (wanted ? release() : undefined), release);
        }, RENEW_MS);
      },
      unlock: async () => {
        clearInterval(renewal);
        await this.database.write((tx) =>
          tx.execute('DELETE FROM upload_lock WHERE id = ? AND holder = ?', [id, holder]),
        );
        await local.unlock();
      },
    };
  }

  private async acquire(id: string, holder: string, signal: AbortSignal): Promise<void> {
    for (let waited = 0; waited < PATIENCE_MS; waited += POLL_MS) {
      signal.throwIfAborted();
      if (await this.tryOnce(id, holder)) return;
      await pause(POLL_MS);
    }

    throw ERRORS.ERR_LOCK_TIMEOUT;
  }

  private async tryOnce(id: string, holder: string): Promise<boolean> {
    try {
      return await this.database.write((tx) => this.take(tx, id, holder));
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  private async take(tx: Tx, id: string, holder: string): Promise<boolean> {
    const now = this.clock.now();
    const until = sqlInstant(new Date(now.getTime() + LEASE_MS));
    const taken = await tx.execute(
      'UPDATE upload_lock SET holder = ?, wanted = 0, held_until = ? WHERE id = ? AND held_until < ?',
      [holder, until, id, sqlInstant(now)],
    );
    if (taken > 0) return true;
    const told = await tx.execute('UPDATE upload_lock SET wanted = wanted + 1 WHERE id = ?', [id]);
    if (told > 0) return false;
    await tx.execute('INSERT INTO upload_lock (id, holder, wanted, held_until) VALUES (?, ?, 0, ?)', [
      id,
      holder,
      until,
    ]);
    return true;
  }

  /** Holds on, and answers whether somebody waits. */
  private async renew(id: string, holder: string): Promise<boolean> {
    const until = sqlInstant(new Date(this.clock.now().getTime() + LEASE_MS));
    return this.database.write(async (tx) => {
      const held = await tx.execute('UPDATE upload_lock SET held_until = ? WHERE id = ? AND holder = ?', [
        until,
        id,
        holder,
      ]);
      if (held === 0) return true;
      const [row] = await tx.query<{ wanted: number }>('SELECT wanted FROM upload_lock WHERE id = ?', [id]);
      return Number(row?.wanted ?? 0) > 0;
    });
  }
}
