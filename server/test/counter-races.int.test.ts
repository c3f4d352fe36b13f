import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LedgerRow } from '../src/ledger/ledger-row.entity.ts';
import { QuotaUse } from '../src/ledger/quota-use.entity.ts';
import { PassRow } from '../src/pass/pass.entity.ts';
import type { Answer } from './support/api.ts';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { City } from './support/city.ts';

const AT_ONCE = 20;
const times = <T>(make: (index: number) => Promise<T>, count = AT_ONCE): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));
const statuses = (answers: Answer[]) => answers.map((answer) => answer.status).sort();

describe('redemptions at the same time', () => {
  let t: TestApp;
  let city: City;

  beforeAll(async () => {
    t = await startApp();
    city = new City(t);
  });
  afterAll(() => t.close());

  const rowsOf = (passId: string) => t.database.read((tx) => tx.orm.findBy(LedgerRow, { passId }));
  const usedOf = async (benefitId: string, accountId: string) => {
    const pass = await t.database.read((tx) => tx.orm.findOneByOrFail(PassRow, { accountId }));
    const use = await t.database.read((tx) =>
      tx.orm.findOneBy(QuotaUse, { benefitId, holderId: pass.personId }),
    );
    return use?.used ?? 0;
  };

  it('gives one code once, however many tills redeem it in the same moment', async () => {
    const venue = await city.venue();
    const phone = await city.phone(await city.citizen());
    const tills = await times(() => city.till(venue), 4);
    const code = phone.code();
    const answers = await times(async (index) => {
      const till = tills[index % tills.length];
      if (till === undefined) throw new Error('no till');
      const scanned = await till.scan(code);
      return scanned.body.verdict === 'ok'
        ? till.redeem(scanned.body.scan, venue.benefits['free-services'])
        : scanned;
    });
    const won = answers.filter((answer) => answer.status === 201);
    expect(won).toHaveLength(1);
    for (const lost of answers.filter((answer) => answer.status !== 201)) {
      expect(lost.body.code ?? lost.body.verdict).toBe('already-used');
      expect(lost.body.venueName).toBe(venue.name);
      expect(lost.body.usedAt).toBe(won[0]?.body.redeemedAt);
    }
    expect(await rowsOf(phone.passId)).toHaveLength(1);
  });

  it('never goes past a quota of two, with twenty codes at once', async () => {
    const venue = await city.venue();
    const citizen = await city.citizen();
    const till = await city.till(venue);
    const scans = await times(
      async () => (await till.scan((await city.phone(citizen)).code())).body.scan as string,
    );
    const answers = await Promise.all(scans.map((scan) => till.redeem(scan, venue.benefits['free-loans'])));
    expect(statuses(answers)).toEqual([201, 201, ...Array<number>(AT_ONCE - 2).fill(409)]);
    for (const refused of answers.filter((answer) => answer.status === 409)) {
      expect(refused.body).toMatchObject({
        code: 'quota-used-up',
        availableAt: expect.stringMatching(/T16:00:00.000Z$/),
      });
    }
    expect(await usedOf(venue.benefits['free-loans'], citizen.accountId)).toBe(2);
  });

  it('answers the same key twenty times alike, with one row', async () => {
    const venue = await city.venue();
    const phone = await city.phone(await city.citizen());
    const till = await city.till(venue);
    const { scan } = (await till.scan(phone.code())).body;
    const key = randomUUID();
    const answers = await times(() => till.redeem(scan, venue.benefits['free-loans'], { key }));
    expect(statuses(answers)).toEqual([...Array<number>(AT_ONCE - 1).fill(200), 201]);
    for (const answer of answers) expect(answer.body).toEqual(answers[0]?.body);
    expect(await rowsOf(phone.passId)).toHaveLength(1);
  });

  it('refuses one key that comes at once with two codes, but for the first', async () => {
    const venue = await city.venue();
    const citizen = await city.citizen();
    const till = await city.till(venue);
    const scans = await times(
      async () => (await till.scan((await city.phone(citizen)).code())).body.scan as string,
      6,
    );
    const key = randomUUID();
    const answers = await Promise.all(
      scans.map((scan) => till.redeem(scan, venue.benefits['free-services'], { key })),
    );
    expect(statuses(answers)).toEqual([201, 422, 422, 422, 422, 422]);
    expect(answers.filter((answer) => answer.status === 422).map((answer) => answer.body.code)).toEqual(
      Array(5).fill('idempotency-key-reused'),
    );
  });

  it('voids once, however many press at once, and gives one use back', async () => {
    const venue = await city.venue();
    const citizen = await city.citizen();
    const phone = await city.phone(citizen);
    const till = await city.till(venue);
    const { scan } = (await till.scan(phone.code())).body;
    const redeemed = await till.redeem(scan, venue.benefits['free-loans']);
    const answers = await times(() => till.void(redeemed.body.redemptionId), 10);
    expect(statuses(answers)).toEqual([200, ...Array<number>(9).fill(409)]);
    expect(await usedOf(venue.benefits['free-loans'], citizen.accountId)).toBe(0);
  });

  it('gives one code once across two servers of the same installation', async () => {
    const venue = await city.venue();
    const phone = await city.phone(await city.citizen());
    const [here, there] = [await city.till(venue), await city.till(venue)];
    const second = await t.another();
    try {
      const tills = [here, there.via(second.api)];
      const code = phone.code();
      const scans = await Promise.all(tills.map((till) => till.scan(code)));
      const answers = await Promise.all(
        tills.map((till, index) => till.redeem(scans[index]?.body.scan, venue.benefits['free-loans'])),
      );
      expect(statuses(answers)).toEqual([201, 409]);
      expect(await rowsOf(phone.passId)).toHaveLength(1);
    } finally {
      await second.close();
    }
  });

  it('enrols one terminal with one code', async () => {
    const venue = await city.venue();
    const { code } = (
      await t.api.post(`/venues/${venue.venueId}/terminal-codes`, undefined, { token: venue.manager })
    ).body;
    const answers = await times(
      () => t.api.post('/counter/terminals', { code, name: '终端' }, { token: venue.cashier }),
      8,
    );
    expect(statuses(answers)).toEqual([201, ...Array<number>(7).fill(422)]);
  });

  it('lets one of two accounts bind a document, and opens a case for the other', async () => {
    const citizen = await city.citizen({ bind: false });
    const other = await city.account('citizen');
    const answers = await Promise.all([city.bind(citizen), city.bind(citizen, other.token)]);
    expect(statuses(answers)).toEqual([200, 409]);
    expect(answers.find((answer) => answer.status === 409)?.body.code).toBe('identity-bound-elsewhere');
  });
});
