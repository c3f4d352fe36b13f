import { existsSync } from 'node:fs';
import path from 'node:path';
import { inRoot, run, tail } from './workspace.mjs';

const LOG = inRoot('.cache', 'logs', 'apt.log');
const FOLDERS = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/usr/bin'];

/** Whether a program is on this machine; Debian keeps mariadbd in /usr/sbin, off the usual PATH. */
export const hasProgram = (name) => FOLDERS.some((folder) => existsSync(path.join(folder, name)));

/** What the suites need beyond npm, under the names of Debian's packages. */
const PACKAGES = {
  'mariadb-server': () => hasProgram('mariadbd'),
  'clamav-daemon': () => hasProgram('clamd'),
  chromium: () => hasProgram('chromium'),
  'fonts-noto-cjk': () => existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'),
};

/** Installs what is missing where that is possible; the suites then look for themselves. */
export async function installPrograms() {
  const missing = Object.keys(PACKAGES).filter((name) => !PACKAGES[name]());
  if (missing.length === 0 || process.getuid?.() !== 0 || !hasProgram('apt-get')) return;

  console.log(`Installing Debian's ${missing.join(', ')} …`);
  // RUNLEVEL=1: the tests start their own MariaDB, so the package need not start one
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const apt = (...args) => run('apt-get', ['-y', '-q', ...args], { env, log: LOG });
  const done =
    (await apt('update')) === 0 && (await apt('install', '--no-install-recommends', ...missing)) === 0;
  if (!done)
    console.error(
      `${tail(LOG, 20)}\n\nThese packages could not be installed; the suites that need them will not run.`,
    );
}
