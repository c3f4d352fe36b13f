/**
 * Measures the counter beside its floor (README.md): `node bench/run.mjs [mariadb|sqlite] [--rounds=7]`.
 * Product and floor take turns; server CPU is the kernel's count for the server's process.
 */
import { fork, spawn } from 'node:child_process';
import { sign } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { assembleCode, showMessage, stepAt } from '@benefit/shared/pass/pass-code';
import mysql from 'mysql2/promise';
import Sqlite from 'better-sqlite3';
import { PrivateMariadb } from '../test/support/private-mariadb.ts';
import { seed } from './seed.mjs';

const here = (name) => path.join(import.meta.dirname, name);
const CLIENTS = 32;
const STEPS = [-1, 0, 1];
const PHONES_A_ROUND = 200;
const TICKS_A_SECOND = 100;
const ROUNDS = Number(process.argv.find((word) => word.startsWith('--rounds='))?.slice(9) ?? 7);
const ENGINES = ['mariadb', 'sqlite'].filter(
  (name) => !process.argv.slice(2).some((word) => /^[a-z]/.test(word)) || process.argv.includes(name),
);
/** Rounds with redemptions need codes of their own, for each side and for warming up; scans use up none. */
const PHONES = PHONES_A_ROUND * (2 * (ROUNDS + 1) + 1);

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const leftovers = [];

console.log(
  `${os.cpus().length} × ${os.cpus()[0].model}, Node ${process.version}, ${CLIENTS} clients, ${ROUNDS} rounds`,
);
try {
  for (const engine of ENGINES) await measure(engine);
} finally {
  for (const end of leftovers.reverse()) await end();
}

async function measure(engine) {
  const env = await installation(engine);
  const { tills, phones } = await seed(env, { venues: 16, terminals: CLIENTS, passes: PHONES });
  const floorEnv = engine === 'sqlite' ? await copyOf(env) : env;
  const product = await start(here('../dist/main.js'), [], env);
  const floor = await start(here('floor.mjs'), ['full'], floorEnv);
  const bare = await start(here('floor.mjs'), ['verify'], floorEnv);
  const load = fork(here('load.mjs'));
  const fresh = phones.values();
  const some = () => Array.from({ length: PHONES_A_ROUND }, () => fresh.next().value);
  const round = async (server, redeem) => {
    const codes = (redeem ? some() : phones.slice(-PHONES_A_ROUND)).flatMap(codesOf);
    const before = await cpuSeconds(server.pid);
    load.send({ base: server.base, tills, codes, redeem });
    const [result] = await once(load, 'message');
    if (result.faultCount > 0)
      throw new Error(`${result.faultCount} faults: ${JSON.stringify(result.faults)}`);
    const cpuMs = (((await cpuSeconds(server.pid)) - before) / result.done) * 1000;
    return { cpuMs, rate: result.done / result.seconds, done: result.done };
  };
  const booked = await compare(`${engine}: scan + redeem`, product, floor, (server) => round(server, true));
  await compare(`${engine}: scan alone`, product, bare, (server) => round(server, false));
  load.kill();
  for (const server of [product, floor, bare]) await server.stop();
  await proveRows(engine === 'sqlite' ? [env, floorEnv] : [env], engine, booked);
}

/** Rounds by turns after a round to warm up; prints medians, and answers how many works were done. */
async function compare(name, product, floor, round) {
  let done = (await round(product)).done + (await round(floor)).done;
  const rounds = [];
  for (let index = 0; index < ROUNDS; index++) {
    const [first, second] = index % 2 === 0 ? [product, floor] : [floor, product];
    const one = await round(first);
    const other = await round(second);
    rounds.push(first === product ? { product: one, floor: other } : { product: other, floor: one });
    done += one.done + other.done;
  }
  const of = (pick) => median(rounds.map(pick));
  const cpu = [
    of((r) => r.product.cpuMs),
    of((r) => r.floor.cpuMs),
    of((r) => r.product.cpuMs / r.floor.cpuMs),
  ];
  const rate = [of((r) => r.product.rate), of((r) => r.floor.rate), of((r) => r.product.rate / r.floor.rate)];
  console.log(
    `${name.padEnd(24)} | CPU ${cpu[0].toFixed(2)} ms, floor ${cpu[1].toFixed(2)} ms, × ${cpu[2].toFixed(2)}` +
      ` | ${rate[0].toFixed(0)}/s, floor ${rate[1].toFixed(0)}/s, × ${rate[2].toFixed(2)}` +
      ` | load ${os.loadavg()[0].toFixed(1)}`,
  );
  return done;
}

/** As many rows as answers, and quotas that are the sum of the rows. */
async function proveRows(envs, engine, expected) {
  const counts = `SELECT COUNT(*) AS found FROM ledger_row WHERE pass_id IN (SELECT id FROM pass WHERE device_name = '测试手机')`;
  const wrong = `SELECT COUNT(*) AS found FROM quota_use q WHERE q.used <> (SELECT COUNT(*) FROM ledger_row r
    WHERE r.person_id = q.person_id AND r.benefit_id = q.benefit_id AND r.quota_window = q.window_key)`;
  let rows = 0;
  for (const env of envs) {
    const ask = engine === 'sqlite' ? sqliteAsk(env) : await mariadbAsk(env);
    rows += await ask(counts);
    if ((await ask(wrong)) > 0) throw new Error('A quota is not the sum of its rows');
  }
  if (rows !== expected) throw new Error(`${expected} were acknowledged, ${rows} are booked`);
  console.log(`${engine}: ${rows} acknowledged, ${rows} booked, every quota the sum of its rows`);
}

function sqliteAsk(env) {
  const db = new Sqlite(path.join(env.DATA_DIR, 'benefits.sqlite'));
  return async (sql) => db.prepare(sql).get().found;
}

async function mariadbAsk(env) {
  const connection = await mysql.createConnection(env.DATABASE_URL);
  leftovers.push(() => connection.end());
  return async (sql) => Number((await connection.query(sql))[0][0].found);
}

async function installation(engine) {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'benefit-bench-'));
  leftovers.push(() => rm(dataDir, { recursive: true, force: true }));
  const env = {
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: dataDir,
    DEMO: 'true',
    RATE_TERMINAL: '10000000',
    RATE_PERSON: '10000000',
    RATE_ADDRESS: '10000000',
    RATE_PASSES: '10000000',
  };
  if (engine === 'sqlite') return env;
  const mariadb = await PrivateMariadb.start();
  leftovers.push(() => mariadb.stop());
  return { ...env, DATABASE_URL: await mariadb.createDatabase() };
}

async function copyOf(env) {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'benefit-bench-'));
  leftovers.push(() => rm(dataDir, { recursive: true, force: true }));
  await cp(env.DATA_DIR, dataDir, { recursive: true });
  return { ...env, DATA_DIR: dataDir };
}

async function start(file, args, env) {
  const child = spawn(process.execPath, [...(process.env.SERVER_FLAGS?.split(' ') ?? []), file, ...args], {
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
  throw new Error(`${file} did not start: ${said}`);
}

/** User and system time of a process with all its threads (proc_pid_stat(5)). */
async function cpuSeconds(pid) {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}

/** The codes that a phone shows about now; each is good for one redemption. */
function codesOf({ credential, key }) {
  const now = stepAt(Date.now() / 1000);
  return STEPS.map((ahead) => {
    const signature = sign(null, showMessage(credential, now + ahead), key);
    return assembleCode(credential, now + ahead, new Uint8Array(signature));
  });
}
