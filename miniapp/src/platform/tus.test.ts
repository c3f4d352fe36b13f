import { describe, expect, test } from '@jest/globals';
import { FILE_GONE, failedStep, sendFile } from './tus';
import type { UploadPort } from './tus';
import { largestPiece, withUpload } from './upload-queue';
import type { Step, Upload } from './upload-queue';
import type { UploadAnswer, UploadRequest } from './upload-sender';

const ID = '01ARYZ6S41ZZZZZZZZZZZZZZZZ';
const GROUP = '01ARYZ6S410000000000000000';
const MIB = 1024 * 1024;

const uploadOf = (sizeBytes: number): Upload => {
  const [upload] = withUpload([], { id: ID, group: GROUP, owner: 'me', sizeBytes });
  if (!upload) throw new Error('no upload');
  return upload;
};

const answer = (status: number, headers: Record<string, string> = {}, body: unknown = ''): UploadAnswer => ({
  status,
  headers,
  body,
});
const problem = (status: number, code: string, errors?: object[]) =>
  answer(status, {}, { type: '', title: 't', status, code, detail: 'd', ...(errors ? { errors } : {}) });

/** A tus server of one upload: keeps what arrives, and does what it is told at the next pieces. */
class Server {
  offset: number | null = null;
  sentBytes = 0;
  requests: UploadRequest[] = [];
  /** What the coming pieces meet: `lost` on the way there, or `deaf`: taken, but the answer is lost. */
  readonly fates: ('lost' | 'deaf' | UploadAnswer)[] = [];

  send = (request: UploadRequest): Promise<UploadAnswer | null> => {
    this.requests.push(request);
    return Promise.resolve(this.answerTo(request));
  };

  private answerTo({ method, headers, body }: UploadRequest): UploadAnswer | null {
    if (method === 'HEAD') {
      return this.offset === null ? answer(404) : answer(200, { 'upload-offset': String(this.offset) });
    }
    if (headers['x-http-method-override'] !== 'PATCH') {
      this.offset = 0;
      return answer(201);
    }
    this.sentBytes += body?.byteLength ?? 0;
    const fate = this.fates.shift();
    if (fate === 'lost') return null;
    if (typeof fate === 'object') return fate;
    if (Number(headers['upload-offset']) !== this.offset) return problem(409, 'upload-conflict');
    this.offset += body?.byteLength ?? 0;
    return fate === 'deaf' ? null : answer(204, { 'upload-offset': String(this.offset) });
  }
}

const portOf = (server: Server, more: Partial<UploadPort> = {}): UploadPort => ({
  send: server.send,
  read: (_, length) => Promise.resolve(new ArrayBuffer(length)),
  prepare: () => Promise.resolve('ready'),
  received: () => largestPiece(30 * MIB),
  stopped: () => false,
  ...more,
});

const send = (server: Server, size: number, more: Partial<UploadPort> = {}) =>
  sendFile({ ...uploadOf(size), begun: server.offset !== null }, '', portOf(server, more));

describe('sending by tus', () => {
  test('creates under its own metadata, then sends every byte once', async () => {
    const server = new Server();
    expect(await send(server, 2 * MIB)).toEqual({ kind: 'done' });
    expect(server.offset).toBe(2 * MIB);
    expect(server.sentBytes).toBe(2 * MIB);
    expect(server.requests[0]).toMatchObject({
      url: '/api/v1/uploads',
      headers: {
        'upload-length': String(2 * MIB),
        'upload-metadata': `subjectId ${btoa(GROUP)},evidenceId ${btoa(ID)}`,
        'tus-resumable': '1.0.0',
      },
    });
  });

  test('three cuts of 30 MB cost less than a tenth, whichever side they hit', async () => {
    const size = 30 * MIB;
    const server = new Server();
    const cuts: Step[] = [];
    for (const fate of ['lost', 'deaf', 'lost'] as const) {
      let pieces = 0;
      // the fate comes some pieces later
      const received = () => {
        if (++pieces === 5) server.fates.push(fate);
        return largestPiece(size);
      };
      cuts.push(await send(server, size, { received }));
    }
    expect(cuts).toEqual(Array(3).fill({ kind: 'later', problem: null }));
    expect(await send(server, size)).toEqual({ kind: 'done' });
    expect(server.offset).toBe(size);
    expect(server.sentBytes).toBeLessThanOrEqual(1.1 * size);
  });

  test('a conflict is settled by asking where the server stands', async () => {
    const server = new Server();
    server.fates.push(problem(409, 'upload-conflict'));
    expect(await send(server, MIB)).toEqual({ kind: 'done' });
    expect(server.requests.filter(({ method }) => method === 'HEAD')).toHaveLength(1);
  });

  test('a server that conflicts for ever is left for later', async () => {
    const server = new Server();
    for (let turn = 0; turn < 9; turn++) server.fates.push(problem(409, 'upload-conflict'));
    expect(await send(server, MIB)).toEqual({ kind: 'later', problem: null });
  });

  test('a file refused by its content is refused for good, with the reason', async () => {
    const server = new Server();
    server.fates.push(
      problem(422, 'file-refused', [{ path: 'file', code: 'file-damaged', text: '文件不完整或已损坏' }]),
    );
    expect(await send(server, 1000)).toEqual({
      kind: 'refused',
      problem: { code: 'file-damaged', text: '文件不完整或已损坏' },
    });
  });

  test('a file that is gone from the phone is told so', async () => {
    const server = new Server();
    expect(await send(server, MIB, { read: () => Promise.resolve(null) })).toEqual({
      kind: 'refused',
      problem: FILE_GONE,
    });
  });

  test('a server that does not know the file is told of it again, once', async () => {
    const asked: boolean[] = [];
    const step = await sendFile(uploadOf(MIB), '', {
      ...portOf(new Server()),
      send: () => Promise.resolve(answer(404)),
      prepare: (again) => (asked.push(again), Promise.resolve('ready')),
    });
    expect(step).toEqual({ kind: 'later', problem: null });
    expect(asked).toEqual([false, true]);
  });

  test('taken off in the middle, it sends no further piece', async () => {
    const server = new Server();
    let pieces = 0;
    expect(await send(server, 30 * MIB, { stopped: () => ++pieces > 2 })).toEqual({
      kind: 'later',
      problem: null,
    });
    expect(server.sentBytes).toBe(2 * largestPiece(30 * MIB));
  });

  test.each([
    [401, 'later'],
    [423, 'later'],
    [429, 'later'],
    [500, 'later'],
    [503, 'later'],
    [507, 'later'],
    [403, 'refused'],
    [413, 'refused'],
    [415, 'refused'],
    [422, 'refused'],
  ])('status %d is %s', (status, kind) => {
    expect(failedStep(answer(status)).kind).toBe(kind);
  });
});
