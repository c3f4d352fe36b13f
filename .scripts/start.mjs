import { spawn } from 'node:child_process';
import os from 'node:os';
import { build } from './build.mjs';
import { inRoot, projectEnv, projectNode, root } from './workspace.mjs';

const PARENT_CHECK_MS = 500;

/** Builds what changed and runs the server until it ends; answers its exit code. */
export async function start() {
  await build('h5');
  await build('server');
  console.log('Starting …');
  const env = projectEnv({
    DATA_DIR: process.env.DATA_DIR || inRoot('.data'),
    H5_DIR: process.env.H5_DIR || inRoot('miniapp', 'dist', 'h5'),
  });
  const server = spawn(projectNode(), ['server/dist/main.js'], { cwd: root, env, stdio: 'inherit' });
  forwardSignals(server);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code, signal) => resolve(code ?? 128 + os.constants.signals[signal]));
  });
}

/** Whoever stops `npm start` stops the server, which then finishes what it accepted. */
function forwardSignals(server) {
  process.on('SIGTERM', () => server.kill('SIGTERM'));
  process.on('SIGINT', () => {
    // Ctrl+C in a terminal reaches the server by itself; a second one would cut its goodbye short
    if (!process.stdin.isTTY) server.kill('SIGINT');
  });
  // npm passes SIGTERM to the shell between it and us, which ends without a word to its child
  const parent = process.ppid;
  const watch = () => process.ppid !== parent && server.kill('SIGTERM');
  setInterval(watch, PARENT_CHECK_MS).unref();
}
