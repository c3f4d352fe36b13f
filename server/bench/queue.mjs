/**
 * Measures the first page of the review queue at 10 thousand and at 1 million reports:
 * `node bench/queue.mjs [mariadb|sqlite] [--rounds=7] [--large=1000000]`. Both servers run at once
 * and take turns; the goal is a ratio of at most 1.3 (quality.md).
 */
import os from 'node:os';
import { cleanUp, cpuSeconds, engines, installation, median, option, start } from './sides.mjs';
import { seedQueue } from './queue-seed.mjs';

const ROUNDS = option('rounds', 7);
const SMALL = option('small', 10_000);
const LARGE = option('large', 1_000_000);
const CALLS = option('calls', 60);
const PAGES = [
  ['department, what waits', 'department', ''],
  ['city office, what waits', 'office', ''],
  ['city office, all credited', 'office', '?status=credited'],
  ['city office, one district', 'office', '?status=credited&district=%E9%87%91%E6%B0%B4%E5%8C%BA'],
];

console.log(
  `${os.cpus().length} × ${os.cpus()[0].model}, Node ${process.version}, ${ROUNDS} rounds of ${CALLS}`,
);
try {
  for (const engine of engines()) await measure(engine);
} finally {
  await cleanUp();
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
