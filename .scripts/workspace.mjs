import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, openSync, closeSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const inRoot = (...parts) => path.join(root, ...parts);

const windows = process.platform === 'win32';

/** The project's own Node, which came with the install; the machine's where there is none for it but it is new enough. */
export function projectNode() {
  const folder = `node-${windows ? 'win' : process.platform}-${process.arch}`;
  const binary = inRoot('node_modules', folder, 'bin', windows ? 'node.exe' : 'node');
  if (existsSync(binary)) return binary;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error(
    `No Node 24 is packaged for ${process.platform} ${process.arch}, and this is ${process.version}: install Node 24, then try again.`,
  );
}

/** The environment of everything that runs after the install: the project's Node comes first. */
export function projectEnv(extra = {}) {
  return {
    ...process.env,
    ...extra,
    PATH: [path.dirname(projectNode()), process.env.PATH].join(path.delimiter),
  };
}

/**
 * Runs a command in the root and answers its exit code. With `log`, its output goes to that file.
 */
export function run(command, args, { env = process.env, log } = {}) {
  if (log) mkdirSync(path.dirname(log), { recursive: true });
  const output = log ? openSync(log, 'w') : 'inherit';
  return new Promise((resolve, reject) => {
    // npx is a .cmd file on Windows, which only a shell starts
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', output, output], shell: windows });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  }).finally(() => log && closeSync(output));
}

/** pnpm in the version that package.json names, whatever the machine has. */
export function pnpm(args, options) {
  const { packageManager } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  return run('npx', ['--yes', packageManager, ...args], options);
}

/** Like a failed command's own words: the end of what it wrote. */
export function tail(log, lines = 60) {
  return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
}

/** One hash over the named files and everything under the named folders, but for what no build reads. */
export function contentHash(names) {
  const hash = createHash('sha256');
  for (const file of names.flatMap((name) => filesUnder(inRoot(name)))) {
    hash
      .update(`${path.relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

const UNREAD = /^(node_modules|dist|e2e|weapp|\.swc)$|\.test\.tsx?$|\.md$/;

function filesUnder(place) {
  if (!existsSync(place)) return [];
  if (!statSync(place).isDirectory()) return [place];
  const names = readdirSync(place).filter((name) => !UNREAD.test(name));
  return names.sort().flatMap((name) => filesUnder(path.join(place, name)));
}
