import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, open, readFile, rename, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';

const PATH = `${process.env['PATH']}:/usr/sbin:/usr/bin`; // Debian keeps mariadbd off the usual PATH
const AS_ROOT = process.getuid?.() === 0;
/** mariadbd refuses to run as root. */
const USER = AS_ROOT ? ['--user=mysql'] : [];
const START_TIMEOUT_MS = 60_000;

/**
 * Options of a database that nobody will miss: it waits for no disk, and its tables share one file. A killed
 * process loses nothing by it, since the system's cache outlives the process; a power cut would.
 */
export const THROWAWAY = [
  '--innodb-flush-method=nosync',
  '--debug-no-sync',
  '--innodb-flush-log-at-trx-commit=2',
  '--innodb-file-per-table=0',
];

/**
 * A MariaDB of the tests' own: its data directory and port are new, so that a test may kill it.
 * Only processes that it started itself are ended.
 */
export class PrivateMariadb {
  /** The server, for `createDatabase`; its root has no password and listens on loopback only. */
  readonly adminUrl: string;
  private readonly home: string;
  private readonly port: number;
  private server: ChildProcess | null = null;
  private watchdog: ChildProcess | null = null;

  // no parameter properties: run-int.mjs loads this file with its types stripped only
  private constructor(home: string, port: number) {
    this.home = home;
    this.port = port;
    this.adminUrl = `mysql://root@127.0.0.1:${port}/`;
  }

  /** @param options of mariadbd beyond the usual ones, until its next start */
  static async start(options: readonly string[] = []): Promise<PrivateMariadb> {
    const home = await mkdtemp(path.join(os.tmpdir(), 'benefit-mariadb-'));
    await chmod(home, 0o711); // the user mysql must get through to its data
    copy(await templateDirectory(), path.join(home, 'data'));
    const mariadb = new PrivateMariadb(home, await freePort());
    try {
      await mariadb.restart(options);
    } catch (error) {
      await mariadb.stop();
      throw error;
    }
    return mariadb;
  }

  /** Makes an empty database and answers its URL. */
  createDatabase(): Promise<string> {
    return createDatabase(this.adminUrl);
  }

  /** Ends it as a power cut would: nothing is flushed, connections break. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Starts it again on the same port and data; `options` hold until its next start. */
  async restart(options: readonly string[] = []): Promise<void> {
    if (this.server) throw new Error('MariaDB is running already');
    const log = await open(path.join(this.home, 'error.log'), 'a');
    const data = path.join(this.home, 'data');
    this.server = spawn(
      'mariadbd',
      [
        '--no-defaults',
        ...USER,
        `--datadir=${data}`,
        `--socket=${path.join(data, 's.sock')}`,
        `--port=${this.port}`,
        '--bind-address=127.0.0.1',
        '--skip-name-resolve',
        '--max-connections=400',
        '--innodb-flush-log-at-trx-commit=1', // what was acknowledged survives a kill
        ...options,
      ],
      { stdio: ['ignore', log.fd, log.fd], env: { ...process.env, PATH } },
    );
    this.server.unref(); // a test that forgot to stop it must not keep the run from ending
    this.watchdog = watchdogFor(this.server, this.home);
    await log.close();
    await this.answers(this.server);
  }

  /** Ends it and removes its data. */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
    await rm(this.home, { recursive: true, force: true });
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const running = this.server;
    this.server = null;
    this.watchdog?.kill('SIGKILL');
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    running.ref();
    running.kill(signal);
    await once(running, 'exit');
  }

  private async answers(started: ChildProcess): Promise<void> {
    let spawnError: Error | undefined;
    started.once('error', (error) => (spawnError = error));
    const deadline = Date.now() + START_TIMEOUT_MS;
    for (;;) {
      const connection = await createConnection(this.adminUrl).catch(() => null);
      if (connection) return connection.end();
      if (spawnError) throw spawnError;
      if (started.exitCode !== null || Date.now() > deadline) {
        throw new Error(
          `MariaDB did not start:\n${await readFile(path.join(this.home, 'error.log'), 'utf8')}`,
        );
      }
      await pause(50);
    }
  }
}

/** Makes an empty database with a fresh name on the server at `adminUrl` and answers its URL. */
export async function createDatabase(adminUrl: string): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const connection = await createConnection(adminUrl);
  try {
    await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  } finally {
    await connection.end();
  }
  return new URL(name, adminUrl).href;
}

/** An initialised data directory, made once for each version and user: making one takes seconds, a copy does not. */
async function templateDirectory(): Promise<string> {
  const options = { encoding: 'utf8', env: { ...process.env, PATH } } as const;
  const version =
    /Ver (\S+)/.exec(execFileSync('mariadbd', ['--no-defaults', '--version'], options))?.[1] ?? '';
  const template = path.join(os.tmpdir(), `benefit-mariadb-template-${version}-${process.getuid?.() ?? ''}`);
  if (existsSync(template)) return template;

  const draft = await mkdtemp(`${template}-`);
  await chmod(draft, 0o711);
  const install = ['--no-defaults', ...USER, `--datadir=${draft}/data`, '--skip-test-db'];
  execFileSync('mariadb-install-db', [...install, '--auth-root-authentication-method=normal'], options);
  // whoever is first wins; a template is only ever seen whole
  await rename(`${draft}/data`, template).catch((error: NodeJS.ErrnoException) => {
    if (!existsSync(template)) throw error;
  });
  await rm(draft, { recursive: true, force: true });
  return template;
}

/**
 * Ends a database and removes its data when this process dies without having stopped it, however it
 * dies: the pipe that the shell reads ends then. (Jest's workers do not hear of their own exit.)
 */
function watchdogFor(server: ChildProcess, home: string): ChildProcess {
  const script = `cat >/dev/null; kill -9 ${server.pid}; sleep 1; rm -rf '${home}'`;
  const watchdog = spawn('sh', ['-c', script], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  watchdog.unref();
  (watchdog.stdin as Socket).unref();
  return watchdog;
}

/** cp keeps the owner, which fs.cp does not. */
const copy = (from: string, to: string): void => void execFileSync('cp', ['-a', from, to]);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
