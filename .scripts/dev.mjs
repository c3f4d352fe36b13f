/** `pnpm dev`: the server and the H5 pages, rebuilt at each change. */
import { spawn } from 'node:child_process';
import { build, forget } from './build.mjs';
import { inRoot, projectEnv, projectNode, root } from './workspace.mjs';

await build('server'); // the watchers below need something to begin with
['server', 'h5'].forEach(forget); // and then write where the build did

const env = projectEnv({ DATA_DIR: process.env.DATA_DIR || inRoot('.data') });
const bin = (name) => inRoot('server', 'node_modules', '.bin', name);
const compile = ['src', '-d', 'dist', '--strip-leading-paths', '--config-file', '.swcrc', '--watch'];
const children = [
  spawn(bin('swc'), compile, { cwd: inRoot('server'), env, stdio: 'inherit' }),
  spawn(projectNode(), ['--watch', 'server/dist/main.js'], { cwd: root, env, stdio: 'inherit' }),
  spawn('pnpm', ['--filter', './miniapp', 'run', 'dev:h5'], { cwd: root, env, stdio: 'inherit' }),
];

const stop = () => children.forEach((child) => child.kill('SIGTERM'));
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
