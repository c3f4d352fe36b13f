import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { hasProgram, installPrograms } from './debian.mjs';
import { SUITES } from './suites.mjs';
import { inRoot } from './workspace.mjs';

/** Runs every suite, whatever became of the one before, and answers the exit code of the whole. */
export async function test() {
  await installPrograms();
  const results = [];
  for (const suite of SUITES) results.push(await runSuite(suite, results));
  return summarize(results);
}

async function runSuite({ name, needs, after, run }, results) {
  if (needs && !hasProgram(needs)) return { name, notRun: `there is no ${needs} on this machine` };
  if (after && results.find((result) => result.name === after)?.code !== 0) {
    return { name, notRun: `“${after}” failed`, failed: 1 };
  }
  console.log(`\n━━ ${name}`);
  const report = inRoot('.cache', 'tests', `${name.replaceAll(' ', '-')}.json`);
  mkdirSync(inRoot('.cache', 'tests'), { recursive: true });
  rmSync(report, { force: true });
  const begun = Date.now();
  const code = await run(report).catch((error) => {
    console.error(error.message);
    return 1;
  });
  const result = { name, code, seconds: Math.round((Date.now() - begun) / 1000), ...counts(code, report) };
  return code === 0 && result.found === 0 ? { name, notRun: 'it found no tests' } : result;
}

/** Jest's counts; a suite that keeps none, or fails outside any of its tests, counts as one. */
function counts(code, report) {
  const jest = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null;
  if (!jest) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  return {
    passed: jest.numPassedTests,
    failed: Math.max(jest.numFailedTests + jest.numRuntimeErrorTestSuites, code === 0 ? 0 : 1),
    skipped: jest.numPendingTests + jest.numTodoTests,
    found: jest.numTotalTestSuites,
  };
}

function summarize(results) {
  const silent = results.filter((result) => result.notRun);
  // under CI nothing may be left out, so what could not run has failed
  const mustRun = process.env.CI === 'true';
  if (mustRun) silent.forEach((result) => (result.failed = 1));

  console.log(`\n${row('suite', 'passed', 'failed', 'skipped', 'seconds')}`);
  for (const { name, notRun, passed, failed, skipped, seconds } of results) {
    console.log(
      notRun ? `${name.padEnd(20)}  DID NOT RUN: ${notRun}` : row(name, passed, failed, skipped, seconds),
    );
  }
  if (silent.length > 0) {
    console.log(
      `\n!!! ${silent.length} OF ${results.length} SUITES DID NOT RUN: ${silent.map(({ name }) => name).join(', ')}`,
    );
    if (!mustRun)
      console.log('!!! Run as root on Debian, or install mariadb-server and chromium, to run them.');
  }
  const sum = (key) => results.reduce((total, result) => total + (result[key] ?? 0), 0);
  console.log(`\ntests: ${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 ? 0 : 1;
}

const row = (name, ...numbers) =>
  [name.padEnd(20), ...numbers.map((number) => String(number ?? '–').padStart(8))].join('');
