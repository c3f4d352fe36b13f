import { DeleteObjectCommand, GetObjectCommand, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import { S3Store } from '@tus/s3-store';
import type { Upload } from '@tus/server';
import { createWriteStream, mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { S3Settings } from '../platform/config.ts';
import { newToken } from '../platform/ids.ts';
import { progressIn } from './folder-upload-store.ts';
import { s3Client, s3Options } from './s3-client.ts';
import { UploadStore } from './upload-store.ts';
import type { UploadProgress } from './upload-store.ts';

const INFO = '.info';

/** Uploads as multipart uploads of a bucket, so that any server may go on with them. */
export class S3UploadStore extends UploadStore {
  readonly protocol: ResumedS3Store;
  private readonly client: S3Client;
  private readonly bucket: string;

  /** @param folder where whole uploads lie while they are checked */
  constructor(
    settings: S3Settings,
    private readonly folder: string,
  ) {
    super();
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.client = s3Client(settings);
    this.bucket = settings.bucket;
    this.protocol = new ResumedS3Store({
      s3ClientConfig: { bucket: settings.bucket, ...s3Options(settings) },
      useTags: false,
    });
  }

  progressOf(id: string): Promise<UploadProgress | null> {
    return progressIn(this.protocol, id);
  }

  async withFile<T>(id: string, work: (file: string) => Promise<T>): Promise<T> {
    const file = path.join(this.folder, `${id}.${newToken()}`);
    try {
      const { Body } = await this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key: id }));
      await pipeline(Body as Readable, createWriteStream(file, { mode: 0o600 }));
      return await work(file);
    } finally {
      await rm(file, { force: true });
    }
  }

  async remove(id: string): Promise<void> {
    if ((await this.progressOf(id)) === null) return;
    // a finished upload has nothing left to break off
    await this.protocol.remove(id).catch((error: unknown) => {
      if (!isGone(error)) throw error;
    });
    for (const key of [id, `${id}.part`, `${id}${INFO}`]) {
      await this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key: key }));
    }
    await this.protocol.forget(id);
  }

  async *list(): AsyncGenerator<{ id: string; touchedAt: Date }> {
    const newest = new Map<string, Date>();
    const pages = paginateListObjectsV2({ client: this.client }, { Bucket: this.bucket, Delimiter: '/' });
    for await (const { Contents = [] } of pages) {
      for (const { Key = '', LastModified = new Date(0) } of Contents) {
        const [id = ''] = Key.split('.');
        const known = newest.get(id);
        if (known === undefined || known < LastModified) newest.set(id, LastModified);
      }
    }
    for (const [id, touchedAt] of newest) yield { id, touchedAt };
  }
}

/** Goes on with what was begun instead of beginning anew. */
class ResumedS3Store extends S3Store {
  override extensions = ['creation'];

  override async create(upload: Upload): Promise<Upload> {
    const begun = await progressIn(this, upload.id);
    return begun?.sizeBytes === upload.size ? upload : super.create(upload);
  }

  /** Drops what is remembered of an upload that was removed. */
  async forget(id: string): Promise<void> {
    await this.clearCache(id);
  }
}

const isGone = (error: unknown): boolean =>
  error instanceof Error && ['NoSuchUpload', 'NoSuchKey', 'NotFound'].includes(error.name);
