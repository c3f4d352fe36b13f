import type { Lock, Locker } from '@tus/server';

/** Token under which the locks are injected: with S3 they are in the database, so that servers share them. */
export const UPLOAD_LOCKER = Symbol('upload locker');
export type UploadLocker = Locker;

interface Holder {
  release: () => void | Promise<void>;
  released: Promise<void>;
  free: () => void;
}

/**
 * One request at a time for each upload of this server. A newer one asks the older to let go: after a
 * break in the network the older one waits for bytes that never come.
 */
export class UploadLocks implements Locker {
  private readonly holders = new Map<string, Holder>();

  newLock(id: string): Lock {
    let own: Holder | null = null;
    return {
      lock: async (signal, release) => {
        for (;;) {
          const holder = this.holders.get(id);
          if (holder === undefined) break;
          await holder.release();
          await holder.released;
          signal.throwIfAborted();
        }
        const { promise, resolve } = Promise.withResolvers<void>();
        own = { release, released: promise, free: resolve };
        this.holders.set(id, own);
      },
      unlock: async () => {
        if (own === null) return;
        this.holders.delete(id);
        own.free();
        own = null;
      },
    };
  }
}
