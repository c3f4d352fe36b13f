import type { Readable } from 'node:stream';
import type { ByteRange } from './file-cipher.ts';

/**
 * Where encrypted files lie. Names are our own (`<id>.<form>`), never a user's. What is kept is kept
 * whole: a name either has all its bytes or is not there.
 */
export abstract class FileStore {
  /** @throws the store's error, `ENOSPC` among them, with nothing kept */
  abstract put(name: string, content: AsyncIterable<Uint8Array>, sizeBytes: number): Promise<void>;

  /** @throws Error when there is no such name */
  abstract read(name: string, range: ByteRange): Promise<Readable>;

  /** Removes what is there of these; what is not there is no fault. */
  abstract remove(names: readonly string[]): Promise<void>;

  /** Names kept before `before`; drafts that broke off are among them. */
  abstract list(before: Date): AsyncIterable<string>;
}
