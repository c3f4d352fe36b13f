import { createServer, request as httpRequest } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import S3rver from 's3rver';

interface Part {
  number: number;
  etag: string;
  sizeBytes: number;
}

/**
 * A server that speaks the S3 protocol: s3rver, and before it what s3rver lacks: the list of the parts
 * of a multipart upload, and breaking one off.
 */
export class S3Server {
  private readonly parts = new Map<string, Part[]>();

  private constructor(
    private readonly s3rver: S3rver,
    private readonly front: Server,
    private readonly folder: string,
    private readonly inner: number,
  ) {}

  static async start(bucket: string): Promise<S3Server> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'benefit-s3-'));
    const options = { port: 0, address: '127.0.0.1', silent: true, directory: folder };
    const s3rver = new S3rver({ ...options, configureBuckets: [{ name: bucket, configs: [] }] });
    const { port } = await s3rver.run();
    const front = createServer();
    const server = new S3Server(s3rver, front, folder, port);
    front.on('request', (request, response) => server.answer(request, response));
    front.listen(0, '127.0.0.1');
    await once(front, 'listening');
    return server;
  }

  /** The environment of an installation that keeps its files here. */
  environment(bucket: string): Record<string, string> {
    return {
      S3_ENDPOINT: `http://127.0.0.1:${(this.front.address() as AddressInfo).port}`,
      S3_BUCKET: bucket,
      S3_ACCESS_KEY_ID: 'S3RVER',
      S3_SECRET_ACCESS_KEY: 'S3RVER',
    };
  }

  /** How many multipart uploads were finished or are open. */
  get multipartCount(): number {
    return this.finished + this.parts.size;
  }
  private finished = 0;

  async stop(): Promise<void> {
    this.front.close();
    this.front.closeAllConnections();
    await this.s3rver.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://s3');
    const uploadId = url.searchParams.get('uploadId');
    if (uploadId !== null && request.method === 'GET') return this.listParts(uploadId, response);
    if (uploadId !== null && request.method === 'DELETE') {
      this.parts.delete(uploadId);
      response.writeHead(204).end();
      return;
    }
    this.pass(request, response, (answered, text) => this.note(url, request, answered, text));
  }

  private listParts(uploadId: string, response: ServerResponse): void {
    const parts = this.parts.get(uploadId);
    const type = { 'content-type': 'application/xml' };
    if (parts === undefined) {
      response.writeHead(404, type).end('<Error><Code>NoSuchUpload</Code><Message>gone</Message></Error>');
      return;
    }
    const list = [...parts]
      .sort((a, b) => a.number - b.number)
      .map(
        ({ number, etag, sizeBytes }) =>
          `<Part><PartNumber>${number}</PartNumber><ETag>${etag.replaceAll('"', '&quot;')}</ETag><Size>${sizeBytes}</Size></Part>`,
      );
    response
      .writeHead(200, type)
      .end(`<ListPartsResult><IsTruncated>false</IsTruncated>${list.join('')}</ListPartsResult>`);
  }

  /** Remembers what s3rver did. */
  private note(url: URL, request: IncomingMessage, answered: IncomingMessage, text: string): void {
    if (answered.statusCode !== 200) return;
    const uploadId = url.searchParams.get('uploadId');
    if (request.method === 'POST' && url.searchParams.has('uploads')) {
      this.parts.set(/<UploadId>(\w+)</.exec(text)?.[1] ?? '', []);
    } else if (request.method === 'POST' && uploadId !== null) {
      this.parts.delete(uploadId);
      this.finished++;
    } else if (request.method === 'PUT' && uploadId !== null) {
      const number = Number(url.searchParams.get('partNumber'));
      const sizeBytes = Number(
        request.headers['x-amz-decoded-content-length'] ?? request.headers['content-length'],
      );
      const others = (this.parts.get(uploadId) ?? []).filter((part) => part.number !== number);
      this.parts.set(uploadId, [...others, { number, etag: answered.headers.etag ?? '', sizeBytes }]);
    }
  }

  private pass(
    request: IncomingMessage,
    response: ServerResponse,
    done: (answered: IncomingMessage, text: string) => void,
  ): void {
    const { method, url, headers } = request;
    const inner = httpRequest(
      { host: '127.0.0.1', port: this.inner, method, path: url, headers, agent: false },
      (answered) => {
        const pieces: Buffer[] = [];
        response.writeHead(answered.statusCode ?? 500, answered.headers);
        answered.on('data', (piece: Buffer) => pieces.push(piece));
        answered.on('end', () => done(answered, Buffer.concat(pieces).toString('utf8')));
        answered.pipe(response);
      },
    );
    inner.on('error', () => response.destroy());
    request.pipe(inner);
  }
}
