import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { FilesService } from '../src/files/files.service.ts';
import { startApp, startOn } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { City } from './support/city.ts';
import { Announcements, Uploader, pdfOf, readAll } from './support/files.ts';
import { S3Server } from './support/s3.ts';

const BUCKET = 'evidence';
const ON_MARIADB = process.env['TEST_DATABASE'] === 'mariadb';

let s3: S3Server;
let t: TestApp;
let announcements: Announcements;
let token: string;

beforeAll(async () => {
  s3 = await S3Server.start(BUCKET);
  t = await startApp(s3.environment(BUCKET));
  announcements = new Announcements(t);
  ({ token } = await new City(t).citizen({ bind: false }));
});
afterAll(async () => {
  await t.close();
  await s3.stop();
});

it('takes an upload in parts, keeps it in parts, and reads ranges of it', async () => {
  const own = new Uploader(t.api, token);
  const bytes = pdfOf(18 * 1024 * 1024);
  const id = announcements.announce(bytes.length);
  expect((await own.upload(id, bytes, 3 * 1024 * 1024)).body).toBe('');
  expect(s3.multipartCount).toBe(2); // what came, and what is kept
  const fileId = announcements.fileIdOf(id);
  const file = await t.app.get(FilesService).openFile(fileId);
  expect(bytes.equals(await readAll(await file.read()))).toBe(true);
  const range = { start: 1024 * 1024 - 10, end: 3 * 1024 * 1024 + 10 };
  expect(bytes.subarray(range.start, range.end).equals(await readAll(await file.read(range)))).toBe(true);
  // what came is not kept in the clear
  expect((await t.app.get(FilesService).receivedBytesOf([id])).size).toBe(0);
  await t.app.get(FilesService).erase(fileId);
  await expect(t.app.get(FilesService).openFile(fileId)).rejects.toMatchObject({ code: 'not-found' });
});

it('lets another server go on with an upload, and one of two requests at a time through', async () => {
  // one process cannot wait for itself at SQLite's lock: two servers are two only on MariaDB
  const second = ON_MARIADB ? await startOn(t.env) : t;
  try {
    if (second !== t) announcements.register(second);
    const bytes = pdfOf(7 * 1024 * 1024);
    const half = 6 * 1024 * 1024;
    const id = announcements.announce(bytes.length);
    const [here, there] = [new Uploader(t.api, token), new Uploader(second.api, token)];
    await here.begin(id, bytes.length);
    const both = await Promise.all([
      here.patch(id, 0, bytes.subarray(0, half)),
      there.patch(id, 0, bytes.subarray(0, half)),
    ]);
    // whichever is second asks the first to let go, which keeps what it has or gives way with nothing
    const accepted = both.filter(({ status }) => status === 204);
    expect(both.filter(({ status }) => status === 409).length).toBe(2 - accepted.length);
    const offset = Number((await there.head(id)).headers.get('upload-offset'));
    const kept = accepted.map(({ headers }) => Number(headers.get('upload-offset')));
    expect(offset).toBe(Math.max(...kept));
    expect(kept.filter((each) => each > 0)).toHaveLength(1);
    expect((await there.patch(id, offset, bytes.subarray(offset))).status).toBe(204);
    expect((await here.head(id)).headers.get('upload-offset')).toBe(String(bytes.length));
    const file = await t.app.get(FilesService).openFile(announcements.fileIdOf(id));
    expect(bytes.equals(await readAll(await file.read()))).toBe(true);
  } finally {
    if (second !== t) await second.app.close();
  }
});
