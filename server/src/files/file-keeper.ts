import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileVariant } from '@benefit/shared/files/files-contract';
import { Clock } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import { FileFault } from './file-fault.ts';
import type { FileFacts } from './file-inspection.ts';
import { FileInspector } from './file-inspector.ts';
import { FileVault } from './file-vault.ts';
import type { KeyedFile } from './file-vault.ts';
import { bandsOf } from './look-alike.service.ts';
import { MalwareScanner } from './malware-scanner.ts';
import type { StoredFile } from './stored-file.entity.ts';

const READ_BYTES = 256 * 1024;

/** Inspects, scans and encrypts one file. */
@Injectable()
export class FileKeeper {
  constructor(
    private readonly inspector: FileInspector,
    private readonly scanner: MalwareScanner,
    private readonly vault: FileVault,
    private readonly clock: Clock,
  ) {}

  /**
   * Puts a file away and answers its row, which is not written yet.
   *
   * @throws FileFault why it is not kept
   */
  async keep(path: string, sizeBytes: number): Promise<StoredFile> {
    const facts = await this.inspector.inspect(path);
    const scan = await this.scanner.scan(() => createReadStream(path, { highWaterMark: READ_BYTES }));
    if (scan === 'infected') throw new FileFault('file-infected');
    const id = newId(this.clock.now());
    const key = { id, dataKey: this.vault.newKey(id) };
    try {
      const sha256 = await this.putOriginal(key, path, sizeBytes);
      const derivatives = await this.putDerivatives(key, facts);
      const { kind, mediaType, width, height, durationMs, making, look } = facts;
      return {
        ...key,
        ...{ kind, mediaType, sizeBytes, sha256, scan, width, height, durationMs, look },
        ...bandColumns(look),
        derivatives: JSON.stringify(derivatives),
        makingSealed: this.vault.sealMaking(key, making),
        storedAt: this.clock.now(),
        erasedAt: null,
      };
    } catch (error) {
      await this.vault.remove(id);
      throw error;
    }
  }

  discard(fileId: string): Promise<void> {
    return this.vault.remove(fileId);
  }

  private async putOriginal(key: KeyedFile, path: string, sizeBytes: number) {
    const hash = createHash('sha256');
    async function* hashed() {
      for await (const piece of piecesIn(path)) {
        hash.update(piece);
        yield piece;
      }
    }
    await this.vault.put(key, 'original', hashed(), sizeBytes);
    return hash.digest('hex');
  }

  private async putDerivatives(key: KeyedFile, facts: FileFacts) {
    const sizes: Partial<Record<FileVariant, number>> = {};
    for (const variant of ['preview', 'thumbnail'] as const) {
      const bytes = facts[variant];
      if (bytes === null) continue;
      await this.vault.put(key, variant, piecesOf(bytes), bytes.length);
      sizes[variant] = bytes.length;
    }
    return sizes;
  }
}

/** A file piece by piece, all in one buffer: each is used up before the next is asked for. */
async function* piecesIn(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.allocUnsafeSlow(READ_BYTES);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, READ_BYTES, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** A stream of one piece. */
async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function bandColumns(look: string | null): Pick<StoredFile, 'look0' | 'look1' | 'look2' | 'look3'> {
  const [look0 = null, look1 = null, look2 = null, look3 = null] = look === null ? [] : bandsOf(look);
  return { look0, look1, look2, look3 };
}
