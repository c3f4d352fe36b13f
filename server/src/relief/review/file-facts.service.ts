import { Injectable } from '@nestjs/common';
import { FilesService } from '../../files/files.service.ts';
import type { StoredFile } from '../../files/stored-file.entity.ts';
import type { Tx } from '../../platform/database.ts';

/** What is known of a kept file, its own words about its making included; for officers. */
export type FileFacts = StoredFile & { making: ReturnType<FilesService['makingOf']> };

/** What is known of the files of a report, without touching their bytes. */
@Injectable()
export class FileFactsService {
  constructor(private readonly files: FilesService) {}

  /** By id; a file that was erased has none. */
  async of(tx: Tx, fileIds: readonly string[]): Promise<Map<string, FileFacts>> {
    const rows = await this.files.findMany(tx, [...new Set(fileIds)]);
    return new Map(rows.map((row) => [row.id, { ...row, making: this.files.makingOf(row) }]));
  }
}
