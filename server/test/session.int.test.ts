import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD } from '../src/demo/demo-accounts.ts';
import { Account } from '../src/identity/account.entity.ts';
import { IdentityRepository } from '../src/identity/identity.repository.ts';
import { hashPassword } from '../src/identity/session.service.ts';
import { newId } from '../src/platform/ids.ts';
import type { Answer } from './support/api.ts';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { City } from './support/city.ts';

const MINUTE_MS = 60_000;
const PASSWORD = 'correct horse 电池 🔋';

describe('a session', () => {
  let t: TestApp;
  let city: City;
  let passwordHash: string;

  beforeAll(async () => {
    t = await startApp();
    city = new City(t);
    passwordHash = await hashPassword(PASSWORD);
  });
  afterAll(() => t.close());

  const logIn = (username: string, password = PASSWORD): Promise<Answer> =>
    t.api.post('/sessions/password', { username, password });
  const refresh = (refreshToken: string): Promise<Answer> =>
    t.api.post('/sessions/refresh', { refreshToken });
  const statusOf = async (token: string): Promise<string | number> => {
    const answer = await t.api.get('/me', { token });
    return answer.status === 200 ? 200 : answer.body.code;
  };
  const lock = (username: string): Promise<unknown> =>
    t.database.write((tx) => tx.orm.update(Account, { username }, { lockedAt: t.clock.now() }));

  /** Somebody of the staff with a password; a name of its own, so that nobody else's failures count. */
  async function staff(): Promise<string> {
    const at = t.clock.now();
    const id = newId(at);
    await t.database.write((tx) =>
      t.app.get(IdentityRepository).addAccount(tx, {
        id,
        kind: 'staff',
        label: '有密码的人',
        username: id,
        passwordHash,
        personId: null,
        lockedAt: null,
        createdAt: at,
      }),
    );
    return id;
  }

  it('is ended by a DELETE that says JSON and sends none, as many clients do', async () => {
    const { token } = await city.account('citizen');
    expect((await t.api.call('DELETE', '/sessions/current', { token, body: '' })).status).toBe(204);
    expect((await t.api.get('/me', { token })).body.code).toBe('session-expired');
  });

  it('starts with a password, and answers with opaque tokens of an hour', async () => {
    const answer = await logIn(await staff());
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      accessToken: expect.stringMatching(/^[\w-]{43}$/),
      refreshToken: expect.stringMatching(/^[\w-]{43}$/),
      expiresAt: expect.stringMatching(/Z$/),
    });
    const life = Date.parse(answer.body.expiresAt) - t.clock.now().getTime();
    expect(Math.round(life / MINUTE_MS)).toBe(60);
    expect(await statusOf(answer.body.accessToken)).toBe(200);
  });

  it("starts with the demonstration's password for its staff, and without one as a demonstration account", async () => {
    expect((await logIn('cashier', DEMO_PASSWORD)).status).toBe(201);
    expect((await t.api.post('/sessions/demo', { account: 'zhang' })).status).toBe(201);
    const unknown = await t.api.post('/sessions/demo', { account: 'nobody' });
    expect([unknown.status, unknown.body.code]).toEqual([404, 'not-found']);
  });

  it('says the same of an unknown name, of a wrong password, and of an account without one', async () => {
    const citizen = await city.account('citizen');
    const answers = [
      await logIn('nobody-of-that-name'),
      await logIn(await staff(), 'wrong'),
      await logIn(citizen.username, 'wrong'),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(answer.body).toEqual({ ...answers[0]?.body, requestId: answer.body.requestId });
    }
  });

  it('ends after an hour, and a refresh token of thirty days gets a new pair', async () => {
    const first = (await logIn(await staff())).body;
    t.clock.advance(60 * MINUTE_MS);
    expect(await statusOf(first.accessToken)).toBe('session-expired');
    const second = await refresh(first.refreshToken);
    expect(second.status).toBe(201);
    expect(await statusOf(second.body.accessToken)).toBe(200);
    t.clock.advance(30 * 24 * 60 * MINUTE_MS);
    expect((await refresh(second.body.refreshToken)).body.code).toBe('session-expired');
  });

  it('takes the exchanged refresh token for a minute more: the answer may have been lost', async () => {
    const first = (await logIn(await staff())).body;
    await refresh(first.refreshToken);
    t.clock.advance(59_000);
    const again = await refresh(first.refreshToken);
    expect(again.status).toBe(201);
    expect(await statusOf(again.body.accessToken)).toBe(200);
  });

  it('ends with all its tokens when an exchanged refresh token comes back later', async () => {
    const first = (await logIn(await staff())).body;
    const second = (await refresh(first.refreshToken)).body;
    t.clock.advance(61_000);
    const stolen = await refresh(first.refreshToken);
    expect([stolen.status, stolen.body.code]).toEqual([401, 'session-expired']);
    expect(await statusOf(second.accessToken)).toBe('session-expired');
    expect((await refresh(second.refreshToken)).body.code).toBe('session-expired');
  });

  it('ends with both tokens at log-out, and leaves other sessions alone', async () => {
    const username = await staff();
    const [one, other] = [(await logIn(username)).body, (await logIn(username)).body];
    const out = await t.api.delete('/sessions/current', { token: one.accessToken });
    expect([out.status, out.body]).toEqual([204, '']);
    expect(await statusOf(one.accessToken)).toBe('session-expired');
    expect((await refresh(one.refreshToken)).body.code).toBe('session-expired');
    expect(await statusOf(other.accessToken)).toBe(200);
  });

  it.each([
    { name: 'a refresh token', token: async () => (await logIn(await staff())).body.refreshToken },
    { name: 'a made-up token', token: async () => 'A'.repeat(43) },
    { name: 'SQL', token: async () => "x' OR '1'='1" },
    { name: 'a token of 201 characters', token: async () => 'A'.repeat(201) },
  ])('is not opened by $name', async ({ token }) => {
    const answer = await t.api.get('/me', { token: await token() });
    expect(answer.status).toBe(401);
  });

  it('does not exchange an access token', async () => {
    const { accessToken } = (await logIn(await staff())).body;
    expect((await refresh(accessToken)).body.code).toBe('session-expired');
  });

  it('stops with the locked account, whatever way it came in', async () => {
    const username = await staff();
    const { accessToken, refreshToken } = (await logIn(username)).body;
    await lock(username);
    expect(await statusOf(accessToken)).toBe('account-locked');
    expect((await refresh(refreshToken)).status).toBe(401);
    const answer = await logIn(username);
    expect([answer.status, answer.body.code]).toEqual([403, 'account-locked']);
    expect((await logIn(username, 'wrong')).body.code).toBe('login-failed');
    const demo = await t.api.post('/sessions/demo', { account: username });
    expect([demo.status, demo.body.code]).toEqual([403, 'account-locked']);
  });

  it('makes who guesses wait after five wrong passwords, for that account only', async () => {
    const [guessed, other] = [await staff(), await staff()];
    for (let tries = 0; tries < 5; tries++) expect((await logIn(guessed, 'wrong')).status).toBe(401);
    const stopped = await logIn(guessed);
    expect([stopped.status, stopped.body.code]).toEqual([429, 'too-many-requests']);
    expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(60);
    expect((await logIn(other)).status).toBe(201);
  });

  it('lets no burst of guesses past the limit', async () => {
    const guessed = await staff();
    const answers = await Promise.all(Array.from({ length: 12 }, () => logIn(guessed, 'wrong')));
    expect(answers.filter((answer) => answer.status === 401)).toHaveLength(5);
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(7);
  });

  it('forgets the failures of an account at the right password', async () => {
    const username = await staff();
    for (let round = 0; round < 2; round++) {
      for (let tries = 0; tries < 4; tries++) await logIn(username, 'wrong');
      expect((await logIn(username)).status).toBe(201);
    }
  });
});
