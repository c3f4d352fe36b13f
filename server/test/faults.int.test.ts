import { rm } from 'node:fs/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { isStorageFull } from '../src/platform/sql-errors.ts';
import { freshInstallation, startOn } from './support/app.ts';
import type { Answer, Api } from './support/api.ts';
import { readBooks } from './support/books.ts';
import { ChildServer } from './support/child-server.ts';
import { PrivateMariadb } from './support/private-mariadb.ts';
import { Rush } from './support/rush.ts';

const TILLS = 8;
const ON_MARIADB = process.env['TEST_DATABASE'] === 'mariadb';
const TIMEOUT_MS = 120_000;

/** What a test started, ended after it whatever became of it. */
const leftovers: (() => Promise<unknown>)[] = [];
const later = <T>(thing: T, end: (thing: T) => Promise<unknown>): T => {
  leftovers.push(() => end(thing));
  return thing;
};

afterEach(async () => {
  for (const end of leftovers.splice(0).reverse()) await end();
});

const startChild = async (env: Record<string, string>) =>
  later(await ChildServer.start(env), (server) => server.kill());

/** An installation with codes scanned at its tills, and no server running. */
async function installationWithRush(
  extra: Record<string, string> = {},
): Promise<{ env: Record<string, string>; rush: Rush }> {
  const env = later(await freshInstallation(extra), ({ DATA_DIR = '' }) =>
    rm(DATA_DIR, { recursive: true, force: true }),
  );
  const t = await startOn(env);
  try {
    return { env, rush: await Rush.prepare(t, TILLS) };
  } finally {
    await t.app.close();
  }
}

/** Every row that was acknowledged is there, each once, and the sums are those of the rows. */
async function expectSoundBooks(env: Record<string, string>, rush: Rush): Promise<void> {
  const { rows, quotas, open, counters, outbox } = await readBooks(env);
  expect(rush.faultsOf(rows)).toEqual([]);
  expect(quotas.kept).toEqual(quotas.byRows);
  expect(open.kept).toEqual(open.byRows);
  expect(outbox).toBe(rows.length);
  for (const [venueId, last] of Object.entries(counters)) {
    const numbers = rows.filter((row) => row.venue_id === venueId).map((row) => row.number);
    expect(numbers).toEqual(Array.from({ length: last }, (_, index) => index + 1));
  }
}

/** Books what is left and repeats everything: no request of any key makes a second row. */
async function expectRepeatsToBookOnce(api: Api, rush: Rush): Promise<void> {
  expect(await rush.run(api)).toEqual([]);
  expect(rush.acknowledged).toHaveLength(rush.attempts.length);
  const repeats = await rush.repeat(api);
  expect(repeats.map((answer) => answer.status)).toEqual(rush.attempts.map(() => 200));
  expect(repeats.map((answer) => answer.body)).toEqual(rush.attempts.map((attempt) => attempt.booked?.body));
}

describe('a server that is killed under load', () => {
  it.each([1, 40, 100])(
    'keeps each row it acknowledged, once, when it dies after %i of them',
    async (count) => {
      const { env, rush } = await installationWithRush();
      const first = await startChild(env);
      let dying: Promise<unknown> | undefined;
      await rush.run(first.api, (booked) => {
        if (booked === count) dying = first.kill();
      });
      await dying;
      const known = rush.acknowledged.length;
      expect(known).toBeGreaterThanOrEqual(count);
      expect(known).toBeLessThan(rush.attempts.length);

      const second = await startChild(env);
      await expectRepeatsToBookOnce(second.api, rush);
      expect(await second.stop()).toBe('SIGTERM');
      await expectSoundBooks(env, rush);
    },
    TIMEOUT_MS,
  );
});

describe('a server that is asked to stop under load', () => {
  it(
    'answers everything it books, takes nothing more, and ends',
    async () => {
      const { env, rush } = await installationWithRush();
      const server = await startChild(env);
      let afterwards = 0;
      let stopping: Promise<unknown> | undefined;
      const others = await rush.run(server.api, (booked) => {
        if (stopping !== undefined) afterwards++;
        if (booked === 40) stopping = server.stop();
      });
      expect(await stopping).toBe('SIGTERM');
      expect(afterwards).toBeGreaterThan(0);
      // what came after it was asked was turned away before it was begun
      for (const other of others) expect(other).toMatchObject({ status: 503 });

      const { rows } = await readBooks(env);
      const answered = rush.attempts.flatMap(({ booked }) => booked?.body.redemptionId ?? []);
      const booked = rows.filter((row) => row.kind === 'redemption' && rush.owns(row));
      expect(booked.map((row) => row.id).sort()).toEqual(answered.sort());
    },
    TIMEOUT_MS,
  );
});

/** Takes the room away under an open database, and gives some back. */
interface Disk {
  env: Record<string, string>;
  fill(source: DataSource): Promise<void>;
  enlarge(source: DataSource): Promise<void>;
}

async function sqliteDisk(): Promise<Disk> {
  return {
    env: await freshInstallation(),
    fill: async (source) => {
      const [{ page_count: pages }] = await source.query<[{ page_count: number }]>('PRAGMA page_count');
      await source.query(`PRAGMA max_page_count = ${pages + 4}`);
    },
    enlarge: (source) => source.query('PRAGMA max_page_count = 1000000'),
  };
}

/** A MariaDB with one file for everything that cannot grow. */
async function mariadbDisk(): Promise<Disk> {
  const files = '--innodb-data-file-path=ibdata1:12M;ibdata2:24M';
  const options = ['--innodb-file-per-table=0', files];
  const mariadb = later(await PrivateMariadb.start(options), (own) => own.stop());
  return {
    env: await freshInstallation({ DATABASE_URL: await mariadb.createDatabase() }),
    fill: async (source) => {
      await source.query('CREATE TABLE filler (block LONGTEXT)');
      for (const size of [1_000_000, 100_000, 10_000, 1_000]) {
        const more = () => source.query("INSERT INTO filler VALUES (REPEAT('x', ?))", [size]);
        let full = false;
        while (!full) full = await more().then(() => false, isStorageFull);
      }
    },
    // what is full has no room for dropping either: the disk is made larger
    enlarge: async () => {
      await mariadb.kill();
      await mariadb.restart([`${files}:autoextend`]);
    },
  };
}

describe('a full disk', () => {
  it(
    'gets a clear 507, keeps nothing of what was refused, and books again once there is room',
    async () => {
      const disk = await (ON_MARIADB ? mariadbDisk() : sqliteDisk());
      const t = later(await startOn(disk.env), (app) => app.close());
      const rush = await Rush.prepare(t, TILLS);
      const source = t.app.get(DataSource);
      await disk.fill(source);
      const others = await rush.run(t.api);
      expect(others.length).toBeGreaterThan(TILLS);
      others.forEach(expectStorageFull);
      const { rows, quotas } = await readBooks(t.env);
      const booked = rows.filter((row) => row.kind === 'redemption' && rush.owns(row));
      expect(booked).toHaveLength(rush.acknowledged.length);
      expect(quotas.kept).toEqual(quotas.byRows);

      await disk.enlarge(source);
      await expectRepeatsToBookOnce(t.api, rush);
      await expectSoundBooks(t.env, rush);
    },
    TIMEOUT_MS,
  );
});

if (ON_MARIADB) {
  describe('a database that is killed under load', () => {
    it(
      'gets a clear 503 meanwhile, and each row once afterwards',
      async () => {
        const mariadb = later(await PrivateMariadb.start(), (own) => own.stop());
        const { env, rush } = await installationWithRush({ DATABASE_URL: await mariadb.createDatabase() });
        const server = await startChild(env);
        let dying: Promise<unknown> | undefined;
        const others = await rush.run(server.api, (booked) => {
          if (booked === 40) dying = mariadb.kill();
        });
        await dying;
        expect(others.length).toBeGreaterThan(0);
        others.forEach(expectUnavailable);
        expect(await probe(server, '/readyz')).toBe(503);
        expect(await probe(server, '/healthz')).toBe(200);

        await mariadb.restart();
        expect(await probe(server, '/readyz')).toBe(200);
        await expectRepeatsToBookOnce(server.api, rush);
        await expectSoundBooks(env, rush);
      },
      TIMEOUT_MS,
    );
  });
}

const probe = async (server: ChildServer, path: string): Promise<number> =>
  (await fetch(`${server.api.base}${path}`)).status;

function expectStorageFull(answer: Answer): void {
  expect(answer).toMatchObject({ status: 507, body: { code: 'storage-full' } });
  expectProblem(answer);
}

function expectUnavailable(answer: Answer): void {
  expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable', retry: true } });
  expectProblem(answer);
}

function expectProblem(answer: Answer): void {
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
}
