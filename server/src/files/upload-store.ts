import type { DataStore } from '@tus/server';

/** How far an upload has come. */
export interface UploadProgress {
  receivedBytes: number;
  /** As stated when it was begun. */
  sizeBytes: number;
}

/** Where uploads lie until they are whole and checked: partly received, and not yet encrypted. */
export abstract class UploadStore {
  /** What the protocol writes to. */
  abstract readonly protocol: DataStore;

  /** Null where nothing was begun under this id. */
  abstract progressOf(id: string): Promise<UploadProgress | null>;

  /** Hands `work` a file with the bytes of a whole upload, for as long as it lasts. */
  abstract withFile<T>(id: string, work: (file: string) => Promise<T>): Promise<T>;

  /** Forgets an upload and its bytes; what is not there is no fault. */
  abstract remove(id: string): Promise<void>;

  /** Everything that was begun, with the time of its last byte. */
  abstract list(): AsyncIterable<{ id: string; touchedAt: Date }>;
}
