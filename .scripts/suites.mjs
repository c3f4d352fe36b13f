import { build } from './build.mjs';
import { pnpm, projectEnv } from './workspace.mjs';

const script = (...args) => ({ run: () => pnpm(args, { env: projectEnv() }) });
const jest = (folder, ...args) => ({
  run: (report) =>
    pnpm(['--filter', `./${folder}`, 'run', ...args, '--json', `--outputFile=${report}`], {
      env: projectEnv(),
    }),
});
const building = (name) => ({ run: () => build(name).then(() => 0) });

/**
 * Every suite, in order. `needs` names programs of the machine, `after` a suite whose output it uses.
 * The first six are `pnpm check`, one by one, so that each is counted.
 */
export const SUITES = [
  { name: 'types', ...script('run', 'types') },
  { name: 'lint', ...script('run', 'lint') },
  { name: 'format', ...script('run', 'format') },
  { name: 'unit shared', ...jest('shared', 'test') },
  { name: 'unit server', ...jest('server', 'test') },
  { name: 'unit miniapp', ...jest('miniapp', 'test') },
  { name: 'build server', ...building('server') },
  { name: 'server on SQLite', ...jest('server', 'test:int', 'sqlite') },
  { name: 'server on MariaDB', needs: 'mariadbd', ...jest('server', 'test:int', 'mariadb') },
  { name: 'build H5', ...building('h5') },
  { name: 'build WeChat', ...building('weapp') },
  { name: 'browser e2e', needs: 'chromium', after: 'build H5', ...jest('miniapp', 'test:e2e') },
  { name: 'WeChat harness', after: 'build WeChat', ...jest('miniapp', 'test:weapp') },
];
