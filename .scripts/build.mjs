import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { contentHash, inRoot, pnpm, projectEnv, tail } from './workspace.mjs';

const PAGES_FROM = ['miniapp', 'shared/src', 'tsconfig.base.json', 'pnpm-lock.yaml'];

const BUILDS = {
  server: {
    says: 'Building the server …',
    command: ['--filter', './server', 'run', 'build'],
    from: ['server/src', 'server/.swcrc', 'server/package.json', 'pnpm-lock.yaml'],
    to: 'server/dist',
    proof: 'main.js',
  },
  h5: {
    says: 'Building the pages for browsers (about a minute) …',
    command: ['--filter', './miniapp', 'run', 'build:h5'],
    from: PAGES_FROM,
    to: 'miniapp/dist/h5',
    proof: 'index.html',
  },
  weapp: {
    says: 'Building the mini-program for WeChat …',
    command: ['--filter', './miniapp', 'run', 'build:weapp'],
    from: PAGES_FROM,
    to: 'miniapp/dist/weapp',
    proof: 'app.js',
  },
};

/**
 * Builds one output, unless its sources are those it was last built from.
 *
 * @throws Error with the end of the build's log
 */
export async function build(name) {
  const { says, command, from, to, proof } = BUILDS[name];
  const stamp = stampOf(name);
  const log = inRoot('.cache', 'logs', `build-${name}.log`);
  const wanted = contentHash(from);
  const built = () => existsSync(inRoot(to, proof));
  if (built() && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;

  console.log(says);
  // a file whose source is gone must not live on, and an old output must not pass for a new one
  forget(name);
  rmSync(inRoot(to), { recursive: true, force: true });
  const code = await pnpm(command, { env: projectEnv(), log });
  if (code !== 0 || !built())
    throw new Error(`${tail(log)}\n\nBUILD FAILED: ${name}. The whole log is ${log}`);
  mkdirSync(inRoot('.cache', 'builds'), { recursive: true });
  writeFileSync(stamp, wanted);
}

const stampOf = (name) => inRoot('.cache', 'builds', name);

/** The output is no longer what `build` made, as when something else writes there. */
export function forget(name) {
  rmSync(stampOf(name), { force: true });
}
