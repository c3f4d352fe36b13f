/**
 * Measures a venue's ledger: `node bench/ledger.mjs [mariadb|sqlite] [--rounds=7] [--large=10000000]`.
 * Page, totals, my records, the start of an export and redemptions at 10 thousand rows and at 10 million, by
 * turns; the goal is a ratio of at most 1.3 (quality.md). Then one venue with `--export=200000` rows in each form: how
 * long, how much more memory, and whether its CSV is the pages row for row.
 */
import { randomUUID } from 'node:crypto';
import os from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import mysql from 'mysql2/promise';
import { DAYS, seedLedger } from './ledger-seed.mjs';
import { codesOf, seed } from './seed.mjs';
import { cleanUp, cpuSeconds, engines, installation, median, option, residentMb, start } from './sides.mjs';

const ROUNDS = option('rounds', 7);
const CALLS = option('calls', 40);
const SMALL = option('small', 10_000);
const LARGE = option('large', 10_000_000);
const EXPORT = option('export', 200_000);
const VENUES = 100;
const ROWS_A_PERSON = 50;
const SETTLE_MS = 300_000;
const SETTLED_PAGES = 200;
/** A phone shows three codes about now, each good for one redemption. */
const PHONES_A_ROUND = Math.ceil(CALLS / 3);
/** A ledger of ten million rows with its indexes is larger than what mariadbd takes of the memory by itself. */
const MARIADB = ['--innodb-buffer-pool-size=6G', '--innodb-log-file-size=1G'];
const GRADE_TEXT = { T150: '150 分及以上', T120: '120 分至不满 150 分', T100: '100 分至不满 120 分' };
/** Days up to yesterday on which a venue has a hundred rows, whatever the size. */
const hundred = (rows) => `from=${dayBefore(Math.round((DAYS * 100) / (rows / VENUES)))}&to=${dayBefore(1)}`;
const dayBefore = (days) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

console.log(
  `${os.cpus().length} × ${os.cpus()[0].model}, Node ${process.version}, ${ROUNDS} rounds of ${CALLS}`,
);
try {
  for (const engine of engines()) {
    if (LARGE > 0) await measureGrowth(engine);
    if (EXPORT > 0) await measureExport(engine);
  }
} finally {
  await cleanUp();
}

async function measureGrowth(engine) {
  const small = await side(engine, SMALL, VENUES);
  const large = await side(engine, LARGE, VENUES);
  const calls = [
    ['page', ({ venueId }) => `/venues/${venueId}/ledger`, 'manager'],
    [
      'page from half a year ago',
      ({ venueId }) => `/venues/${venueId}/ledger?to=${dayBefore(182)}`,
      'manager',
    ],
    [
      'totals of some 100 rows',
      ({ venueId, rows }) => `/venues/${venueId}/ledger/totals?${hundred(rows)}`,
      'manager',
    ],
    ['my records', () => '/me/records', 'citizen'],
    [
      'export of some 100 rows',
      ({ venueId, rows }) => `/venues/${venueId}/ledger/export?format=csv&${hundred(rows)}`,
      'manager',
    ],
  ];
  for (const [name, pathOf, who] of calls) {
    await compare(`${engine}: ${name}`, [small, large], (one) =>
      round(one, Array(CALLS).fill(pathOf(one)), async (path) => (await once(one, path, who)).ms),
    );
  }
  await compare(`${engine}: redeem`, [small, large], (one) =>
    round(one, one.phones.splice(0, PHONES_A_ROUND).flatMap(codesOf).slice(0, CALLS), (code) =>
      redeemOnce(one, code),
    ),
  );
  const month = await once(large, `/venues/${large.venueId}/ledger/totals?from=${dayBefore(30)}`, 'manager');
  console.log(
    `${engine}: totals of a month at a venue with ${LARGE / VENUES} rows: ${month.ms.toFixed(0)} ms`,
  );
  for (const { server } of [small, large]) await server.stop();
}

async function measureExport(engine) {
  const one = await side(engine, EXPORT, 1);
  const path = `/venues/${one.venueId}/ledger`;
  let csv = '';
  for (const format of ['csv', 'xlsx', 'pdf']) {
    const before = await residentMb(one.server.pid);
    const cpu = await cpuSeconds(one.server.pid);
    const begun = performance.now();
    let most = before;
    let slowest = 0;
    let done = false;
    const watch = (async () => {
      while (!done) {
        most = Math.max(most, await residentMb(one.server.pid));
        const asked = performance.now();
        await (await fetch(`${one.server.base}/healthz`)).text();
        slowest = Math.max(slowest, performance.now() - asked);
        await wait(50);
      }
    })();
    const { bytes } = await once(one, `${path}/export?format=${format}`, 'manager');
    done = true;
    await watch;
    if (format === 'csv') csv = bytes.toString();
    const seconds = (performance.now() - begun) / 1000;
    console.log(
      `${engine}: ${EXPORT} rows as ${format}: ${seconds.toFixed(1)} s, ${((await cpuSeconds(one.server.pid)) - cpu).toFixed(1)} s of CPU, ` +
        `${(bytes.length / 1e6).toFixed(1)} MB, ${before.toFixed(0)} MiB before, at most ${(most - before).toFixed(0)} MiB more, ` +
        `slowest answer beside it ${slowest.toFixed(0)} ms`,
    );
  }
  // persons first; the table of enterprises, which has none here, follows after an empty line
  const exported = csv.split('\r\n\r\n')[0].split('\r\n').slice(1);
  const paged = await allPages(one, path);
  if (exported.length !== EXPORT || exported.join('\n') !== paged.join('\n')) {
    throw new Error(
      `${exported.length} rows were exported, ${paged.length} stand on the pages, or they differ`,
    );
  }
  console.log(`${engine}: the CSV is the ledger's pages row for row, ${paged.length} rows`);
  await one.server.stop();
}

/** The rows of all pages as an export writes them, oldest first. */
async function allPages(one, path) {
  const rows = [];
  let cursor = '';
  do {
    const { bytes } = await once(one, `${path}${cursor}`, 'manager');
    const { items, next } = JSON.parse(bytes.toString());
    rows.push(...items.map(lineOf));
    cursor = next === null ? null : `?cursor=${next}`;
  } while (cursor !== null);
  return rows.reverse();
}

function lineOf({ number, maskedName, maskedNumber, grade, givenAt, remark }) {
  const given = new Date(Date.parse(givenAt) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  return [number, maskedName, maskedNumber, GRADE_TEXT[grade], given, remark].join(',');
}

async function side(engine, rows, venues) {
  const env = await installation(engine, MARIADB);
  const begun = performance.now();
  const seeded = await seedLedger(env, { rows, venues, people: Math.ceil(rows / ROWS_A_PERSON) });
  console.log(`${engine}: ${rows} rows in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  const passes = PHONES_A_ROUND * (ROUNDS + 1);
  const counter = await seed(env, { venues: 1, terminals: 1, passes });
  if (engine === 'mariadb') await settle(env);
  return { ...seeded, ...counter, rows, server: await start(env) };
}

/** Waits until MariaDB has written out what filling it left in memory: that is not the reader's time. */
async function settle({ DATABASE_URL }) {
  const connection = await mysql.createConnection(DATABASE_URL);
  const [[before]] = await connection.query('SELECT @@innodb_max_dirty_pages_pct AS most');
  await connection.query('SET GLOBAL innodb_max_dirty_pages_pct = 0');
  for (const begun = performance.now(); performance.now() - begun < SETTLE_MS;) {
    const [[dirty]] = await connection.query("SHOW GLOBAL STATUS LIKE 'Innodb_buffer_pool_pages_dirty'");
    if (Number(dirty.Value) < SETTLED_PAGES) break;
    await wait(500);
  }
  await connection.query('SET GLOBAL innodb_max_dirty_pages_pct = ?', [Number(before.most)]);
  await connection.end();
}

/** Rounds by turns after a round to warm up; prints medians of the rounds, and p99 over all of them. */
async function compare(name, [small, large], measure) {
  for (const one of [small, large]) await measure(one);
  const rounds = [];
  for (let index = 0; index < ROUNDS; index++) {
    const pair = {};
    for (const which of index % 2 === 0 ? ['small', 'large'] : ['large', 'small']) {
      pair[which] = await measure(which === 'small' ? small : large);
    }
    rounds.push(pair);
  }
  const text = (key) => {
    const of = (pick) => median(rounds.map(pick)).toFixed(2);
    return `${of((r) => r.small[key])} ms, ${of((r) => r.large[key])} ms, × ${of((r) => r.large[key] / r.small[key])}`;
  };
  const [p99, p99Large] = ['small', 'large'].map((which) => {
    const times = rounds.flatMap((pair) => pair[which].times).sort((a, b) => a - b);
    return times[Math.floor(times.length * 0.99)];
  });
  console.log(
    name.padEnd(36) +
      ` | answer ${text('medianMs')} | p99 ${p99.toFixed(2)} ms, ${p99Large.toFixed(2)} ms, × ${(p99Large / p99).toFixed(2)}` +
      ` | CPU ${text('cpuMs')} | load ${os.loadavg()[0].toFixed(1)}`,
  );
}

/** One call after another, as one person asks; `call` answers how many milliseconds it took. */
async function round(one, works, call) {
  const before = await cpuSeconds(one.server.pid);
  const times = [];
  for (const work of works) times.push(await call(work));
  return {
    times,
    medianMs: median(times),
    cpuMs: (((await cpuSeconds(one.server.pid)) - before) / works.length) * 1000,
  };
}

/** Scans a code and answers how many milliseconds its redemption took; the scan is not in them. */
async function redeemOnce({ server, tills: [till] }, code) {
  const post = async (path, body, headers) => {
    const answer = await fetch(`${server.base}/api/v1/counter${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${till.token}`,
        'x-terminal': till.terminal,
        ...headers,
      },
    });
    const said = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${JSON.stringify(said)}`);
    return said;
  };
  const { scan } = await post('/scans', { code });
  const begun = performance.now();
  await post('/redemptions', { scan, benefitId: till.benefitId }, { 'idempotency-key': randomUUID() });
  return performance.now() - begun;
}

async function once(one, path, who) {
  const begun = performance.now();
  const answer = await fetch(`${one.server.base}/api/v1${path}`, {
    headers: { authorization: `Bearer ${one[who]}` },
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${bytes.toString().slice(0, 300)}`);
  return { ms: performance.now() - begun, bytes };
}
