/**
 * Measures the first page of the review queue at 10 thousand and at 1 million reports:
 * `node bench/queue.mjs [mariadb|sqlite] [--rounds=7] [--large=1000000]`. Both servers run at once
 * and take turns; the goal is a ratio of at most 1.3 (quality.md).
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { PrivateMariadb } from '../test/support/private-mariadb.ts';
import { seedQueue } from './queue-seed.mjs';

const number = (name, otherwise) =>
  Number(process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise);
const ROUNDS = number('rounds', 7);
const SMALL = number('small', 10_000);
const LARGE = number('large', 1_000_000);
const CALLS = number('calls', 60);
const ENGINES = ['mariadb', 'sqlite'].filter(
  (name) => !process.argv.slice(2).some((word) => /^[a-z]/.test(word)) || process.argv.includes(name),
);
const PAGES = [
  ['department, what waits', 'department', ''],
  ['city office, what waits', 'office', ''],
  ['city office, all credited', 'office', '?status=credited'],
  ['city office, one district', 'office', '?status=credited&district=%E9%87%91%E6%B0%B4%E5%8C%BA'],
];
const TICKS_A_SECOND = 100;
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const leftovers = [];

console.log(
  `${os.cpus().length} × ${os.cpus()[0].model}, Node ${process.version}, ${ROUNDS} rounds of ${CALLS}`,
);
try {
  for (const engine of ENGINES) await measure(engine);
} finally {
  for (const end of leftovers.reverse()) await end();
}

async function measure(engine) {
  const small = await side(engine, SMALL);
  const large = await side(engine, LARGE);
  for (const [name, officer, query] of PAGES) {
    await round(small, officer, query);
    await round(large, officer, query);
    const rounds = [];
    for (let index = 0; index < ROUNDS; index++) {
      const [first, second] = index % 2 === 0 ? [small, large] : [large, small];
      const one = await round(first, officer, query);
      const other = await round(second, officer, query);
      rounds.push(first === small ? { small: one, large: other } : { small: other, large: one });
    }
    const of = (pick) => median(rounds.map(pick));
    const text = (key) =>
      `${of((r) => r.small[key]).toFixed(2)} ms, ${of((r) => r.large[key]).toFixed(2)} ms, × ${of((r) => r.large[key] / r.small[key]).toFixed(2)}`;
    console.log(
      `${engine}: ${name}`.padEnd(36) +
        ` | answer ${text('medianMs')} | p95 ${text('p95Ms')} | CPU ${text('cpuMs')} | load ${os.loadavg()[0].toFixed(1)}`,
    );
  }
  for (const { server } of [small, large]) await server.stop();
}

async function side(engine, count) {
  const env = await installation(engine);
  const begun = performance.now();
  const tokens = await seedQueue(env, count);
  console.log(`${engine}: ${count} reports in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  return { tokens, server: await start(env) };
}

/** One page after another, as one officer asks. */
async function round({ server, tokens }, officer, query) {
  const headers = { authorization: `Bearer ${tokens[officer]}` };
  const before = await cpuSeconds(server.pid);
  const times = [];
  for (let call = 0; call < CALLS; call++) {
    const begun = performance.now();
    const answer = await fetch(`${server.base}/api/v1/review/reports${query}`, { headers });
    const body = await answer.json();
    times.push(performance.now() - begun);
    if (answer.status !== 200 || body.items.length !== 50) {
      throw new Error(`${answer.status}: ${JSON.stringify(body).slice(0, 300)}`);
    }
  }
  times.sort((a, b) => a - b);
  return {
    medianMs: median(times),
    p95Ms: times[Math.floor(times.length * 0.95)],
    cpuMs: (((await cpuSeconds(server.pid)) - before) / CALLS) * 1000,
  };
}

async function installation(engine) {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'benefit-bench-'));
  leftovers.push(() => rm(dataDir, { recursive: true, force: true }));
  const limits = { RATE_PERSON: '10000000', RATE_ADDRESS: '10000000' };
  const env = { HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, DEMO: 'true', ...limits };
  if (engine === 'sqlite') return env;
  const mariadb = await PrivateMariadb.start();
  leftovers.push(() => mariadb.stop());
  return { ...env, DATABASE_URL: await mariadb.createDatabase() };
}

async function start(env) {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'serve.mjs')], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  leftovers.push(stop);
  let said = '';
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    said += chunk;
    const port = /localhost:(\d+)/.exec(said)?.[1];
    if (port) {
      child.stdout.resume();
      return { pid: child.pid, base: `http://127.0.0.1:${port}`, stop };
    }
  }
  throw new Error(`The server did not start: ${said}`);
}

/** User and system time of a process with all its threads (proc_pid_stat(5)). */
async function cpuSeconds(pid) {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}
