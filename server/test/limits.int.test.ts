import { afterEach, describe, expect, it } from '@jest/globals';
import type { Answer } from './support/api.ts';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { City } from './support/city.ts';
import { Phone } from './support/phone.ts';

describe('limits on calls', () => {
  let t: TestApp;
  let city: City;
  afterEach(() => t.close());

  async function start(env: Record<string, string>): Promise<void> {
    t = await startApp(env);
    city = new City(t);
  }

  /** So many calls, one after the other, and what each was answered. */
  async function calls(count: number, make: () => Promise<Answer>): Promise<Answer[]> {
    const answers: Answer[] = [];
    for (let index = 0; index < count; index++) answers.push(await make());
    return answers;
  }
  const statuses = (answers: Answer[]) => answers.map((answer) => answer.status);

  function expectToWait(answer: Answer | undefined): void {
    expect([answer?.status, answer?.body.code]).toEqual([429, 'too-many-requests']);
    const wait = Number(answer?.headers.get('retry-after'));
    expect(wait).toBeGreaterThanOrEqual(1);
    expect(wait).toBeLessThanOrEqual(60);
  }

  it('count for a person over all sessions, and not for the next person', async () => {
    await start({ RATE_PERSON: '4' });
    const citizen = await city.citizen({ bind: false });
    const { token } = citizen;
    const answers = await calls(5, () => t.api.get('/me', { token }));
    expect(statuses(answers.slice(0, 4))).toEqual([200, 200, 200, 200]);
    expectToWait(answers[4]);
    await city.logInAgain(citizen);
    expectToWait(await t.api.get('/me', { token: citizen.token }));
    const other = await city.account('citizen');
    expect((await t.api.get('/me', { token: other.token })).status).toBe(200);
  });

  it('count for the terminal where a call carries one, not for the cashier', async () => {
    await start({ RATE_TERMINAL: '4', RATE_PERSON: '8' });
    const venue = await city.venue();
    const [till, other] = [await city.till(venue), await city.till(venue)];
    const answers = await calls(5, () => till.scan('x'));
    expect(statuses(answers.slice(0, 4))).toEqual([200, 200, 200, 200]);
    expectToWait(answers[4]);
    expect(statuses(await calls(4, () => other.scan('x')))).toEqual([200, 200, 200, 200]);
    expect((await t.api.get('/me', { token: venue.cashier })).status).toBe(200);
  });

  it('count the passes of a person', async () => {
    await start({ RATE_PASSES: '2' });
    const citizen = await city.citizen();
    const answers = await calls(3, () => new Phone(t.api, t.clock, citizen.token).issue());
    expect(statuses(answers)).toEqual([201, 201, 429]);
    expectToWait(answers[2]);
  });

  it('count for an address, which no client can choose for itself', async () => {
    await start({ RATE_ADDRESS: '5' });
    const as = (address: string) => system(address);
    const answers = [];
    for (let index = 0; index < 6; index++) answers.push(await as(`10.0.0.${index}`));
    expect(answers).toEqual([200, 200, 200, 200, 200, 429]);
  });

  it('count for the address that a trusted proxy names', async () => {
    await start({ RATE_ADDRESS: '2', TRUSTED_PROXIES: '127.0.0.1' });
    const answers = [];
    for (const address of ['10.0.0.1', '10.0.0.1', '10.0.0.1', '10.0.0.2'])
      answers.push(await system(address));
    expect(answers).toEqual([200, 200, 429, 200]);
  });

  const system = async (address: string): Promise<number> => {
    const headers = { 'x-forwarded-for': address };
    return (await fetch(`${t.api.base}/api/v1/system`, { headers })).status;
  };
});

describe('every answer', () => {
  it('has headers that keep browsers from what the pages do not need', async () => {
    const t = await startApp();
    try {
      for (const path of ['/api/v1/system', '/api/v1/nothing', '/api/v1/me', '/api/docs', '/healthz']) {
        const { headers } = await fetch(`${t.api.base}${path}`);
        const policy = headers.get('content-security-policy') ?? '';
        expect([path, policy]).toEqual([path, expect.stringContaining("default-src 'self'")]);
        expect(policy).toContain("frame-ancestors 'none'");
        expect(policy).toMatch(/script-src 'self'(;|$)/);
        expect(headers.get('x-content-type-options')).toBe('nosniff');
        expect(headers.get('referrer-policy')).toBe('no-referrer');
        expect(headers.get('x-powered-by')).toBeNull();
      }
    } finally {
      await t.close();
    }
  });
});
