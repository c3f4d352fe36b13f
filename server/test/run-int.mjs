/**
 * Runs the integration tests on one engine or on both: `run-int.mjs [sqlite|mariadb] [jest's own arguments]`.
 * The tests read TEST_DATABASE, and for MariaDB TEST_MARIADB_URL, where each test file makes its own database.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { PrivateMariadb, THROWAWAY } from './support/private-mariadb.ts';

const ENGINES = ['sqlite', 'mariadb'];
const [first, ...others] = process.argv.slice(2);
const engines = ENGINES.includes(first) ? [first] : ENGINES;
const jestArguments = ENGINES.includes(first) ? others : process.argv.slice(2);

const jestBinary = createRequire(import.meta.url).resolve('jest/bin/jest');
let jest = null;

async function runJest(env) {
  jest = spawn(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      jestBinary,
      // a test file waits for the database and for servers of its own: while it does, another has the core
      '--maxWorkers=100%',
      ...jestArguments,
      // last, because it takes every word that follows it for a project
      ...['--selectProjects', 'int'],
    ],
    { stdio: 'inherit', env: { ...process.env, ...env } },
  );
  const [code] = await once(jest, 'exit');
  return code ?? 1;
}

async function runOn(engine) {
  console.log(`\nIntegration tests on ${engine}`);
  if (engine === 'sqlite') return runJest({ TEST_DATABASE: 'sqlite' });
  const mariadb = await PrivateMariadb.start(THROWAWAY);
  try {
    return await runJest({ TEST_DATABASE: 'mariadb', TEST_MARIADB_URL: mariadb.adminUrl });
  } finally {
    await mariadb.stop();
  }
}

// jest hears it and ends, then the database is put away
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => jest?.kill(signal));

for (const engine of engines) {
  const code = await runOn(engine);
  if (code !== 0) process.exitCode = code;
}
