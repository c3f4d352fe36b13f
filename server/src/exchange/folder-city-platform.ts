import { mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import type { FieldCipher } from '../platform/crypto/field-cipher.ts';
import { CityPlatform } from './city-platform.ts';
import type { PlatformRecord } from './city-platform.ts';

/**
 * The embedded default: a folder of files, each with a keyed hash over its record, for somebody to
 * carry over. One record is one file, however often it is handed over.
 */
export class FolderCityPlatform extends CityPlatform {
  constructor(
    private readonly folder: string,
    private readonly cipher: FieldCipher,
  ) {
    super();
  }

  async push({ id, kind, content }: PlatformRecord): Promise<void> {
    const record = JSON.stringify({ id, kind, content });
    const signature = this.cipher.lookupHash('city-platform', record);
    const folder = path.join(this.folder, kind);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const target = path.join(folder, `${id}.json`);
    const file = await open(`${target}.part`, 'w', 0o600);
    try {
      await file.writeFile(JSON.stringify({ record, signature }));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(`${target}.part`, target);
  }
}
