import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const STOP_MS = 10_000;

/** The real built server with a demonstration city of its own. */
export interface City {
  url: string;
  /** What the server has said so far: explains what a page was refused. */
  said: () => string;
  stop: () => Promise<void>;
}

/** Starts the built server on a free port, over a data directory that is new and goes with it. */
export async function startCity(env: Record<string, string> = {}): Promise<City> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'city-'));
  const server = spawn(process.execPath, ['dist/main.js'], {
    cwd: path.join(ROOT, 'server'),
    env: {
      PATH: process.env['PATH'] ?? '',
      TARO_ENV: 'h5', // the types of Taro ask for it; the server does not read it
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      H5_DIR: process.env['H5_DIR'] ?? path.join(ROOT, 'miniapp/dist/h5'),
      LOG_LEVEL: 'warn',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const words: string[] = [];
  for (const stream of [server.stdout, server.stderr]) {
    stream.on('data', (chunk: Buffer) => words.push(chunk.toString()));
  }
  const said = () => words.join('');
  const url = await addressOf(server, said);
  const stop = async () => {
    if (server.exitCode === null && server.signalCode === null) {
      const ended = once(server, 'exit');
      const force = setTimeout(() => server.kill('SIGKILL'), STOP_MS);
      server.kill('SIGTERM');
      await ended;
      clearTimeout(force);
    }
    await rm(dataDir, { recursive: true, force: true });
  };
  return { url, said, stop };
}

/** The server prints its address once it listens; what it said before it ended explains a failed start. */
function addressOf(server: ChildProcess, said: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.stdout?.on('data', () => {
      const address = /http:\/\/localhost:\d+/.exec(said());
      if (address) resolve(address[0]);
    });
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${said()}`)));
  });
}
