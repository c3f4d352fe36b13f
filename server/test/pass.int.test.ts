import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readCredential, verifyCode } from '@benefit/shared/pass/pass-code';
import { REFUSALS } from '@benefit/shared/refusal';
import { verify } from '../src/pass/ed25519.ts';
import { PassKeysService } from '../src/pass/pass-keys.service.ts';
import { PassService } from '../src/pass/pass.service.ts';
import { unixSeconds } from '../src/platform/clock.ts';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { City } from './support/city.ts';
import type { Citizen } from './support/city.ts';
import { Phone } from './support/phone.ts';
import type { Till } from './support/till.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

let t: TestApp;
let city: City;

beforeAll(async () => {
  t = await startApp();
  city = new City(t);
});
afterAll(() => t.close());

const newPhone = (citizen: Citizen): Phone => new Phone(t.api, t.clock, citizen.token);
const phonesOf = async ({ token }: Citizen) => (await t.api.get('/me/passes', { token })).body.items;

interface PublishedKey {
  keyId: number;
  publicKey: string;
  notBefore: string;
  notAfter: string;
}
const publishedKeys = async (): Promise<PublishedKey[]> => (await t.api.get('/pass-keys')).body.keys;
const verdictOf = (code: string, keys: PublishedKey[], now = t.clock.now()): string => {
  const publicKeyOf = (keyId: number) => {
    const key = keys.find((entry) => entry.keyId === keyId);
    return key === undefined ? null : new Uint8Array(Buffer.from(key.publicKey, 'base64url'));
  };
  return verifyCode(code, unixSeconds(now), publicKeyOf, verify).verdict;
};

describe('a pass', () => {
  it('is a credential of 24 hours that anybody can verify with the published keys', async () => {
    const phone = newPhone(await city.citizen({ score: 130 }));
    const answer = await phone.issue({ deviceName: '测试的手机 🌏' });
    expect(answer.status).toBe(201);
    const bytes = new Uint8Array(Buffer.from(answer.body.credential, 'base64url'));
    const credential = readCredential(bytes);
    expect(credential).toMatchObject({ holder: 'person', grade: 'T120' });
    expect(Buffer.from(credential?.devicePublicKey ?? []).toString('base64url')).toBe(phone.publicKey);
    expect((credential?.expiresAt ?? 0) - (credential?.issuedAt ?? 0)).toBe(DAY_MS / 1000);
    expect(answer.body.expiresAt).toBe(new Date((credential?.expiresAt ?? 0) * 1000).toISOString());
    expect(Math.abs(Date.parse(answer.body.serverTime) - t.clock.now().getTime())).toBeLessThan(MINUTE_MS);
    expect(answer.body.manual).toEqual({
      number: expect.stringMatching(/^\d{8}$/),
      secret: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(verdictOf(phone.code(), await publishedKeys())).toBe('ok');
  });

  it.each([
    { name: 'zero', key: () => Buffer.alloc(32) },
    {
      name: 'of order two',
      key: () => Buffer.concat([Buffer.from('ec', 'hex'), Buffer.alloc(30, 0xff), Buffer.from('7f', 'hex')]),
    },
    { name: 'not canonical', key: () => Buffer.alloc(32, 0xff) },
    { name: 'of 31 bytes', key: () => randomBytes(31) },
  ])('is not issued to a key that is $name', async ({ key }) => {
    const { token } = await city.citizen();
    const body = { devicePublicKey: key().toString('base64url'), holder: { kind: 'person' } };
    const answer = await t.api.post('/passes', body, { token });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([expect.objectContaining({ path: 'devicePublicKey' })]);
  });

  it.each([
    { code: 'score-below-minimum', make: () => city.citizen({ score: 99.99 }) },
    { code: 'score-unavailable', make: () => city.citizen({ score: null }) },
    { code: 'city-not-recognised', make: () => city.citizen({ city: '拉萨' }) },
    { code: 'not-bound', make: () => city.citizen({ bind: false }) },
    {
      code: 'consent-missing',
      make: async () => {
        const citizen = await city.citizen();
        await t.api.delete('/me/consents/current', { token: citizen.token });
        return citizen;
      },
    },
    {
      code: 'blocked',
      make: async () => {
        const citizen = await city.citizen();
        await city.block(citizen);
        return citizen;
      },
    },
  ] as const)('is refused for $code with the clause and who can mend it', async ({ code, make }) => {
    const citizen = await make();
    const answer = await newPhone(citizen).issue();
    const { clause, fixableBy, retry } = REFUSALS[code];
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ code, clause, fixableBy, retry });
    expect(await phonesOf(citizen)).toEqual([]);
  });

  it.each([{ score: 100 }, { score: 100.01 }])('is issued from 100 points on: $score', async ({ score }) => {
    expect((await newPhone(await city.citizen({ score })).issue()).status).toBe(201);
  });
});

describe('a renewed pass', () => {
  let till: Till;
  beforeAll(async () => {
    till = await city.till(await city.venue());
  });

  /** A phone's pass and the one that replaced it, under a new key. */
  async function renewed(): Promise<{ citizen: Citizen; first: Phone; second: Phone }> {
    const citizen = await city.citizen();
    const [first, second] = [newPhone(citizen), newPhone(citizen)];
    await first.issue({ deviceName: '旧名字' });
    const answer = await second.issue({ replaces: first.passId });
    expect(answer.status).toBe(201);
    return { citizen, first, second };
  }

  it('counts as the same phone, and the replaced one goes on working', async () => {
    const { citizen, first, second } = await renewed();
    expect(second.passId).not.toBe(first.passId);
    expect(await phonesOf(citizen)).toEqual([
      expect.objectContaining({ passId: second.passId, deviceName: '旧名字' }),
    ]);
    expect((await till.scan(first.code())).body.verdict).toBe('ok');
    expect((await till.scan(second.code())).body.verdict).toBe('ok');
  });

  it.each([
    { which: 'old', of: ({ first }: { first: Phone; second: Phone }) => first },
    { which: 'new', of: ({ second }: { first: Phone; second: Phone }) => second },
  ])('dies with the other when the $which one is revoked, and cannot be renewed', async ({ of }) => {
    const both = await renewed();
    const { token } = both.citizen;
    expect((await t.api.delete(`/passes/${of(both).passId}`, { token })).status).toBe(204);
    for (const phone of [both.first, both.second]) {
      expect((await till.scan(phone.code())).body.verdict).toBe('revoked');
      const answer = await newPhone(both.citizen).issue({ replaces: phone.passId });
      expect([answer.status, answer.body.code]).toEqual([409, 'revoked']);
    }
    expect(await phonesOf(both.citizen)).toEqual([]);
  });

  it("cannot replace another person's, nor one that does not exist", async () => {
    const theirs = await city.phone(await city.citizen());
    const citizen = await city.citizen();
    for (const replaces of [theirs.passId, '01ARZ3NDEKTSV4RRFFQ69G5FAV']) {
      const answer = await newPhone(citizen).issue({ replaces });
      expect([answer.status, answer.body.code]).toEqual([404, 'not-found']);
    }
    expect((await till.scan(theirs.code())).body.verdict).toBe('ok');
  });
});

describe('the phones of a holder', () => {
  it('are listed by name with when each was last used', async () => {
    const venue = await city.venue();
    const till = await city.till(venue);
    const citizen = await city.citizen();
    const [used, unused] = [newPhone(citizen), newPhone(citizen)];
    await used.issue({ deviceName: '常用' });
    await unused.issue({ deviceName: '备用' });
    const { redeemedAt } = (await till.use(used.code(), venue.benefits['free-services'])).body;
    const successor = newPhone(citizen);
    await successor.issue({ replaces: used.passId });
    expect(await phonesOf(citizen)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ passId: successor.passId, deviceName: '常用', lastUsedAt: redeemedAt }),
        expect.objectContaining({ passId: unused.passId, deviceName: '备用', lastUsedAt: null }),
      ]),
    );
  });

  it('are twenty at the most: the next one revokes the oldest', async () => {
    const till = await city.till(await city.venue());
    const citizen = await city.citizen();
    const phones: Phone[] = [];
    for (let count = 0; count < 20; count++) {
      phones.push(await city.phone(citizen));
      t.clock.advance(1_000);
    }
    expect(await phonesOf(citizen)).toHaveLength(20);
    const renewal = newPhone(citizen);
    await renewal.issue({ replaces: phones[1]?.passId ?? '' });
    expect(await phonesOf(citizen)).toHaveLength(20);
    const newest = await city.phone(citizen);
    const listed = (await phonesOf(citizen)).map((phone: { passId: string }) => phone.passId);
    expect(listed).toHaveLength(20);
    expect(listed).toContain(newest.passId);
    expect(listed).not.toContain(phones[0]?.passId);
    expect((await till.scan(phones[0]?.code() ?? '')).body.verdict).toBe('revoked');
    expect((await till.scan(renewal.code())).body.verdict).toBe('ok');
  });

  it('are nobody else to revoke', async () => {
    const phone = await city.phone(await city.citizen());
    const stranger = await city.citizen();
    const answer = await t.api.delete(`/passes/${phone.passId}`, { token: stranger.token });
    expect([answer.status, answer.body.code]).toEqual([404, 'not-found']);
    const till = await city.till(await city.venue());
    expect((await till.scan(phone.code())).body.verdict).toBe('ok');
  });

  it('all die with the consent, for good', async () => {
    const till = await city.till(await city.venue());
    const citizen = await city.citizen();
    const phones = [await city.phone(citizen), await city.phone(citizen)];
    await t.api.delete('/me/consents/current', { token: citizen.token });
    await t.api.post('/me/consents', { version: '2026-11' }, { token: citizen.token });
    for (const phone of phones) expect((await till.scan(phone.code())).body.verdict).toBe('refused');
    expect((await till.scan((await city.phone(citizen)).code())).body.verdict).toBe('ok');
  });
});

describe('issuing keys', () => {
  it('turn after ninety days: the next is published a day before it signs, the old works to its end', async () => {
    const start = t.clock.now();
    const keys = t.app.get(PassKeysService);
    const [first] = await publishedKeys();
    if (first === undefined) throw new Error('No key is published');
    const signsUntil = Date.parse(first.notAfter) - 2 * DAY_MS;
    const moveTo = (ms: number): void => {
      t.clock.set(new Date(ms));
      keys.rotate(); // as it does by itself every hour
    };

    moveTo(signsUntil - DAY_MS - HOUR_MS);
    expect((await publishedKeys()).map((key) => key.keyId)).toEqual([first.keyId]);
    moveTo(signsUntil - DAY_MS + 1_000);
    const both = await publishedKeys();
    expect(both.map((key) => key.keyId)).toEqual([first.keyId, first.keyId + 1]);

    const venue = await city.venue();
    t.clock.set(new Date(signsUntil - 2 * MINUTE_MS));
    const citizen = await city.citizen();
    const last = await city.phone(citizen);
    const keyIdOf = (phone: Phone) =>
      Number(both.find((key) => verdictOf(phone.code(), [key]) === 'ok')?.keyId);
    expect(keyIdOf(last)).toBe(first.keyId);
    moveTo(signsUntil + 1_000);
    expect(keyIdOf(await city.phone(citizen))).toBe(first.keyId + 1);

    moveTo(Date.parse(last.expiresAt) - MINUTE_MS);
    const [cashier, manager] = [await city.staff(venue, 'cashier'), await city.staff(venue, 'manager')];
    const till = await city.till(venue, cashier, manager);
    expect((await till.scan(last.code())).body.verdict).toBe('ok');
    moveTo(Date.parse(first.notAfter) + 1_000);
    expect((await publishedKeys()).map((key) => key.keyId)).toEqual([first.keyId + 1]);
    expect(t.clock.now().getTime()).toBeGreaterThan(start.getTime());
  });

  it('that are dropped revoke their passes, and another one signs at once', async () => {
    const till = await city.till(await city.venue());
    const citizen = await city.citizen();
    const phone = await city.phone(citizen);
    const keys = await publishedKeys();
    const dropped = keys.find((key) => verdictOf(phone.code(), [key]) === 'ok');
    await t.app.get(PassService).dropKey(dropped?.keyId ?? 0);
    expect((await till.scan(phone.code())).body.verdict).toBe('revoked');
    const next = await city.phone(citizen);
    expect(verdictOf(next.code(), await publishedKeys())).toBe('ok');
    expect(verdictOf(next.code(), dropped === undefined ? [] : [dropped])).not.toBe('ok');
    expect((await till.scan(next.code())).body.verdict).toBe('ok');
  });
});
