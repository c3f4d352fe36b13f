/** What every measurement needs: an installation of its own, the built server on it, and counting of CPU. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { PrivateMariadb } from '../test/support/private-mariadb.ts';

const TICKS_A_SECOND = 100;
const leftovers = [];

/** Ends everything that was started, last first. */
export async function cleanUp() {
  for (const end of leftovers.splice(0).reverse()) await end();
}

export const later = (end) => leftovers.push(end);

export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** A number of the command line, `--rounds=5`. */
export const option = (name, otherwise) =>
  Number(process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise);

/** The engines that the command line names; both where it names none. */
export const engines = () =>
  ['mariadb', 'sqlite'].filter(
    (name) => !process.argv.slice(2).some((word) => /^[a-z]/.test(word)) || process.argv.includes(name),
  );

/**
 * Environment of a fresh installation, with limits out of the way.
 *
 * @param options of mariadbd
 */
export async function installation(engine, options = []) {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'benefit-bench-'));
  later(() => rm(dataDir, { recursive: true, force: true }));
  const rates = ['TERMINAL', 'PERSON', 'ADDRESS', 'PASSES'].map((name) => [`RATE_${name}`, '10000000']);
  const env = {
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: dataDir,
    DEMO: 'true',
    DEMO_REPORTS: 'false',
    ...Object.fromEntries(rates),
  };
  if (engine === 'sqlite') return env;
  const mariadb = await PrivateMariadb.start(options);
  later(() => mariadb.stop());
  return { ...env, DATABASE_URL: await mariadb.createDatabase() };
}

/** Starts a server that prints its address, the built product where no other file is named. */
export async function start(env, file = path.join(import.meta.dirname, 'serve.mjs'), args = []) {
  const child = spawn(process.execPath, [...(process.env.SERVER_FLAGS?.split(' ') ?? []), file, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  later(stop);
  let said = '';
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    said += chunk;
    const port = /localhost:(\d+)/.exec(said)?.[1];
    if (port) {
      child.stdout.resume();
      return { pid: child.pid, base: `http://127.0.0.1:${port}`, stop };
    }
  }
  throw new Error(`${file} did not start: ${said}`);
}

/** User and system time of a process with all its threads (proc_pid_stat(5)). */
export async function cpuSeconds(pid) {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}

/** Resident memory of a process in MiB, now (proc_pid_status(5)). */
export async function residentMb(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}
