import { statSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { FilesService } from '../src/files/files.service.ts';
import { freshInstallation, startOn } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { ChildServer } from './support/child-server.ts';
import { City } from './support/city.ts';
import { Announcements, Uploader, pdfOf, readAll } from './support/files.ts';
import { videoOf } from './support/hostile-files.ts';
import { Relief } from './support/relief.ts';
import type { TestFile, TestReport } from './support/relief.ts';
import { SmallDisk } from './support/small-disk.ts';

const MIB = 1024 * 1024;
const PIECE_BYTES = 2 * MIB;
const TIMEOUT_MS = 180_000;

/** What a test started, ended after it whatever became of it. */
const leftovers: (() => unknown)[] = [];
const later = <T>(thing: T, end: (thing: T) => unknown): T => {
  leftovers.push(() => end(thing));
  return thing;
};
afterEach(async () => {
  for (const end of leftovers.splice(0).reverse()) await end();
});

const installation = async () =>
  later(await freshInstallation({ RATE_UPLOADS: '100000' }), ({ DATA_DIR = '' }) =>
    rm(DATA_DIR, { recursive: true, force: true }),
  );

const startChild = async (env: Record<string, string>) =>
  later(await ChildServer.start(env), (server) => server.kill());

/** An installation with a report that waits for one file, and no server running. */
async function reportThatWaits(bytes: Buffer, mediaType: string) {
  const env = await installation();
  const t = await startOn(env);
  try {
    const relief = new Relief(t);
    const { campaignId } = await relief.campaign({ department: await relief.department() });
    const evidence = { evidenceId: relief.newId(), fileName: '现场.bin', sizeBytes: bytes.length, mediaType };
    const file: TestFile = { evidence: { ...evidence, source: 'album' }, bytes };
    const report = await relief.draft(await relief.city.citizen(), campaignId, {}, [file]);
    return { env, report, id: evidence.evidenceId };
  } finally {
    await t.app.close();
  }
}

const uploaderOf = (server: ChildServer, { citizen }: TestReport) => new Uploader(server.api, citizen.token);

/** Begins with the report's own number, as the phone does. */
const begin = (own: Uploader, { reportId }: TestReport, id: string, sizeBytes: number) => {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  return own.begin(id, sizeBytes, {
    'upload-metadata': `subjectId ${base64(reportId)},evidenceId ${base64(id)}`,
  });
};

/** Sends what is missing; answers the last status. */
async function finish(own: Uploader, id: string, bytes: Buffer): Promise<number> {
  let status = 204;
  let offset = Number((await own.head(id)).headers.get('upload-offset'));
  while (offset < bytes.length && status === 204) {
    ({ status } = await own.patch(id, offset, bytes.subarray(offset, offset + PIECE_BYTES)));
    offset += PIECE_BYTES;
  }
  return status;
}

/** The report is handed in, the file is there once, byte by byte, and nothing else is. */
async function expectKeptOnce(env: Record<string, string>, id: string, bytes: Buffer): Promise<void> {
  const t = await startOn(env);
  try {
    const rows = await t.database.read((tx) =>
      tx.query<{ id: string }>(
        'SELECT f.id FROM stored_file f JOIN evidence e ON e.file_id = f.id WHERE e.id = ?',
        [id],
      ),
    );
    expect(rows).toHaveLength(1);
    const file = await t.app.get(FilesService).openFile(rows[0]?.id ?? '');
    expect((await readAll(await file.read())).equals(bytes)).toBe(true);
    const all = await t.database.read((tx) => tx.query('SELECT id FROM stored_file'));
    expect(all).toHaveLength(1);
    expect(await namesIn(env, 'uploads')).toEqual([]);
  } finally {
    await t.app.close();
  }
}

async function namesIn({ DATA_DIR = '' }: Record<string, string>, folder: string): Promise<string[]> {
  const entries = await readdir(path.join(DATA_DIR, folder), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

describe('a server that is killed during an upload', () => {
  it.each([
    { name: 'in the middle of a piece', pieces: 3, rest: false },
    { name: 'while it checks what is whole', pieces: 5, rest: true },
  ])(
    'loses nothing that it acknowledged and doubles nothing: $name',
    async ({ pieces, rest }) => {
      const bytes = pdfOf(6 * PIECE_BYTES - 100);
      const { env, report, id } = await reportThatWaits(bytes, 'application/pdf');
      const first = await startChild(env);
      const own = uploaderOf(first, report);
      expect((await begin(own, report, id, bytes.length)).status).toBe(201);
      let acknowledged = 0;
      for (let piece = 0; piece < pieces; piece++) {
        const answer = await own.patch(
          id,
          acknowledged,
          bytes.subarray(acknowledged, acknowledged + PIECE_BYTES),
        );
        acknowledged = Number(answer.headers.get('upload-offset'));
      }
      const last = own.patch(id, acknowledged, bytes.subarray(acknowledged, acknowledged + PIECE_BYTES));
      const lost = last.then(
        () => 'answered',
        () => 'broken',
      );
      if (rest) await wholeOf(env, id, bytes.length);
      await first.kill();
      expect(await lost).toBe('broken');

      const second = await startChild(env);
      const again = uploaderOf(second, report);
      const head = await again.head(id);
      expect(head.status).toBe(200);
      const offset = Number(head.headers.get('upload-offset'));
      expect(offset).toBeGreaterThanOrEqual(acknowledged);
      if (rest) expect(offset).toBe(bytes.length);
      expect(await finish(again, id, bytes)).toBe(204);
      const { version } = report.body;
      const submitted = await second.api.post(
        `/reports/${report.reportId}/submission`,
        { version },
        { token: report.citizen.token },
      );
      expect([submitted.status, submitted.body.evidence?.[0]?.state]).toEqual([200, 'ready']);
      await second.stop();
      await expectKeptOnce(env, id, bytes);
    },
    TIMEOUT_MS,
  );
});

/** Waits until every byte has arrived. */
async function wholeOf(
  { DATA_DIR = '' }: Record<string, string>,
  id: string,
  sizeBytes: number,
): Promise<void> {
  const place = path.join(DATA_DIR, 'uploads', id);
  while (statSync(place).size < sizeBytes) await new Promise((resolve) => setImmediate(resolve));
}

it(
  'takes 200 MB in a memory that does not grow with them',
  async () => {
    const bytes = videoOf(200 * MIB);
    const { env, report, id } = await reportThatWaits(bytes, 'video/mp4');
    const server = await startChild(env);
    const own = uploaderOf(server, report);
    await begin(own, report, id, bytes.length);
    // what the first pieces need stays
    for (let offset = 0; offset < 20 * MIB; offset += PIECE_BYTES) {
      await own.patch(id, offset, bytes.subarray(offset, offset + PIECE_BYTES));
    }
    const before = await server.residentBytes();
    let most = before;
    const watch = setInterval(() => {
      void server.residentBytes().then(
        (now) => (most = Math.max(most, now)),
        () => undefined,
      );
    }, 50);
    try {
      expect(await finish(own, id, bytes)).toBe(204);
    } finally {
      clearInterval(watch);
    }
    const grownMib = Math.round((most - before) / MIB);
    console.info(`200 MB: ${Math.round(before / MIB)} MiB before, at most ${grownMib} MiB more`);
    expect(grownMib).toBeLessThan(128);
    await server.stop();
    await expectKeptOnce(env, id, bytes);
  },
  TIMEOUT_MS,
);

describe('a full disk', () => {
  async function onSmallDisk(
    folder: string,
    megabytes: number,
  ): Promise<{ disk: SmallDisk; t: TestApp; files: Announcements; own: Uploader } | null> {
    const env = await installation();
    const disk = SmallDisk.mount(path.join(env['DATA_DIR'] ?? '', folder), megabytes);
    if (disk === null) return null;
    later(disk, () => disk.unmount());
    const t = await startOn(env);
    later(t, ({ app }) => app.close());
    const { token } = await new City(t).citizen({ bind: false });
    return { disk, t, files: new Announcements(t), own: new Uploader(t.api, token) };
  }

  it('keeps nothing of a piece that finds no room, and goes on once there is some', async () => {
    const small = await onSmallDisk('uploads', 6);
    if (small === null) return;
    const { disk, files, own } = small;
    const bytes = pdfOf(9 * MIB);
    const id = files.announce(bytes.length);
    await own.begin(id, bytes.length);
    expect((await own.patch(id, 0, bytes.subarray(0, 4 * MIB))).status).toBe(204);
    const refused = await own.patch(id, 4 * MIB, bytes.subarray(4 * MIB, 8 * MIB));
    expect(refused).toMatchObject({ status: 507, body: { code: 'storage-full' } });
    expect((await own.head(id)).headers.get('upload-offset')).toBe(String(4 * MIB));
    disk.enlarge(20);
    expect(await finish(own, id, bytes)).toBe(204);
    files.fileIdOf(id);
  });

  it('keeps nothing of a file that finds no room in the end, and keeps it once there is some', async () => {
    const small = await onSmallDisk('files', 2);
    if (small === null) return;
    const { disk, t, files, own } = small;
    const bytes = pdfOf(3 * MIB);
    const id = files.announce(bytes.length);
    expect(await own.upload(id, bytes)).toMatchObject({ status: 507, body: { code: 'storage-full' } });
    expect(await namesIn(t.env, 'files')).toEqual([]);
    expect(await t.database.read((tx) => tx.query('SELECT id FROM stored_file'))).toEqual([]);
    disk.enlarge(20);
    expect((await own.head(id)).status).toBe(200);
    files.fileIdOf(id);
  });
});
