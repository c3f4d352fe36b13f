import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import type { FileVariant } from '@benefit/shared/files/files-contract';
import { FieldCipher } from '../platform/crypto/field-cipher.ts';
import type { Place } from '../platform/crypto/field-cipher.ts';
import { openSegments, sealSegments, sealedRange, sealedSize } from './file-cipher.ts';
import type { ByteRange, SealedFile } from './file-cipher.ts';
import { FileStore } from './file-store.ts';

/** What is needed to write or read a file. */
export interface KeyedFile {
  id: string;
  dataKey: string;
}

const VARIANTS: readonly FileVariant[] = ['original', 'preview', 'thumbnail'];
const keyPlace = (row: string): Place => ({ table: 'stored_file', column: 'data_key', row });
const makingPlace = (row: string): Place => ({ table: 'stored_file', column: 'making', row });
const nameOf = (id: string, variant: FileVariant): string => `${id}.${variant}`;

/** Puts files away encrypted, each under a random key of its own that the master key wraps. */
@Injectable()
export class FileVault {
  constructor(
    private readonly store: FileStore,
    private readonly cipher: FieldCipher,
  ) {}

  newKey(fileId: string): string {
    return this.cipher.newPersonKey(keyPlace(fileId));
  }

  async put(
    file: KeyedFile,
    variant: FileVariant,
    content: AsyncIterable<Uint8Array>,
    sizeBytes: number,
  ): Promise<void> {
    const sealed = sealSegments(content, this.sealedFile(file, variant, sizeBytes));
    await this.store.put(nameOf(file.id, variant), sealed, sealedSize(sizeBytes));
  }

  /** @throws Error when it is not there, or not as it was put */
  async read(file: KeyedFile, variant: FileVariant, sizeBytes: number, range: ByteRange): Promise<Readable> {
    const spec = this.sealedFile(file, variant, sizeBytes);
    const sealed = await this.store.read(nameOf(file.id, variant), sealedRange(spec, range));
    return Readable.from(openSegments(sealed, spec, range), { objectMode: false });
  }

  /** Removes a file in all its forms. */
  remove(fileId: string): Promise<void> {
    return this.store.remove(VARIANTS.map((variant) => nameOf(fileId, variant)));
  }

  sealMaking(file: KeyedFile, making: object): string {
    return this.cipher.sealFor(this.keyOf(file), JSON.stringify(making), makingPlace(file.id));
  }

  openMaking(file: KeyedFile & { makingSealed: string }): unknown {
    return JSON.parse(this.cipher.openFor(this.keyOf(file), file.makingSealed, makingPlace(file.id)));
  }

  private sealedFile(file: KeyedFile, variant: FileVariant, sizeBytes: number): SealedFile {
    return { fileId: file.id, variant, key: Buffer.from(this.keyOf(file), 'base64url'), sizeBytes };
  }

  private keyOf({ id, dataKey }: KeyedFile): string {
    return this.cipher.open(dataKey, keyPlace(id));
  }
}
