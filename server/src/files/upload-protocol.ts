import { Inject, Injectable } from '@nestjs/common';
import { ERRORS, Server } from '@tus/server';
import { PassThrough } from 'node:stream';
import type { Readable } from 'node:stream';
import { ReadableStream } from 'node:stream/web';
import { API_PREFIX } from '@benefit/shared/endpoint';
import { UPLOADS_PATH } from '@benefit/shared/files/files-contract';
import { FILE_REFUSALS } from '@benefit/shared/relief/evidence-rules';
import type { FileRefusal } from '@benefit/shared/relief/evidence-rules';
import type { Principal } from '../identity/principal.ts';
import { Problem, fieldProblem } from '../platform/problem.ts';
import { FilesService } from './files.service.ts';
import { SettlingService } from './settling.service.ts';
import type { AnnouncedUpload } from './upload-hooks.ts';
import { UPLOAD_LOCKER } from './upload-locks.ts';
import type { UploadLocker } from './upload-locks.ts';
import { UploadStore } from './upload-store.ts';

/** One request of an upload. */
export interface UploadCall {
  principal: Principal;
  /** As the protocol means it: what `X-HTTP-Method-Override` says in the place of POST. */
  method: string;
  /** From the path; null where an upload is begun. */
  evidenceId: string | null;
  headers: Headers;
  body: Readable;
}

/** What is answered where nothing is wrong; the protocol has no bodies. */
export interface UploadAnswer {
  status: number;
  headers: Record<string, string>;
}

const VERSION = '1.0.0';
const VERSION_HEADERS = { 'tus-resumable': VERSION };
const ID = /^[0-9A-HJKMNP-TV-Z]{26}$/;
/** A request that lost its network must let go of the upload for the next one. */
const DRAIN_MS = 250;
const PASSED_BYTES = 256 * 1024;

/**
 * tus 1.0 as our uploads speak it: the id is the phone's, what was begun goes on, and the request with
 * the last byte answers what the checks found.
 */
@Injectable()
export class UploadProtocol {
  private readonly server: Server;
  /** What went wrong in a request; the library itself answers in words only. */
  private readonly failures = new WeakMap<object, unknown>();

  constructor(
    private readonly files: FilesService,
    private readonly settling: SettlingService,
    private readonly uploads: UploadStore,
    @Inject(UPLOAD_LOCKER) locker: UploadLocker,
  ) {
    this.server = new Server({
      path: API_PREFIX + UPLOADS_PATH,
      datastore: uploads.protocol,
      locker,
      lockDrainTimeout: DRAIN_MS,
      relativeLocation: true,
      namingFunction: (_request, metadata) => metadata?.['evidenceId'] ?? '',
      onResponseError: (request, error) => {
        this.failures.set(request, error);
        return undefined;
      },
    });
  }

  /**
   * @throws Problem `not-found` for a file that was not announced by this caller, `upload-conflict`,
   *   `body-too-large`, `malformed-request`, `file-refused`, `storage-full`, and what the hook throws
   */
  async answer(call: UploadCall): Promise<UploadAnswer> {
    if (call.headers.get('tus-resumable') !== VERSION)
      throw new Problem('malformed-request', { detail: '不支持的上传协议版本' });
    const metadata = metadataOf(call.headers);
    const evidenceId = call.evidenceId ?? metadata.evidenceId;
    if (evidenceId === null) throw missing('evidenceId');
    if (call.evidenceId === null && metadata.subjectId === null) throw missing('subjectId');
    const { principal } = call;
    const announced = await this.files.announced({
      caller: principal,
      evidenceId,
      subjectId: metadata.subjectId,
    });
    if (announced === null) throw new Problem('not-found');
    if (announced.settled !== null) return answerSettled(call, evidenceId, announced);
    return call.evidenceId === null
      ? this.begin(call, evidenceId, announced)
      : this.goOn(call, evidenceId, announced);
  }

  private async begin(call: UploadCall, id: string, announced: AnnouncedUpload): Promise<UploadAnswer> {
    if (call.method !== 'POST') throw new Problem('malformed-request');
    const stated = call.headers.get('upload-length');
    if (stated !== null && stated !== String(announced.sizeBytes)) throw refusedFor('file-size-differs');
    const begun = await this.uploads.progressOf(id);
    if (begun !== null && begun.sizeBytes !== announced.sizeBytes) await this.uploads.remove(id);
    const answer = await this.speak(call, null);
    const received = (await this.uploads.progressOf(id))?.receivedBytes ?? 0;
    if (received === announced.sizeBytes) await this.settled(call, id, announced);
    return { ...answer, headers: { ...answer.headers, 'upload-offset': String(received) } };
  }

  private async goOn(call: UploadCall, id: string, announced: AnnouncedUpload): Promise<UploadAnswer> {
    const { sizeBytes } = announced;
    const before = await this.uploads.progressOf(id);
    if (before === null) throw new Problem('not-found');
    // announced anew with another size since it was begun: it begins again
    if (before.sizeBytes !== sizeBytes) throw new Problem('not-found');
    if (before.receivedBytes < sizeBytes) {
      const answer = await this.speak(call, call.body);
      if (answer.headers['upload-offset'] !== String(sizeBytes)) return answer;
    }
    return this.settled(call, id, announced);
  }

  /** Waits for the checks of what is whole. @throws Problem `file-refused` */
  private async settled(call: UploadCall, id: string, announced: AnnouncedUpload): Promise<UploadAnswer> {
    const settlement = await this.settling.settle(id);
    if (settlement.outcome === 'refused') throw refusedFor(settlement.refusal);
    if (settlement.outcome === 'kept')
      return answerSettled(call, id, { ...announced, settled: { fileId: settlement.fileId } });
    // somebody else was faster, or it was taken off meanwhile
    const again = await this.files.announced({ caller: call.principal, evidenceId: id, subjectId: null });
    if (again === null || again.settled === null) throw new Problem('not-found');
    return answerSettled(call, id, again);
  }

  /** Lets the library answer. @throws Problem for what it refuses; the store's error */
  private async speak(
    { method, headers, evidenceId }: UploadCall,
    body: Readable | null,
  ): Promise<UploadAnswer> {
    const path = `${API_PREFIX}${UPLOADS_PATH}${evidenceId === null ? '' : `/${evidenceId}`}`;
    const sent = new Headers(headers);
    // it would take a body for the file's first bytes
    if (method === 'POST') for (const name of ['content-type', 'content-length']) sent.delete(name);
    const passed = body === null || method === 'HEAD' ? null : passOn(body);
    const request = new Request(`http://server${path}`, {
      method,
      headers: sent,
      ...(passed === null ? {} : { body: ReadableStream.from(passed) as never, duplex: 'half' }),
    } as RequestInit);
    const response = await this.server.handleWeb(request);
    if (body !== null && passed !== null && !body.readableEnded) drain(body, passed);
    if (response.status < 400) {
      const kept = [...response.headers].filter(([name]) => KEPT_HEADERS.includes(name));
      return { status: response.status, headers: Object.fromEntries(kept) };
    }
    throw problemFor(response.status, this.failures.get(request));
  }
}

/** Hands a body on through a stream of its own: whoever ends that one early leaves the connection whole. */
function passOn(body: Readable): PassThrough {
  const passed = new PassThrough({ highWaterMark: PASSED_BYTES });
  body.once('error', (error) => passed.destroy(error));
  body.once('close', () => {
    if (!body.readableEnded) passed.destroy(new Error('The connection broke'));
  });
  return body.pipe(passed);
}

/** Reads what nobody wants, so that the client hears the answer. */
function drain(body: Readable, passed: PassThrough): void {
  body.unpipe(passed);
  body.resume();
}

const KEPT_HEADERS = [
  ...['tus-resumable', 'upload-offset', 'upload-length', 'upload-metadata', 'location', 'cache-control'],
];

/** What the library says, by its status; a fault that is none of the client's is handed on as it is. */
function problemFor(status: number, failure: unknown): unknown {
  if (failure === ERRORS.ERR_LOCK_TIMEOUT) return new Problem('unavailable', { retry: true });
  // a newer request for the same file asked this one to let go
  if (failure === ERRORS.ABORTED) return new Problem('upload-conflict', { retry: true });
  if (status === 501) return new Problem('malformed-request');
  if (status >= 500) return failure ?? new Error(`The upload failed with ${status}`);
  if (status === 404 || status === 410) return new Problem('not-found');
  if (status === 409) return new Problem('upload-conflict', { retry: true });
  if (status === 413) return new Problem('body-too-large');
  return new Problem('malformed-request');
}

/** Of a file whose checks are over: it is whole, or it was refused. */
function answerSettled(call: UploadCall, id: string, { sizeBytes, settled }: AnnouncedUpload): UploadAnswer {
  if (settled !== null && 'refusal' in settled) throw refusedFor(settled.refusal);
  const size = String(sizeBytes);
  const headers = { ...VERSION_HEADERS, 'upload-offset': size };
  if (call.method === 'HEAD')
    return { status: 200, headers: { ...headers, 'upload-length': size, 'cache-control': 'no-store' } };
  if (call.method === 'POST')
    return { status: 201, headers: { ...headers, location: `${API_PREFIX}${UPLOADS_PATH}/${id}` } };
  return { status: 204, headers };
}

/** @throws Problem `invalid-request` for ids that are none, `malformed-request` for what is not the header's form */
function metadataOf(headers: Headers): { subjectId: string | null; evidenceId: string | null } {
  const text = headers.get('upload-metadata') ?? '';
  const pairs = new Map(
    text
      .split(',')
      .map((pair) => pair.trim().split(' '))
      .map(([key, value]) => [key, value]),
  );
  const idOf = (name: 'subjectId' | 'evidenceId'): string | null => {
    const encoded = pairs.get(name);
    if (encoded === undefined) return null;
    const id = Buffer.from(encoded, 'base64').toString('utf8');
    if (!ID.test(id))
      throw fieldProblem({ path: `Upload-Metadata.${name}`, code: 'wrong-format', text: '格式不对' });
    return id;
  };
  return { subjectId: idOf('subjectId'), evidenceId: idOf('evidenceId') };
}

const missing = (name: string): Problem =>
  fieldProblem({ path: `Upload-Metadata.${name}`, code: 'required', text: '请填写' });

const refusedFor = (refusal: FileRefusal): Problem => {
  const text = FILE_REFUSALS[refusal];
  return new Problem('file-refused', { detail: text, errors: [{ path: '', code: refusal, text }] });
};
