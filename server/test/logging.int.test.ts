import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { connect } from '../src/data-source.ts';
import { DEMO_PASSWORD } from '../src/demo/demo-accounts.ts';
import { loadConfig } from '../src/platform/config.ts';
import { Api } from './support/api.ts';
import { freshInstallation } from './support/app.ts';

const BUILT = path.join(import.meta.dirname, '../dist/main.js');

it('says what was asked and how it went, and nothing about anybody', async () => {
  const env = await freshInstallation({ LOG_LEVEL: 'trace' });
  const server = spawn(process.execPath, [BUILT], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const listens = new Promise<Api>((resolve, reject) => {
    server.once('exit', () => reject(new Error(`The server ended:\n${said}`)));
    server.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const port = /http:\/\/localhost:(\d+)/.exec(said)?.[1];
      if (port !== undefined) resolve(new Api(`http://127.0.0.1:${port}`));
    });
  });
  try {
    const secrets = await liveALittle(await listens, env);
    const exit = once(server, 'exit');
    server.kill('SIGTERM');
    await exit;
    const lines = said.split('\n').filter((line) => line.startsWith('{'));
    const requests = lines.map((line) => JSON.parse(line)).filter((line) => line.req !== undefined);
    expect(requests).toContainEqual(
      expect.objectContaining({
        req: { id: expect.any(String), method: 'POST', path: '/api/v1/me/identity' },
        res: { statusCode: 422 },
      }),
    );
    expect(lines.filter((line) => line.includes('failed_scan'))).not.toEqual([]); // the error itself is told
    for (const secret of secrets) expect(lines.filter((line) => line.includes(secret))).toEqual([]);
  } finally {
    server.kill('SIGKILL');
    await rm(env['DATA_DIR'] ?? '', { recursive: true, force: true });
  }
});

/** Calls with personal data wherever there is room for it, and answers what must not be in the log. */
async function liveALittle(api: Api, env: Record<string, string>): Promise<string[]> {
  const demo = async (account: string) => (await api.post('/sessions/demo', { account })).body;
  const [sun, zhang] = [await demo('sun'), await demo('zhang')];
  const cashier = (await api.post('/sessions/password', { username: 'cashier', password: DEMO_PASSWORD }))
    .body;
  await api.post('/sessions/password', { username: '刘密码', password: 'my-secret-password' });
  const claim = {
    name: '曹雪芹',
    documentType: 'resident-id',
    documentNumber: '410105198811230001',
    city: '郑州',
    consentVersion: '2026-11',
  };
  await api.post('/me/identity', claim, { token: sun.accessToken });
  await api.post('/me/identity', '{"name": "贾宝玉', { token: sun.accessToken });
  await api.get('/venues?q=林黛玉');
  await api.get('/me', { token: zhang.accessToken });
  const { code } = (await api.post('/demo/terminal-codes', undefined, { token: cashier.accessToken })).body;
  const enrolled = await api.post(
    '/counter/terminals',
    { code, name: '薛宝钗的手机' },
    { token: cashier.accessToken },
  );
  const terminal = enrolled.body.terminalToken;
  await api.post('/counter/scans', { code: '史湘云 13800138000' }, { token: cashier.accessToken, terminal });
  // a statement that fails comes with its values
  const source = await connect(loadConfig(env));
  await source.query('DROP TABLE failed_scan');
  await source.destroy();
  const failed = await api.post(
    '/counter/scans',
    { code: '晴雯 13900139000' },
    { token: cashier.accessToken, terminal },
  );
  expect(failed.status).toBe(500);
  return [
    '晴雯',
    '13900139000',
    ...[sun, zhang, cashier].flatMap(({ accessToken, refreshToken }) => [accessToken, refreshToken]),
    ...[DEMO_PASSWORD, 'my-secret-password', '刘密码', '曹雪芹', '410105198811230001', '贾宝玉', '林黛玉'],
    ...[encodeURIComponent('林黛玉'), code, terminal, '薛宝钗', '史湘云', '13800138000', '张晓宁'],
    ...['410104198806121121', '127.0.0.1', 'Bearer'],
  ];
}
