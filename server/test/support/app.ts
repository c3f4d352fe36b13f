import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createApp } from '../../src/configure-app.ts';
import { loadConfig } from '../../src/platform/config.ts';
import { Database } from '../../src/platform/database.ts';
import { Api } from './api.ts';
import { createMigratedDatabase } from './migrated-database.ts';
import { TestClock } from './test-clock.ts';

/** The real application on a free port and a database of its own, on the engine under test. */
export interface TestApp {
  app: NestFastifyApplication;
  api: Api;
  clock: TestClock;
  database: Database;
  env: Record<string, string>;
  /** Starts another server of the same installation, on the same database and keys. */
  another(): Promise<{ api: Api; close(): Promise<void> }>;
  close(): Promise<void>;
}

/** Environment of a fresh installation: own data directory, own database, limits out of the way. */
export async function freshInstallation(extra: Record<string, string> = {}): Promise<Record<string, string>> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'benefit-test-'));
  const admin = process.env['TEST_MARIADB_URL'];
  return {
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: dataDir,
    DEMO: 'true',
    DEMO_REPORTS: 'false',
    LOG_LEVEL: 'silent',
    RATE_TERMINAL: '100000',
    RATE_PERSON: '100000',
    RATE_ADDRESS: '1000000',
    RATE_PASSES: '100000',
    ...(process.env['TEST_DATABASE'] === 'mariadb' && admin !== undefined && !extra['DATABASE_URL']
      ? { DATABASE_URL: await createMigratedDatabase(admin) }
      : {}),
    ...extra,
  };
}

/** @param at what the clock says at the start; the machine's time where it does not matter */
export async function startApp(extra: Record<string, string> = {}, at?: Date): Promise<TestApp> {
  return startOn(await freshInstallation(extra), at);
}

/** The same on an installation that a test made, and may start again. */
export async function startOn(env: Record<string, string>, at?: Date): Promise<TestApp> {
  const clock = new TestClock();
  if (at !== undefined) clock.set(at);
  const { app, api } = await listen(env, clock);
  return {
    app,
    api,
    clock,
    env,
    database: app.get(Database),
    another: async () => {
      const second = await listen(env, clock);
      return { api: second.api, close: () => second.app.close() };
    },
    close: async () => {
      await app.close();
      await rm(env['DATA_DIR'] ?? '', { recursive: true, force: true });
    },
  };
}

async function listen(
  env: Record<string, string>,
  clock: TestClock,
): Promise<{ app: NestFastifyApplication; api: Api }> {
  const app = await createApp(loadConfig(env), clock);
  await app.listen(0, '127.0.0.1');
  return { app, api: new Api((await app.getUrl()).replace('[::1]', '127.0.0.1')) };
}
