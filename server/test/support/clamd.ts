import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** The harmless file that every scanner is tested with (eicar.org); in two parts, so that none takes this file for it. */
export const EICAR = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$' + 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';

const START_TIMEOUT_MS = 60_000;

export const clamdBinary = (): string | null =>
  ['/usr/sbin/clamd', '/usr/bin/clamd', '/usr/local/sbin/clamd'].find((file) => existsSync(file)) ?? null;

/** ClamAV's daemon with one signature of our own, on a socket of its own. */
export class Clamd {
  private constructor(
    readonly socket: string,
    private readonly home: string,
    private readonly process: ChildProcess,
  ) {}

  static async start(): Promise<Clamd> {
    const binary = clamdBinary();
    if (binary === null) throw new Error('clamd is not installed (Debian: clamav-daemon)');
    const home = await mkdtemp(path.join(os.tmpdir(), 'benefit-clamd-'));
    await chmod(home, 0o755);
    const socket = path.join(home, 's.sock');
    // anywhere in a file of any type
    await writeFile(path.join(home, 'own.ndb'), `Test.EICAR:0:*:${Buffer.from(EICAR).toString('hex')}\n`);
    const config = [
      ...[
        `DatabaseDirectory ${home}`,
        `LocalSocket ${socket}`,
        `TemporaryDirectory ${home}`,
        'Foreground yes',
      ],
      ...['StreamMaxLength 220M', 'MaxScanSize 400M', 'MaxFileSize 220M', `LogFile ${home}/log`],
      ...(process.getuid?.() === 0 ? ['User root'] : []),
    ];
    await writeFile(path.join(home, 'clamd.conf'), `${config.join('\n')}\n`);
    const started = spawn(binary, ['-c', path.join(home, 'clamd.conf')], { stdio: 'ignore' });
    const clamd = new Clamd(socket, home, started);
    try {
      await clamd.answers();
    } catch (error) {
      await clamd.stop();
      throw error;
    }
    return clamd;
  }

  async stop(): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      this.process.kill('SIGKILL');
      await once(this.process, 'exit');
    }
    await rm(this.home, { recursive: true, force: true });
  }

  private async answers(): Promise<void> {
    for (const deadline = Date.now() + START_TIMEOUT_MS; ;) {
      if (await isOpen(this.socket)) return;
      if (this.process.exitCode !== null || Date.now() > deadline) {
        const log = await readFile(path.join(this.home, 'log'), 'utf8').catch(() => '(no log)');
        throw new Error(`clamd did not start:\n${log}`);
      }
      await pause(100);
    }
  }
}

const isOpen = (socket: string): Promise<boolean> =>
  new Promise((resolve) => {
    const connection = connect({ path: socket });
    connection.once('connect', () => resolve(true)).once('error', () => resolve(false));
    connection.once('connect', () => connection.destroy());
  });
