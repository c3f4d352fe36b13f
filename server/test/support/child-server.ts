import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Api } from './api.ts';

const BUILT = path.join(import.meta.dirname, '../../dist/main.js');
const START_TIMEOUT_MS = 60_000;
const EXIT_TIMEOUT_MS = 30_000;

/** The built server as a process of its own, so that a test may kill it. */
export class ChildServer {
  private constructor(
    readonly api: Api,
    private readonly server: ChildProcess,
  ) {}

  /** Starts it on an installation (`freshInstallation`) and waits until it listens. */
  static async start(env: Record<string, string>): Promise<ChildServer> {
    if (!existsSync(BUILT)) throw new Error('Build the server first: pnpm --filter ./server run build');
    const server = spawn(process.execPath, [BUILT], {
      env: { PATH: process.env['PATH'] ?? '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    try {
      return new ChildServer(new Api(await addressOf(server)), server);
    } catch (error) {
      server.kill('SIGKILL');
      throw error;
    }
  }

  /** How much memory it holds at this moment, in bytes, as the kernel counts it. */
  async residentBytes(): Promise<number> {
    const status = await readFile(`/proc/${this.server.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
  }

  /** Ends it as a crash would, in the middle of whatever it does. */
  kill(): Promise<NodeJS.Signals | null> {
    return this.end('SIGKILL');
  }

  /** Asks it to end, and answers by which signal it did: its own SIGTERM when it was done, or our SIGKILL. */
  stop(): Promise<NodeJS.Signals | null> {
    return this.end('SIGTERM');
  }

  private async end(signal: NodeJS.Signals): Promise<NodeJS.Signals | null> {
    const { server } = this;
    if (server.exitCode !== null || server.signalCode !== null) return server.signalCode;
    const exit = once(server, 'exit');
    server.kill(signal);
    const patience = setTimeout(() => server.kill('SIGKILL'), EXIT_TIMEOUT_MS);
    await exit;
    clearTimeout(patience);
    return server.signalCode;
  }
}

/** Reads the address it prints when it listens. */
function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string) => reject(new Error(`The server ${why}:\n${said}`));
    const patience = setTimeout(() => fail('did not start'), START_TIMEOUT_MS);
    server.once('error', reject);
    server.once('exit', (code) => fail(`ended with ${code}`));
    server.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    server.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const port = /http:\/\/localhost:(\d+)/.exec(said)?.[1];
      if (port === undefined) return;
      clearTimeout(patience);
      resolve(`http://127.0.0.1:${port}`);
    });
  });
}
