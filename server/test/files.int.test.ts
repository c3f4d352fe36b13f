import { randomUUID } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type { FileRefusal } from '@benefit/shared/relief/evidence-rules';
import { FileSweeper } from '../src/files/file-sweeper.ts';
import { FilesService } from '../src/files/files.service.ts';
import { newId } from '../src/platform/ids.ts';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { City } from './support/city.ts';
import { Announcements, Uploader, pdfOf, readAll, sha256Of } from './support/files.ts';
import { photoOf, pixelBomb, videoOf, zipOf } from './support/hostile-files.ts';

const DAY_MS = 24 * 3600_000;

let t: TestApp;
let announcements: Announcements;
let own: Uploader;
let account: string;
let token: string;

beforeAll(async () => {
  t = await startApp();
  announcements = new Announcements(t);
  const citizen = await new City(t).citizen({ bind: false });
  token = citizen.token;
  account = citizen.accountId;
  own = new Uploader(t.api, token);
});
afterAll(() => t.close());

/** Uploads bytes as a file that was announced; answers its id. */
async function keep(bytes: Buffer): Promise<string> {
  const id = announcements.announce(bytes.length, account);
  const answer = await own.upload(id, bytes);
  expect([answer.status, answer.body]).toEqual([204, '']);
  return announcements.fileIdOf(id);
}

const recordOf = async (fileId: string) => {
  const file = await t.database.read((tx) => t.app.get(FilesService).find(tx, fileId));
  if (file === null) throw new Error(`No file ${fileId}`);
  return file;
};

const linksOf = async (fileId: string, name?: string) =>
  t.app.get(FilesService).linksFor(await recordOf(fileId), t.clock.now(), name);

const fetchFile = (address: string, headers: Record<string, string> = {}) =>
  fetch(`${t.api.base}${address}`, { headers });

const bytesOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());

describe('an upload', () => {
  it.each([
    { name: 'by PATCH', override: false },
    { name: 'by POST that stands for PATCH', override: true },
  ])('arrives in pieces $name, says how far it is, and is kept', async ({ override }) => {
    const bytes = pdfOf(300_000);
    const id = announcements.announce(bytes.length, account);
    expect(await own.begin(id, bytes.length)).toMatchObject({ status: 201 });
    for (const [from, to] of [
      [0, 100_000],
      [100_000, 250_000],
      [250_000, bytes.length],
    ] as const) {
      const head = await own.head(id);
      expect([head.status, head.headers.get('upload-offset')]).toEqual([200, String(from)]);
      const answer = await own.patch(id, from, bytes.subarray(from, to), override);
      expect([answer.status, answer.headers.get('upload-offset'), answer.body]).toEqual([
        204,
        String(to),
        '',
      ]);
    }
    const file = await t.app.get(FilesService).openFile(announcements.fileIdOf(id));
    expect(bytes.equals(await readAll(await file.read()))).toBe(true);
  });

  it('that is kept answers as whole, whatever is asked again', async () => {
    const bytes = pdfOf(5_000);
    const id = announcements.announce(bytes.length, account);
    await own.upload(id, bytes);
    const fileId = announcements.fileIdOf(id);
    const again = [
      await own.head(id),
      await own.begin(id, bytes.length),
      await own.patch(id, 0, bytes),
      await own.patch(id, 4_000, bytes.subarray(4_000), true),
    ];
    expect(again.map(({ status }) => status)).toEqual([200, 201, 204, 204]);
    for (const { headers } of again) expect(headers.get('upload-offset')).toBe(String(bytes.length));
    expect(announcements.fileIdOf(id)).toBe(fileId);
  });

  it('goes on where it was when it is begun again', async () => {
    const bytes = pdfOf(9_000);
    const id = announcements.announce(bytes.length, account);
    await own.begin(id, bytes.length);
    await own.patch(id, 0, bytes.subarray(0, 4_000));
    const again = await own.begin(id, bytes.length);
    expect([again.status, again.headers.get('upload-offset')]).toEqual([201, '4000']);
    expect((await own.patch(id, 4_000, bytes.subarray(4_000))).status).toBe(204);
    announcements.fileIdOf(id);
  });

  it('refuses pieces that come twice or out of order, and loses nothing by it', async () => {
    const bytes = pdfOf(9_000);
    const id = announcements.announce(bytes.length, account);
    await own.begin(id, bytes.length);
    await own.patch(id, 0, bytes.subarray(0, 4_000));
    for (const [offset, until] of [
      [0, 4_000],
      [6_000, 9_000],
      [3_999, 5_000],
      [4_001, 9_000],
    ] as const) {
      const answer = await own.patch(id, offset, bytes.subarray(offset, until));
      expect(answer).toMatchObject({ status: 409, body: { code: 'upload-conflict', retry: true } });
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    }
    expect((await own.head(id)).headers.get('upload-offset')).toBe('4000');
    await own.patch(id, 4_000, bytes.subarray(4_000));
    expect((await recordOf(announcements.fileIdOf(id))).sha256).toBe(sha256Of(bytes));
  });

  it('takes each byte once when requests meet', async () => {
    const bytes = pdfOf(600_000);
    const id = announcements.announce(bytes.length, account);
    await own.begin(id, bytes.length);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => own.patch(id, 0, bytes.subarray(0, 300_000))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409, 409, 409, 409, 409]);
    const last = await Promise.all(
      Array.from({ length: 4 }, () => own.patch(id, 300_000, bytes.subarray(300_000))),
    );
    expect(last.every(({ status }) => status === 204 || status === 409)).toBe(true);
    expect((await recordOf(announcements.fileIdOf(id))).sha256).toBe(sha256Of(bytes));
  });

  it('is given up after seven days without a byte, and its bytes with it', async () => {
    const id = announcements.announce(9_000, account);
    await own.begin(id, 9_000);
    await own.patch(id, 0, pdfOf(9_000).subarray(0, 100));
    t.clock.advance(6.9 * DAY_MS);
    const { token: later } = await new City(t).citizen({ bind: false });
    const files = announcements.files.get(id);
    if (files) files.accountId = null;
    await t.app.get(FileSweeper).sweep();
    expect((await new Uploader(t.api, later).head(id)).status).toBe(200);
    t.clock.advance(0.2 * DAY_MS);
    await t.app.get(FileSweeper).sweep();
    const { token: evenLater } = await new City(t).citizen({ bind: false });
    expect((await new Uploader(t.api, evenLater).head(id)).status).toBe(404);
    t.clock.advance(-7.1 * DAY_MS);
  });
});

describe('who may upload, and what', () => {
  const announced = (size = 10) => announcements.announce(size, account);
  const body = new Uint8Array(10);
  const PIECE = { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
  const metadata = (text: string) => ({ 'upload-length': '10', 'upload-metadata': text });
  const id64 = () => Buffer.from(announced()).toString('base64');

  it.each<{ name: string; ask: () => ReturnType<Uploader['send']>; status: number; code: string }>([
    {
      name: 'a beginning without a session',
      ask: () => new Uploader(t.api, undefined).begin(announced(), 10),
      status: 401,
      code: 'session-required',
    },
    {
      name: 'a piece with a session that is none',
      ask: () => new Uploader(t.api, 'x'.repeat(43)).patch(announced(), 0, body),
      status: 401,
      code: 'session-expired',
    },
    {
      name: 'a file nobody announced',
      ask: () => own.begin(newId(new Date()), 10),
      status: 404,
      code: 'not-found',
    },
    {
      name: 'a piece of what was not begun',
      ask: () => own.patch(announced(), 0, body),
      status: 404,
      code: 'not-found',
    },
    { name: 'another size', ask: () => own.begin(announced(), 11), status: 422, code: 'file-refused' },
    {
      name: 'more than was announced',
      ask: async () => {
        const id = announced();
        await own.begin(id, 10);
        return own.patch(id, 0, new Uint8Array(11));
      },
      status: 413,
      code: 'body-too-large',
    },
    {
      name: 'a path as an id',
      ask: () => own.send('PATCH', '/..%2F..%2Fkeys.json', PIECE, body),
      status: 404,
      code: 'not-found',
    },
    {
      name: 'an id that is none in the metadata',
      ask: () =>
        own.send(
          'POST',
          '',
          metadata(`subjectId ${id64()},evidenceId ${Buffer.from('../../etc').toString('base64')}`),
        ),
      status: 422,
      code: 'invalid-request',
    },
    {
      name: 'no report in the metadata',
      ask: () => own.send('POST', '', metadata(`evidenceId ${id64()}`)),
      status: 422,
      code: 'invalid-request',
    },
    {
      name: 'no metadata',
      ask: () => own.send('POST', '', { 'upload-length': '10' }),
      status: 422,
      code: 'invalid-request',
    },
    {
      name: 'metadata that are none',
      ask: () => own.send('POST', '', metadata(`subjectId ${id64()},evidenceId ${id64()},a b c,=`)),
      status: 400,
      code: 'malformed-request',
    },
    {
      name: 'no length',
      ask: () => own.send('POST', '', { 'upload-metadata': `subjectId ${id64()},evidenceId ${id64()}` }),
      status: 400,
      code: 'malformed-request',
    },
    {
      name: 'a length that comes later',
      ask: () =>
        own.send('POST', '', {
          'upload-defer-length': '1',
          'upload-metadata': `subjectId ${id64()},evidenceId ${id64()}`,
        }),
      status: 400,
      code: 'malformed-request',
    },
    {
      name: 'another version of the protocol',
      ask: () => own.begin(announced(), 10, { 'tus-resumable': '0.2.2' }),
      status: 400,
      code: 'malformed-request',
    },
    {
      name: 'a piece without its place',
      ask: async () => {
        const id = announced();
        await own.begin(id, 10);
        return own.send('PATCH', `/${id}`, { 'content-type': 'application/offset+octet-stream' }, body);
      },
      status: 400,
      code: 'malformed-request',
    },
    {
      name: 'a piece of another type',
      ask: async () => {
        const id = announced();
        await own.begin(id, 10);
        return own.send('PATCH', `/${id}`, { ...PIECE, 'content-type': 'text/html' }, body);
      },
      status: 400,
      code: 'malformed-request',
    },
    {
      name: 'a place that is no number',
      ask: async () => {
        const id = announced();
        await own.begin(id, 10);
        return own.send('PATCH', `/${id}`, { ...PIECE, 'upload-offset': '-1' }, body);
      },
      status: 400,
      code: 'malformed-request',
    },
    {
      name: 'a POST to an upload that stands for nothing',
      ask: () => own.send('POST', `/${announced()}`, PIECE, body),
      status: 400,
      code: 'malformed-request',
    },
    {
      name: 'taking one off',
      ask: () => own.send('DELETE', `/${announced()}`),
      status: 404,
      code: 'not-found',
    },
  ])('refuses $name: $status $code', async ({ ask, status, code }) => {
    const answer = await ask();
    expect(answer).toMatchObject({
      status,
      body: { code, status, detail: expect.stringMatching(/\p{Script=Han}/u) },
    });
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  it("does not know another person's upload, nor lets a session go on that has expired", async () => {
    const id = announced(9_000);
    await own.begin(id, 9_000);
    const other = new Uploader(t.api, (await new City(t).citizen({ bind: false })).token);
    for (const answer of [
      await other.head(id),
      await other.begin(id, 9_000),
      await other.patch(id, 0, body),
    ]) {
      expect(answer.status).toBe(404);
    }
    t.clock.advance(3_600_001);
    expect(await own.patch(id, 0, body)).toMatchObject({ status: 401, body: { code: 'session-expired' } });
    t.clock.advance(-3_600_001);
    expect((await own.head(id)).headers.get('upload-offset')).toBe('0');
  });
});

describe('a hostile file', () => {
  const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const cut = (bytes: Buffer, share = 0.6) => bytes.subarray(0, Math.floor(bytes.length * share));
  const table: { name: string; bytes: () => Buffer | Promise<Buffer>; refusal: FileRefusal }[] = [
    { name: 'of no bytes', bytes: () => Buffer.alloc(0), refusal: 'file-empty' },
    { name: 'of noise', bytes: () => Buffer.alloc(5_000, 0xa5), refusal: 'file-type-not-taken' },
    {
      name: 'that is a page',
      bytes: () => Buffer.from('<!doctype html><script>alert(1)</script>'),
      refusal: 'file-type-not-taken',
    },
    { name: 'that is an SVG with a script', bytes: () => Buffer.from(SVG), refusal: 'file-type-not-taken' },
    {
      name: 'that is an archive',
      bytes: () => zipOf('photo.jpg', Buffer.alloc(9_000)),
      refusal: 'file-type-not-taken',
    },
    {
      name: 'that is a photo and an archive',
      bytes: async () => Buffer.concat([await photoOf(200, 100), zipOf('evil.js', Buffer.from('alert(1)'))]),
      refusal: 'file-type-not-taken',
    },
    {
      name: 'that is a photo and a page',
      bytes: async () =>
        Buffer.concat([await photoOf(200, 100), Buffer.from('<html><script>alert(1)</script>')]),
      refusal: 'file-type-not-taken',
    },
    {
      name: 'that is a photo and a PDF',
      bytes: async () => {
        const photo = await photoOf(200, 100);
        const comment = Buffer.from('%PDF-1.4 fake');
        const segment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, comment.length + 2]), comment]);
        return Buffer.concat([photo.subarray(0, 2), segment, photo.subarray(2)]);
      },
      refusal: 'file-type-not-taken',
    },
    { name: 'with too many pixels', bytes: () => pixelBomb(40_000, 40_000), refusal: 'file-too-many-pixels' },
    {
      name: 'that says more pixels than it has',
      bytes: () => pixelBomb(9_000, 9_000),
      refusal: 'file-damaged',
    },
    {
      name: 'that is half a JPEG',
      bytes: async () => cut(await photoOf(1200, 900)),
      refusal: 'file-damaged',
    },
    {
      name: 'that is a JPEG without its end',
      bytes: async () => cut(await photoOf(1200, 900), 0.98),
      refusal: 'file-damaged',
    },
    {
      name: 'that is half a PNG',
      bytes: async () => cut(await photoOf(1200, 900, 'png')),
      refusal: 'file-damaged',
    },
    {
      name: 'that is half a WebP',
      bytes: async () => cut(await photoOf(1200, 900, 'webp')),
      refusal: 'file-damaged',
    },
    { name: 'that is half a video', bytes: () => cut(videoOf(200_000)), refusal: 'file-damaged' },
    {
      name: 'that is a video without pictures',
      bytes: () => videoOf(200_000).subarray(0, 60),
      refusal: 'file-damaged',
    },
    { name: 'that is half a PDF', bytes: () => cut(pdfOf(50_000)), refusal: 'file-damaged' },
    {
      name: 'that is a PDF but for the end',
      bytes: () => pdfOf(50_000).subarray(0, -7),
      refusal: 'file-damaged',
    },
  ];

  it.each(table)('$name is refused as $refusal and nothing of it is kept', async ({ bytes, refusal }) => {
    const content = await bytes();
    const id = announcements.announce(content.length, account);
    const answer = await own.upload(id, content);
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'file-refused', errors: [{ code: refusal }] },
    });
    expect(announcements.files.get(id)?.settled).toEqual({ refusal });
    // asked again it says the same
    expect((await own.head(id)).status).toBe(422);
    expect(await own.begin(id, content.length)).toMatchObject({
      status: 422,
      body: { code: 'file-refused' },
    });
    expect(await filesNamed(id)).toEqual([]);
  });

  it('leaves the server and the others untouched', async () => {
    const honest = await photoOf(800, 600);
    const bomb = pixelBomb(9_000, 9_000);
    const bombs = Array.from({ length: 4 }, () =>
      own.upload(announcements.announce(bomb.length, account), bomb),
    );
    const [kept] = await Promise.all([keep(honest), ...bombs]);
    expect((await recordOf(kept)).sha256).toBe(sha256Of(honest));
    expect((await fetch(`${t.api.base}/healthz`)).status).toBe(200);
  });
});

/** What lies in the data directory under a name that contains `part`. */
async function filesNamed(part: string): Promise<string[]> {
  const names = await readdir(t.env['DATA_DIR'] ?? '', { recursive: true });
  return names.filter((name) => name.includes(part));
}

describe('what a file is', () => {
  it.each([
    { format: 'jpeg', mediaType: 'image/jpeg' },
    { format: 'png', mediaType: 'image/png' },
    { format: 'webp', mediaType: 'image/webp' },
  ] as const)('is told by its bytes: $mediaType', async ({ format, mediaType }) => {
    const bytes = await photoOf(2000, 1500, format);
    const file = await recordOf(await keep(bytes));
    expect(file).toMatchObject({ kind: 'photo', mediaType, width: 2000, height: 1500, scan: 'not-scanned' });
    expect(file.look).toMatch(/^[0-9a-f]{16}$/);
    const bands = [file.look0, file.look1, file.look2, file.look3];
    expect(bands.map((band) => (band ?? -1).toString(16).padStart(4, '0')).join('')).toBe(file.look);
  });

  it.each([
    { brand: 'isom', mediaType: 'video/mp4' },
    { brand: 'qt  ', mediaType: 'video/quicktime' },
  ] as const)('is told of a video by its boxes: $mediaType', async ({ brand, mediaType }) => {
    const file = await recordOf(await keep(videoOf(100_000, brand)));
    expect(file).toMatchObject({
      kind: 'video',
      mediaType,
      width: 1920,
      height: 1080,
      durationMs: 12_500,
      look: null,
    });
    expect(t.app.get(FilesService).makingOf(file)).toEqual({
      takenAt: new Date('2026-07-18T01:30:00Z'),
      latitude: 34.7466,
      longitude: 113.6253,
    });
  });

  it.each([
    { name: 'without an offset is Shanghai’s', offset: undefined, at: '2026-07-18T01:30:00Z' },
    { name: 'with an offset is its own', offset: '+00:00', at: '2026-07-18T09:30:00Z' },
  ])('says when, where and with what a photo was taken; a time $name', async ({ offset, at }) => {
    const bytes = await photoWithExif(offset);
    const fileId = await keep(bytes);
    const file = await recordOf(fileId);
    expect(file).toMatchObject({ width: 900, height: 1200 }); // upright
    expect(t.app.get(FilesService).makingOf(file)).toEqual({
      takenAt: new Date(at),
      latitude: expect.closeTo(34.75, 5),
      longitude: expect.closeTo(113.625, 5),
      device: 'HUAWEI P90',
      software: 'Adobe Photoshop',
    });
    expect(file.makingSealed).not.toContain('HUAWEI');
    const links = await linksOf(fileId);
    for (const [address, longest] of [
      [links.preview ?? '', 1200],
      [links.thumbnail ?? '', 320],
    ] as const) {
      const shown = await bytesOf(await fetchFile(address));
      const { format, width, height, exif, xmp, icc } = await sharp(shown).metadata();
      expect([format, height, width < height]).toEqual(['webp', longest, true]);
      expect([exif, xmp, icc]).toEqual([undefined, undefined, undefined]);
      expect(shown.includes('HUAWEI')).toBe(false);
    }
  });

  it('is found again when it was made smaller, and is not when it is another', async () => {
    const bytes = await photoOf(1600, 1200);
    const smaller = await sharp(bytes).resize(700).webp({ quality: 60 }).toBuffer();
    const [one, two, other] = [await keep(bytes), await keep(smaller), await keep(await photoOf(1600, 1200))];
    const { LookAlikeService } = await import('../src/files/look-alike.service.ts');
    const found = await t.database.read(async (tx) =>
      t.app.get(LookAlikeService).find(tx, await recordOf(one)),
    );
    expect(found.map(({ fileId }) => fileId)).toContain(two);
    expect(found.map(({ fileId }) => fileId)).not.toContain(other);
  });
});

async function photoWithExif(offset: string | undefined): Promise<Buffer> {
  return sharp(await photoOf(1200, 900))
    .withExif({
      IFD0: { Make: 'HUAWEI', Model: 'HUAWEI P90', Software: 'Adobe Photoshop' },
      IFD2: {
        DateTimeOriginal: '2026:07:18 09:30:00',
        ...(offset === undefined ? {} : { OffsetTimeOriginal: offset }),
      },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '34/1 45/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '113/1 37/1 30/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

describe('a kept file', () => {
  it('lies encrypted in a folder of its owner alone, and its upload is gone', async () => {
    const marker = Buffer.from(randomUUID());
    const bytes = Buffer.concat([pdfOf(100_000)]);
    marker.copy(bytes, 50_000);
    const id = announcements.announce(bytes.length, account);
    await own.upload(id, bytes);
    const names = await filesNamed(announcements.fileIdOf(id));
    expect(names).toHaveLength(1);
    const lying = await readFile(path.join(t.env['DATA_DIR'] ?? '', names[0] ?? ''));
    expect(lying.includes(marker)).toBe(false);
    expect(lying.includes('%PDF')).toBe(false);
    expect(await filesNamed(id)).toEqual([]);
    const everything = await Promise.all(
      (await readdir(t.env['DATA_DIR'] ?? '', { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map((entry) => readFile(path.join(entry.parentPath, entry.name))),
    );
    expect(everything.filter((content) => content.includes(marker))).toEqual([]);
  });

  it('is erased with its key; its bytes are gone and its address leads nowhere', async () => {
    const fileId = await keep(pdfOf(9_000));
    const { original } = await linksOf(fileId);
    await t.app.get(FilesService).erase(fileId);
    expect(await filesNamed(fileId)).toEqual([]);
    expect((await read(original)).status).toBe(404);
  });

  it('stays when orphans are swept, and bytes without a row go after a day', async () => {
    const kept = await keep(pdfOf(9_000));
    const orphan = await keep(pdfOf(9_000));
    await t.database.write((tx) => tx.execute('DELETE FROM stored_file WHERE id = ?', [orphan]));
    await t.app.get(FileSweeper).sweep();
    expect(await filesNamed(orphan)).toHaveLength(1);
    t.clock.advance(1.1 * DAY_MS);
    await t.app.get(FileSweeper).sweep();
    t.clock.advance(-1.1 * DAY_MS);
    expect([await filesNamed(orphan), (await filesNamed(kept)).length]).toEqual([[], 1]);
  });
});

/** Fetches a file to its end: an answer left unread would stay open. */
async function read(address: string): Promise<Response> {
  const response = await fetchFile(address);
  await response.arrayBuffer();
  return response;
}

describe('the address of a file', () => {
  let bytes: Buffer;
  let fileId: string;
  beforeAll(async () => {
    bytes = videoOf(3 * 1024 * 1024 + 17);
    fileId = await keep(bytes);
  });

  it.each([
    { range: undefined, status: 200, from: 0, to: 0 },
    { range: 'bytes=0-0', status: 206, from: 0, to: 1 },
    { range: 'bytes=1048570-1048580', status: 206, from: 1_048_570, to: 1_048_581 },
    { range: 'bytes=3145728-', status: 206, from: 3_145_728, to: 0 },
    { range: 'bytes=-100', status: 206, from: -100, to: 0 },
    { range: 'bytes=100-99999999', status: 206, from: 100, to: 0 },
    { range: 'bytes=5-2', status: 200, from: 0, to: 0 },
    { range: 'bytes=0-1,5-6', status: 200, from: 0, to: 0 },
    { range: 'lines=1-2', status: 200, from: 0, to: 0 },
    { range: 'bytes=99999999-', status: 416, from: 0, to: -1 },
    { range: 'bytes=-0', status: 416, from: 0, to: -1 },
  ])('serves $range with $status', async ({ range, status, from, to }) => {
    const { original } = await linksOf(fileId);
    const response = await fetchFile(original, range === undefined ? {} : { range });
    expect(response.status).toBe(status);
    const { headers } = response;
    if (status === 416) {
      expect(headers.get('content-range')).toBe(`bytes */${bytes.length}`);
      return;
    }
    const start = from < 0 ? bytes.length + from : from;
    const end = to === 0 ? bytes.length : to;
    expect((await bytesOf(response)).equals(bytes.subarray(start, end))).toBe(true);
    expect(headers.get('content-range')).toBe(
      status === 206 ? `bytes ${start}-${end - 1}/${bytes.length}` : null,
    );
    expect(headers.get('accept-ranges')).toBe('bytes');
  });

  it('shows photos and PDFs, hands on the rest, and lets nothing run', async () => {
    const photo = await linksOf(await keep(await photoOf(100, 80)), '防汛 现场(1).jpg');
    const pdf = await linksOf(await keep(pdfOf(5_000)));
    const video = await linksOf(fileId, 'a"\r\nb.mp4');
    const heads = await Promise.all(
      [photo.original, pdf.original, video.original].map(async (address) => (await read(address)).headers),
    );
    expect(heads.map((headers) => [headers.get('content-type'), headers.get('content-disposition')])).toEqual(
      [
        ['image/jpeg', "inline; filename*=UTF-8''%E9%98%B2%E6%B1%9B%20%E7%8E%B0%E5%9C%BA%281%29.jpg"],
        ['application/pdf', 'inline'],
        ['video/mp4', "attachment; filename*=UTF-8''a%22%0D%0Ab.mp4"],
      ],
    );
    for (const headers of heads) {
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('private, max-age=300');
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'self'/);
    }
  });

  it('is good for five minutes and for its own name, form and file', async () => {
    const { original, preview } = await linksOf(await keep(await photoOf(100, 80)), '照片.jpg');
    expect((await read(original)).status).toBe(200);
    const [path, query] = original.split('?');
    const [token = '', signature = ''] = (path ?? '').split('/').at(-1)?.split('.') ?? [];
    const forged = [
      `${path}`,
      `${path}?name=evil.html`,
      `${original.replace(/\.[\w-]+\?/, `.${signature.slice(0, -2)}AA?`)}`,
      `/api/v1/files/${token.replace(/^.{26}o/, (match) => `${match.slice(0, 26)}p`)}.${signature}?${query}`,
      '/api/v1/files/nonsense',
      `/api/v1/files/${'A'.repeat(190)}`,
    ];
    for (const address of forged) expect([address, (await read(address)).status]).toEqual([address, 404]);
    t.clock.advance(5 * 60_000 + 1_000);
    for (const address of [original, preview ?? '']) {
      const response = await fetchFile(address);
      expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([
        410,
        'link-expired',
      ]);
    }
    t.clock.advance(-5 * 60_000 - 1_000);
  });
});

it('that nobody takes in does not hold up the end of the server', async () => {
  const other = await startApp({ SHUTDOWN_SECONDS: '0' });
  const files = new Announcements(other);
  const bytes = videoOf(8 * 1024 * 1024);
  const id = files.announce(bytes.length);
  const { token: theirs } = await new City(other).citizen({ bind: false });
  expect((await new Uploader(other.api, theirs).upload(id, bytes)).status).toBe(204);
  const service = other.app.get(FilesService);
  const file = await other.database.read((tx) => service.find(tx, files.fileIdOf(id)));
  if (file === null) throw new Error('The upload is not kept');
  const unread = await fetch(`${other.api.base}${service.linksFor(file, other.clock.now()).original}`);
  expect(unread.status).toBe(200);
  await other.close();
  await expect(unread.arrayBuffer()).rejects.toThrow();
});
