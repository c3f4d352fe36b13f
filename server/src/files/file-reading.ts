import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import type { FileLinks as Links, FileVariant } from '@benefit/shared/files/files-contract';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import { Problem } from '../platform/problem.ts';
import type { ByteRange } from './file-cipher.ts';
import { FileLinks } from './file-links.ts';
import { FileVault } from './file-vault.ts';
import type { FileMaking } from './making.ts';
import type { StoredFile } from './stored-file.entity.ts';
import { StoredFileRepository } from './stored-file.repository.ts';

/** A form of a file, opened for reading. */
export interface OpenedFile {
  mediaType: string;
  sizeBytes: number;
  /** A range of it; the whole where none is given. */
  read(range?: ByteRange): Promise<Readable>;
}

/** Opens, links and erases kept files. */
@Injectable()
export class FileReading {
  constructor(
    private readonly database: Database,
    private readonly files: StoredFileRepository,
    private readonly vault: FileVault,
    private readonly links: FileLinks,
    private readonly clock: Clock,
  ) {}

  linksFor(file: Pick<StoredFile, 'id' | 'derivatives'>, now: Date, name?: string): Links {
    const derived = Object.keys(JSON.parse(file.derivatives) as object) as FileVariant[];
    return this.links.links(file.id, derived, now, name);
  }

  /** What a kept file tells of its making. */
  makingOf(file: Pick<StoredFile, 'id' | 'dataKey' | 'makingSealed'>): FileMaking {
    const { takenAt, ...rest } = this.vault.openMaking(file) as Omit<FileMaking, 'takenAt'> & {
      takenAt?: string; // JSON has no times
    };
    return takenAt === undefined ? rest : { ...rest, takenAt: new Date(takenAt) };
  }

  /** @throws Problem `not-found` where there is no such file, or not in this form */
  async open(fileId: string, variant: FileVariant): Promise<OpenedFile> {
    const file = await this.database.read((tx) => this.files.find(tx, fileId));
    if (file === null) throw new Problem('not-found');
    const derived = JSON.parse(file.derivatives) as Partial<Record<FileVariant, number>>;
    const sizeBytes = variant === 'original' ? file.sizeBytes : derived[variant];
    if (sizeBytes === undefined) throw new Problem('not-found');
    return {
      mediaType: variant === 'original' ? file.mediaType : 'image/webp',
      sizeBytes,
      read: (range = { start: 0, end: sizeBytes }) => this.vault.read(file, variant, sizeBytes, range),
    };
  }

  /** The key first: without it the bytes tell nothing any more. */
  async erase(fileId: string): Promise<void> {
    await this.database.write((tx) => this.files.erase(tx, fileId, this.clock.now()));
    await this.vault.remove(fileId);
  }
}
