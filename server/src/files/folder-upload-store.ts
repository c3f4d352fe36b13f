import { FileStore } from '@tus/file-store';
import { ERRORS } from '@tus/server';
import type { Upload } from '@tus/server';
import { createWriteStream, mkdirSync } from 'node:fs';
import { readdir, rm, stat, truncate } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isStorageFull } from '../platform/sql-errors.ts';
import { UploadStore } from './upload-store.ts';
import type { UploadProgress } from './upload-store.ts';

const FACTS = '.json';

/** Uploads in a folder of mode 0700, each beside its facts. */
export class FolderUploadStore extends UploadStore {
  readonly protocol: FileStore;

  constructor(private readonly folder: string) {
    super();
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.protocol = new ResumedFileStore({ directory: folder });
  }

  progressOf(id: string): Promise<UploadProgress | null> {
    return progressIn(this.protocol, id);
  }

  withFile<T>(id: string, work: (file: string) => Promise<T>): Promise<T> {
    return work(this.placeOf(id));
  }

  async remove(id: string): Promise<void> {
    // the facts last: without them the bytes would be nobody's
    for (const place of [this.placeOf(id), this.placeOf(id) + FACTS]) await rm(place, { force: true });
  }

  async *list(): AsyncGenerator<{ id: string; touchedAt: Date }> {
    for (const name of await readdir(this.folder)) {
      if (!name.endsWith(FACTS)) continue;
      const id = name.slice(0, -FACTS.length);
      const found = await stat(this.placeOf(id)).catch(() => stat(this.placeOf(name)).catch(() => null));
      if (found !== null) yield { id, touchedAt: found.mtime };
    }
  }

  private placeOf(name: string): string {
    return path.join(this.folder, name);
  }
}

/** Goes on with what was begun instead of emptying it, and says what went wrong in writing. */
class ResumedFileStore extends FileStore {
  override extensions = ['creation'];

  override async create(upload: Upload): Promise<Upload> {
    const begun = await progressIn(this, upload.id);
    return begun?.sizeBytes === upload.size ? upload : super.create(upload);
  }

  override async write(content: Readable, id: string, offset: number): Promise<number> {
    const place = path.join(this.directory, id);
    const file = createWriteStream(place, { flags: 'r+', start: offset });
    try {
      await pipeline(content, file);
    } catch (error) {
      // a full disk keeps nothing of what it could not take
      if (isStorageFull(error)) await truncate(place, offset);
      throw error;
    }
    return offset + file.bytesWritten;
  }
}

/** How far an upload of a tus store has come; null where it knows none. */
export async function progressIn(
  store: Pick<FileStore, 'getUpload'>,
  id: string,
): Promise<UploadProgress | null> {
  try {
    const { offset, size } = await store.getUpload(id);
    return { receivedBytes: offset, sizeBytes: size ?? 0 };
  } catch (error) {
    if (error === ERRORS.FILE_NOT_FOUND || error === ERRORS.FILE_NO_LONGER_EXISTS) return null;
    throw error;
  }
}
