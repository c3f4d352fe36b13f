import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Server } from 'node:net';
import path from 'node:path';
import { FilesService } from '../src/files/files.service.ts';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { City } from './support/city.ts';
import { Clamd, EICAR, clamdBinary } from './support/clamd.ts';
import { Announcements, Uploader, pdfOf } from './support/files.ts';

const ON_CI = process.env['CI'] === 'true';
if (clamdBinary() === null && !ON_CI) console.warn('clamd is not on this machine: its tests do not run');

/** A PDF that carries the test file's bytes. */
function infectedPdf(): Buffer {
  const bytes = pdfOf(200_000);
  Buffer.from(EICAR).copy(bytes, 100_000);
  return bytes;
}

async function withScanner(place: string): Promise<{ t: TestApp; files: Announcements; own: Uploader }> {
  const t = await startApp({ CLAMD: place });
  const { token } = await new City(t).citizen({ bind: false });
  return { t, files: new Announcements(t), own: new Uploader(t.api, token) };
}

(clamdBinary() === null && !ON_CI ? describe.skip : describe)('a real clamd', () => {
  let clamd: Clamd;
  let scanned: Awaited<ReturnType<typeof withScanner>>;
  beforeAll(async () => {
    clamd = await Clamd.start();
    scanned = await withScanner(clamd.socket);
  });
  afterAll(async () => {
    await scanned.t.close();
    await clamd.stop();
  });

  it('lets a clean file through, and says so', async () => {
    const { t, files, own } = scanned;
    const bytes = pdfOf(3_000_000);
    const id = files.announce(bytes.length);
    expect((await own.upload(id, bytes)).status).toBe(204);
    const file = await t.database.read((tx) => t.app.get(FilesService).find(tx, files.fileIdOf(id)));
    expect(file?.scan).toBe('clean');
  });

  it('stops a file with the EICAR signature', async () => {
    const { files, own } = scanned;
    const bytes = infectedPdf();
    const id = files.announce(bytes.length);
    expect(await own.upload(id, bytes)).toMatchObject({
      status: 422,
      body: { code: 'file-refused', errors: [{ code: 'file-infected' }] },
    });
    expect(files.files.get(id)?.settled).toEqual({ refusal: 'file-infected' });
  });
});

describe('a scanner that is away', () => {
  it('keeps nothing unscanned: the file waits, and is kept once it is scanned', async () => {
    const answers: string[] = [];
    const stand = await standIn(() => answers.shift() ?? null);
    const { t, files, own } = await withScanner(`127.0.0.1:${stand.port}`);
    try {
      const bytes = pdfOf(50_000);
      const id = files.announce(bytes.length);
      // it hangs up, it fails
      expect(await own.upload(id, bytes)).toMatchObject({
        status: 503,
        body: { code: 'unavailable', retry: true },
      });
      answers.push('INSTREAM size limit exceeded. ERROR');
      expect((await own.head(id)).status).toBe(503);
      await t.app.get(FilesService).settleWaiting([id]);
      expect(files.files.get(id)?.settled).toBeNull();
      expect((await t.app.get(FilesService).receivedBytesOf([id])).get(id)).toBe(bytes.length);
      answers.push('stream: OK');
      expect((await own.head(id)).status).toBe(200);
      files.fileIdOf(id);
    } finally {
      await t.close();
      stand.server.close();
    }
  });

  it('is no reason to keep a file where it cannot be reached at all', async () => {
    const { t, files, own } = await withScanner(path.join('/', 'nowhere', 'clamd.sock'));
    try {
      const bytes = pdfOf(5_000);
      const id = files.announce(bytes.length);
      expect((await own.upload(id, bytes)).status).toBe(503);
      expect(files.settledCount).toBe(0);
    } finally {
      await t.close();
    }
  });
});

/** Hears a stream to its end as clamd would, then says what it is told to, or hangs up. */
async function standIn(answer: () => string | null): Promise<{ server: Server; port: number }> {
  const server = createServer((socket) => {
    let heard = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      heard = Buffer.concat([heard, chunk]).subarray(-4);
      if (heard.readUInt32BE(0) !== 0) return;
      const said = answer();
      if (said === null) socket.destroy();
      else socket.end(`${said}\0`);
    });
    socket.on('error', () => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: (server.address() as { port: number }).port };
}
