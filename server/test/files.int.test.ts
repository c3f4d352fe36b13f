import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { City } from './support/city.ts';
import { Announcements, Uploader, pdfOf } from './support/files.ts';

let t: TestApp;
let announcements: Announcements;
let own: Uploader;
let account: string;

beforeAll(async () => {
  t = await startApp();
  announcements = new Announcements(t);
  const { token, accountId } = await new City(t).citizen();
  own = new Uploader(t.api, token);
  account = accountId;
});
afterAll(() => t.close());

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
    const after = await own.head(id);
    expect([after.headers.get('upload-offset'), after.headers.get('upload-length')]).toEqual(
      [bytes.length, bytes.length].map(String),
    );
    announcements.fileIdOf(id);
  });
  it('keeps a photo', async () => {
    const bytes = await sharp({ create: { width: 2000, height: 1000, channels: 3, background: 'red' } })
      .jpeg()
      .toBuffer();
    const id = announcements.announce(bytes.length, account);
    const answer = await own.upload(id, bytes);
    expect(answer.body).toBe('');
    announcements.fileIdOf(id);
  });
});
