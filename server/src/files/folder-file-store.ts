import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import type { ByteRange } from './file-cipher.ts';
import { FileStore } from './file-store.ts';

const DRAFT = '.draft';

/** Files in a folder of mode 0700, spread over subfolders by the random end of their ids. */
export class FolderFileStore extends FileStore {
  constructor(private readonly folder: string) {
    super();
  }

  async put(name: string, content: AsyncIterable<Uint8Array>): Promise<void> {
    const place = this.placeOf(name);
    const draft = place + DRAFT;
    await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
    try {
      const handle = await open(draft, 'w', 0o600);
      try {
        await handle.writeFile(content);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(draft, place);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
    await syncFolder(path.dirname(place));
  }

  async read(name: string, { start, end }: ByteRange): Promise<Readable> {
    const place = this.placeOf(name);
    await stat(place);
    return createReadStream(place, { start, end: end - 1, highWaterMark: 256 * 1024 });
  }

  async remove(names: readonly string[]): Promise<void> {
    for (const name of names) await rm(this.placeOf(name), { force: true });
  }

  async *list(before: Date): AsyncGenerator<string> {
    const entries = await readdir(this.folder, { recursive: true, withFileTypes: true }).catch(noneYet);
    for (const entry of entries) {
      if (!entry.isFile()) continue;
      const found = await stat(path.join(entry.parentPath, entry.name)).catch(() => null);
      if (found !== null && found.mtime < before) yield entry.name;
    }
  }

  private placeOf(name: string): string {
    const [id = ''] = name.split('.');
    return path.join(this.folder, id.slice(-2), name);
  }
}

/** A rename lasts once its folder is on the disk. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function noneYet(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
