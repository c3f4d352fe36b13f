import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { Tx } from '../platform/database.ts';
import { sqlInstant } from '../platform/sql-values.ts';
import { StoredFile } from './stored-file.entity.ts';

@Injectable()
export class StoredFileRepository {
  async add(tx: Tx, file: StoredFile): Promise<void> {
    await tx.orm.insert(StoredFile, file);
  }

  /** A kept file; null also for one that was erased. */
  find(tx: Tx, id: string): Promise<StoredFile | null> {
    return tx.orm.findOneBy(StoredFile, { id, erasedAt: IsNull() });
  }

  /** Kept files; erased ones are not among them. */
  findMany(tx: Tx, ids: readonly string[]): Promise<StoredFile[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return tx.orm.findBy(StoredFile, { id: In([...ids]), erasedAt: IsNull() });
  }

  /** For a file that was added in this transaction and that nobody wants. */
  async takeBack(tx: Tx, id: string): Promise<void> {
    await tx.orm.delete(StoredFile, { id });
  }

  /** Forgets the key and with it the file; what stays tells that there was one. */
  async erase(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.execute(
      "UPDATE stored_file SET data_key = '', making_sealed = '', erased_at = ? WHERE id = ? AND erased_at IS NULL",
      [sqlInstant(at), id],
    );
  }
}
