/**
 * Measures the counter beside its floor (README.md): `node bench/run.mjs [mariadb|sqlite] [--rounds=7]`.
 * Product and floor take turns; server CPU is the kernel's count for the server's process.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import mysql from 'mysql2/promise';
import Sqlite from 'better-sqlite3';
import { codesOf, seed } from './seed.mjs';
import { cleanUp, cpuSeconds, engines, installation, later, median, option, start } from './sides.mjs';

const here = (name) => path.join(import.meta.dirname, name);
const CLIENTS = 32;
const PHONES_A_ROUND = 200;
const ROUNDS = option('rounds', 7);
/** Rounds with redemptions need codes of their own, for each side and for warming up; scans use up none. */
const PHONES = PHONES_A_ROUND * (2 * (ROUNDS + 1) + 1);

console.log(
  `${os.cpus().length} × ${os.cpus()[0].model}, Node ${process.version}, ${CLIENTS} clients, ${ROUNDS} rounds`,
);
try {
  for (const engine of engines()) await measure(engine);
} finally {
  await cleanUp();
}

async function measure(engine) {
  const env = await installation(engine);
  const { tills, phones } = await seed(env, { venues: 16, terminals: CLIENTS, passes: PHONES });
  const floorEnv = engine === 'sqlite' ? await copyOf(env) : env;
  const product = await start(env, here('../dist/main.js'));
  const floor = await start(floorEnv, here('floor.mjs'), ['full']);
  const bare = await start(floorEnv, here('floor.mjs'), ['verify']);
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

/** As many rows as answers, and quotas that are the sum of the rows that were not taken back. */
async function proveRows(envs, engine, expected) {
  const counts = `SELECT COUNT(*) AS found FROM ledger_row WHERE pass_id IN (SELECT id FROM pass WHERE device_name = '测试手机')`;
  const wrong = `SELECT COUNT(*) AS found FROM quota_use q WHERE q.used <> (SELECT COUNT(*) FROM ledger_row r
    WHERE COALESCE(r.enterprise_id, r.person_id) = q.holder_id AND q.benefit_id IN (r.benefit_id, r.quota_key)
      AND r.quota_window = q.window_key AND r.kind = 'redemption'
      AND NOT EXISTS (SELECT 1 FROM ledger_row v WHERE v.voids_id = r.id))`;
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
  later(() => connection.end());
  return async (sql) => Number((await connection.query(sql))[0][0].found);
}

async function copyOf(env) {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'benefit-bench-'));
  later(() => rm(dataDir, { recursive: true, force: true }));
  await cp(env.DATA_DIR, dataDir, { recursive: true });
  return { ...env, DATA_DIR: dataDir };
}
