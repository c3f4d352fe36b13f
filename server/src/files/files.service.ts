import { Injectable, Logger } from '@nestjs/common';
import type { FileLinks, FileVariant } from '@benefit/shared/files/files-contract';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import type { Tx } from '../platform/database.ts';
import { Hook } from '../platform/hooks.ts';
import { FileReading } from './file-reading.ts';
import type { OpenedFile } from './file-reading.ts';
import type { FileMaking } from './making.ts';
import { SettlingService } from './settling.service.ts';
import type { StoredFile } from './stored-file.entity.ts';
import { StoredFileRepository } from './stored-file.repository.ts';
import type { AnnouncedUpload, ArrivedFile, SettledUpload, UploadQuestion } from './upload-hooks.ts';
import { UploadStore } from './upload-store.ts';

/**
 * Uploads and kept files, for the features that use them. It knows nothing of what the files are for:
 * the feature that announces a file registers at the hooks.
 */
@Injectable()
export class FilesService {
  private readonly logger = new Logger(FilesService.name);

  /** May this caller upload this file, and what is it? Null where it is no file of the feature's. */
  readonly uploadAsked = new Hook<UploadQuestion, AnnouncedUpload | null>();
  /** See `SettlingService`. */
  readonly sameBytes: Hook<ArrivedFile, string | null>;
  readonly uploadSettled: Hook<SettledUpload, boolean>;

  constructor(
    private readonly database: Database,
    private readonly uploads: UploadStore,
    private readonly settling: SettlingService,
    private readonly files: StoredFileRepository,
    private readonly reading: FileReading,
    private readonly clock: Clock,
  ) {
    this.sameBytes = settling.sameBytes;
    this.uploadSettled = settling.uploadSettled;
  }

  /** What was announced under this id to this caller; null where nothing was. */
  async announced(question: UploadQuestion): Promise<AnnouncedUpload | null> {
    const answers = await this.database.read((tx) => this.uploadAsked.run(tx, question));
    return answers.find((answer) => answer !== null) ?? null;
  }

  /** How many bytes have arrived of each upload that is on its way or waits for its checks; none for others. */
  async receivedBytesOf(evidenceIds: readonly string[]): Promise<Map<string, number>> {
    const found = await Promise.all(
      evidenceIds.map(async (id) => [id, (await this.uploads.progressOf(id))?.receivedBytes] as const),
    );
    return new Map(found.flatMap(([id, bytes]) => (bytes === undefined ? [] : [[id, bytes]])));
  }

  /**
   * Finishes the checks of uploads that are whole but were not settled, as after a crash; never inside
   * a transaction. What cannot be settled now (the scanner is away) goes on waiting.
   */
  async settleWaiting(evidenceIds: readonly string[]): Promise<void> {
    for (const id of evidenceIds) {
      await this.settling.settle(id).catch((error: unknown) => this.logger.error(error));
    }
  }

  /** Forgets what arrived of an upload, for a file that was taken off. */
  discardUpload(evidenceId: string): Promise<void> {
    return this.uploads.remove(evidenceId);
  }

  /** A kept file; null also for one that was erased. */
  find(tx: Tx, fileId: string): Promise<StoredFile | null> {
    return this.files.find(tx, fileId);
  }

  /** Kept files; erased ones are not among them. */
  findMany(tx: Tx, fileIds: readonly string[]): Promise<StoredFile[]> {
    return this.files.findMany(tx, fileIds);
  }

  /** Which of these files has these bytes; null if none. */
  async withBytes(tx: Tx, sha256: string, fileIds: readonly string[]): Promise<string | null> {
    const files = await this.files.findMany(tx, fileIds);
    return files.find((file) => file.sha256 === sha256)?.id ?? null;
  }

  /** What a file tells of its making: for officers alone. */
  makingOf(file: Pick<StoredFile, 'id' | 'dataKey' | 'makingSealed'>): FileMaking {
    return this.reading.makingOf(file);
  }

  /**
   * Addresses of a file in all its forms, good for five minutes: only for whoever may see it.
   *
   * @param name under which it is saved, as the uploader called it
   */
  linksFor(file: Pick<StoredFile, 'id' | 'derivatives'>, now: Date, name?: string): FileLinks {
    return this.reading.linksFor(file, now, name);
  }

  /** The same for several, by file id; an erased one has none. */
  async linksOf(
    tx: Tx,
    wanted: readonly { fileId: string; name: string }[],
  ): Promise<Map<string, FileLinks>> {
    const now = this.clock.now();
    const files = await this.files.findMany(tx, [...new Set(wanted.map(({ fileId }) => fileId))]);
    const nameOf = new Map(wanted.map(({ fileId, name }) => [fileId, name]));
    return new Map(files.map((file) => [file.id, this.linksFor(file, now, nameOf.get(file.id))]));
  }

  /**
   * Opens a file for reading on the server.
   *
   * @throws Problem `not-found`
   */
  openFile(fileId: string, variant: FileVariant = 'original'): Promise<OpenedFile> {
    return this.reading.open(fileId, variant);
  }

  /** Erases a file: its key at once, its bytes right after, or with the next sweep. */
  erase(fileId: string): Promise<void> {
    return this.reading.erase(fileId);
  }
}
