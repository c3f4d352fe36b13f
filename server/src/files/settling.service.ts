import { Injectable } from '@nestjs/common';
import type { FileRefusal } from '@benefit/shared/relief/evidence-rules';
import { Database } from '../platform/database.ts';
import type { Tx } from '../platform/database.ts';
import { Hook } from '../platform/hooks.ts';
import { FileFault } from './file-fault.ts';
import { FileKeeper } from './file-keeper.ts';
import { StoredFileRepository } from './stored-file.repository.ts';
import type { StoredFile } from './stored-file.entity.ts';
import type { ArrivedFile, SettledUpload } from './upload-hooks.ts';
import { UploadStore } from './upload-store.ts';

/** What became of an upload: kept, refused, not yet whole, or wanted by nobody (any more). */
export type Settlement =
  | { outcome: 'kept'; fileId: string }
  | { outcome: 'refused'; refusal: FileRefusal }
  | { outcome: 'unfinished' }
  | { outcome: 'unwanted' };

/**
 * Checks a file whose last byte has arrived and keeps it encrypted, or refuses it. The bytes are put
 * away first and the row is written after, so that a crash leaves at most bytes without a row; the
 * upload itself goes last, so that whatever broke off before is done again.
 */
@Injectable()
export class SettlingService {
  /** Which kept file has the same bytes and is to stand for a new one as well; null where none is. */
  readonly sameBytes = new Hook<ArrivedFile, string | null>();
  /**
   * Told what became of an upload, in the transaction of the file's row. True where the news was
   * taken; false where nobody waits for it (settled already, taken off): then nothing is kept.
   */
  readonly uploadSettled = new Hook<SettledUpload, boolean>();

  private readonly running = new Map<string, Promise<Settlement>>();

  constructor(
    private readonly database: Database,
    private readonly uploads: UploadStore,
    private readonly keeper: FileKeeper,
    private readonly files: StoredFileRepository,
  ) {}

  /**
   * Settles an upload if it is whole; at once for all who ask.
   *
   * @throws Problem `unavailable` while the scanner does not answer; the store's error, a full disk's among them
   */
  settle(evidenceId: string): Promise<Settlement> {
    const running = this.running.get(evidenceId);
    if (running !== undefined) return running;
    const settling = this.settleOnce(evidenceId).finally(() => this.running.delete(evidenceId));
    this.running.set(evidenceId, settling);
    return settling;
  }

  private async settleOnce(evidenceId: string): Promise<Settlement> {
    const progress = await this.uploads.progressOf(evidenceId);
    if (progress === null || progress.receivedBytes < progress.sizeBytes) return { outcome: 'unfinished' };
    const result = await this.uploads.withFile(evidenceId, (path) =>
      this.keeper.keep(path, progress.sizeBytes).catch((error: unknown) => {
        if (error instanceof FileFault) return error.refusal;
        throw error;
      }),
    );
    const settlement = await this.note(evidenceId, result);
    await this.uploads.remove(evidenceId);
    return settlement;
  }

  private async note(evidenceId: string, result: StoredFile | FileRefusal): Promise<Settlement> {
    if (typeof result === 'string') {
      await this.database.write((tx) =>
        this.uploadSettled.run(tx, { evidenceId, outcome: { refusal: result } }),
      );
      return { outcome: 'refused', refusal: result };
    }
    const fileId = await this.database
      .write((tx) => this.noteKept(tx, evidenceId, result))
      .catch(async (error: unknown) => {
        await this.keeper.discard(result.id);
        throw error;
      });
    if (fileId !== result.id) await this.keeper.discard(result.id);
    return fileId === null ? { outcome: 'unwanted' } : { outcome: 'kept', fileId };
  }

  /** Answers which file stands for the upload now: the new one, one with the same bytes, or none. */
  private async noteKept(tx: Tx, evidenceId: string, file: StoredFile): Promise<string | null> {
    const { kind, sizeBytes, sha256 } = file;
    const same = await this.sameBytes.run(tx, { evidenceId, kind, sizeBytes, sha256 });
    const fileId = same.find((id) => id !== null) ?? file.id;
    if (fileId === file.id) await this.files.add(tx, file);
    const answers = await this.uploadSettled.run(tx, { evidenceId, outcome: { fileId } });
    if (answers.includes(true)) return fileId;
    if (fileId === file.id) await this.files.takeBack(tx, file.id);
    return null;
  }
}
