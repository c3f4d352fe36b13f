import { createHash, randomBytes } from 'node:crypto';
import { API_PREFIX } from '@benefit/shared/endpoint';
import { UPLOADS_PATH } from '@benefit/shared/files/files-contract';
import { FilesService } from '../../src/files/files.service.ts';
import type { UploadOutcome } from '../../src/files/upload-hooks.ts';
import { newId } from '../../src/platform/ids.ts';
import type { Answer, Api } from './api.ts';
import type { TestApp } from './app.ts';

/** A file that a test announced, and what it heard of it. */
export interface Announced {
  accountId: string | null;
  sizeBytes: number;
  settled: UploadOutcome | null;
}

/** What some feature would announce: registered at the hooks as a feature would. */
export class Announcements {
  readonly files = new Map<string, Announced>();
  /** How often anything was settled. */
  settledCount = 0;

  constructor(t: TestApp) {
    this.register(t);
  }

  /** Makes another server of the same installation know them too. */
  register({ app }: Pick<TestApp, 'app'>): void {
    const service = app.get(FilesService);
    service.uploadAsked.register((_tx, { caller, evidenceId }) => {
      const file = this.files.get(evidenceId);
      const mine = file !== undefined && (file.accountId === null || file.accountId === caller.accountId);
      return Promise.resolve(mine ? file : null);
    });
    service.uploadSettled.register((_tx, { evidenceId, outcome }) => {
      const file = this.files.get(evidenceId);
      if (file === undefined || file.settled !== null) return Promise.resolve(false);
      file.settled = outcome;
      this.settledCount++;
      return Promise.resolve(true);
    });
  }

  /** @param accountId of the only one who may upload it; anybody where it is null */
  announce(sizeBytes: number, accountId: string | null = null): string {
    const id = newId(new Date());
    this.files.set(id, { accountId, sizeBytes, settled: null });
    return id;
  }

  /** The file that an upload became. */
  fileIdOf(evidenceId: string): string {
    const settled = this.files.get(evidenceId)?.settled ?? null;
    if (settled === null || !('fileId' in settled)) throw new Error(`${evidenceId} is not kept`);
    return settled.fileId;
  }
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** Speaks tus 1.0 as the phone does. */
export class Uploader {
  constructor(
    private readonly api: Api,
    private readonly token: string | undefined,
  ) {}

  /** Begins an upload. */
  begin(id: string, sizeBytes: number, headers: Record<string, string> = {}): Promise<Answer> {
    const metadata = `subjectId ${base64(newId(new Date()))},evidenceId ${base64(id)}`;
    return this.send('POST', '', {
      'upload-length': String(sizeBytes),
      'upload-metadata': metadata,
      ...headers,
    });
  }

  head(id: string): Promise<Answer> {
    return this.send('HEAD', `/${id}`);
  }

  /** Sends bytes that stand at `offset`, in the way that WeChat can where `override` says so. */
  patch(id: string, offset: number, bytes: Uint8Array, override = false): Promise<Answer> {
    return this.send(
      override ? 'POST' : 'PATCH',
      `/${id}`,
      {
        'upload-offset': String(offset),
        'content-type': 'application/offset+octet-stream',
        ...(override ? { 'x-http-method-override': 'PATCH' } : {}),
      },
      bytes,
    );
  }

  /** A whole file in pieces; answers what the last request was answered. */
  async upload(id: string, bytes: Uint8Array, pieceBytes = 1024 * 1024): Promise<Answer> {
    let answer = await this.begin(id, bytes.length);
    for (let offset = 0; offset < bytes.length && answer.status < 300; offset += pieceBytes) {
      answer = await this.patch(id, offset, bytes.subarray(offset, offset + pieceBytes));
    }
    return answer;
  }

  async send(
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: Uint8Array,
  ): Promise<Answer> {
    const response = await fetch(`${this.api.base}${API_PREFIX}${UPLOADS_PATH}${path}`, {
      method,
      headers: {
        'tus-resumable': '1.0.0',
        ...(this.token === undefined ? {} : { authorization: `Bearer ${this.token}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: body as Uint8Array<ArrayBuffer> }),
    });
    const text = await response.text();
    const json = (response.headers.get('content-type') ?? '').includes('json');
    return {
      status: response.status,
      headers: response.headers,
      body: json && text !== '' ? JSON.parse(text) : text,
    };
  }
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A PDF of a given size that is whole: noise in a stream, then the table and the trailer. */
export function pdfOf(sizeBytes: number): Buffer {
  const head = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n2 0 obj\n<< >>\nstream\n');
  const tailAt = (at: number) =>
    `\nendstream\nendobj\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`;
  const tailLength = tailAt(1_000_000_000).length;
  const noise = randomBytes(Math.max(0, sizeBytes - head.length - tailLength));
  const table = head.length + noise.length + '\nendstream\nendobj\n'.length;
  const tail = tailAt(table).replace(String(table), String(table).padStart(10, '0'));
  return Buffer.concat([head, noise, Buffer.from(tail)]);
}

export async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}
