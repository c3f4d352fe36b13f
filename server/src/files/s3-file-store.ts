import { DeleteObjectCommand, GetObjectCommand, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { Readable } from 'node:stream';
import type { S3Settings } from '../platform/config.ts';
import type { ByteRange } from './file-cipher.ts';
import { FileStore } from './file-store.ts';
import { s3Client } from './s3-client.ts';

const PREFIX = 'files/';
const PART_BYTES = 8 * 1024 * 1024;

/** Files in a bucket of an S3-compatible storage; large ones go in parts, and appear when all are there. */
export class S3FileStore extends FileStore {
  private readonly client: S3Client;
  private readonly bucket: string;

  constructor(settings: S3Settings) {
    super();
    this.client = s3Client(settings);
    this.bucket = settings.bucket;
  }

  async put(name: string, content: AsyncIterable<Uint8Array>): Promise<void> {
    const upload = new Upload({
      client: this.client,
      params: {
        Bucket: this.bucket,
        Key: PREFIX + name,
        Body: Readable.from(content, { objectMode: false }),
      },
      partSize: PART_BYTES,
      queueSize: 1,
    });
    await upload.done();
  }

  async read(name: string, { start, end }: ByteRange): Promise<Readable> {
    const range = `bytes=${start}-${end - 1}`;
    const { Body } = await this.client.send(
      new GetObjectCommand({ Bucket: this.bucket, Key: PREFIX + name, Range: range }),
    );
    return Body as Readable;
  }

  async remove(names: readonly string[]): Promise<void> {
    for (const name of names) {
      await this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key: PREFIX + name }));
    }
  }

  async *list(before: Date): AsyncGenerator<string> {
    const pages = paginateListObjectsV2({ client: this.client }, { Bucket: this.bucket, Prefix: PREFIX });
    for await (const { Contents = [] } of pages) {
      for (const { Key, LastModified } of Contents) {
        if (Key !== undefined && LastModified !== undefined && LastModified < before)
          yield Key.slice(PREFIX.length);
      }
    }
  }
}
