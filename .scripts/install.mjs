import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { contentHash, inRoot, pnpm, tail } from './workspace.mjs';

const PACKAGES = ['shared', 'server', 'miniapp'];
const DESCRIBED_BY = [
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  '.npmrc',
  'package.json',
  ...PACKAGES.map((name) => `${name}/package.json`),
];
const STAMP = inRoot('node_modules', '.installed');
const LOG = inRoot('.cache', 'logs', 'install.log');

/** Installs what the lockfile says, unless just that is installed. */
export async function install() {
  // the platform too: natives of one do not run on another that shares the folder
  const wanted = `${process.platform}-${process.arch} ${contentHash(DESCRIBED_BY)}`;
  if (!isInstalled(wanted)) await installPackages(wanted);
  letNodeHearSignals();
}

async function installPackages(wanted) {
  console.log('Installing packages (the first time takes a few minutes) …');
  const code = await pnpm(
    // never a question; tools that only builds need are wanted in production as well
    ['install', '--frozen-lockfile', '--prod=false', '--config.confirm-modules-purge=false'],
    { log: LOG },
  );
  if (code !== 0)
    throw new Error(`${tail(LOG)}\n\nThe packages could not be installed; the whole log is ${LOG}`);
  writeFileSync(STAMP, wanted);
}

function isInstalled(wanted) {
  const folders = PACKAGES.map((name) => inRoot(name, 'node_modules'));
  return [STAMP, ...folders].every((place) => existsSync(place)) && readFileSync(STAMP, 'utf8') === wanted;
}

/**
 * npm and pnpm find the project's Node through a shell script in `node_modules/.bin`. As pnpm writes it, it
 * waits beside Node, hears SIGTERM and passes nothing on; with `exec` it becomes Node.
 */
function letNodeHearSignals() {
  const script = inRoot('node_modules', '.bin', 'node');
  if (!existsSync(script)) return;
  const text = readFileSync(script, 'utf8');
  const better = text.replace(/^"\$basedir.*"\$@"$/m, 'exec $&');
  if (better !== text) writeFileSync(script, better);
}
