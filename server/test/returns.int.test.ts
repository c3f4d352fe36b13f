import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenWaiver } from '@benefit/shared/counter/return-contract';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { City } from './support/city.ts';
import type { Citizen, TestVenue } from './support/city.ts';
import type { Phone } from './support/phone.ts';
import type { Till } from './support/till.ts';

const STEP_MS = 15_000;
const DAY_MS = 24 * 3600_000;
/** Noon in Shanghai: no test runs over a midnight. */
const NOON = new Date('2027-03-15T04:00:00.000Z');

let t: TestApp;
let city: City;

beforeAll(async () => {
  t = await startApp({}, NOON);
  city = new City(t);
});
afterAll(() => t.close());

interface Counter {
  venue: TestVenue;
  till: Till;
  citizen: Citizen;
  phone: Phone;
  waiver: string;
}

async function counter(openLimit: number | null = 2): Promise<Counter> {
  const venue = await city.venue({ openLimit });
  const citizen = await city.citizen();
  return {
    venue,
    till: await city.till(venue),
    citizen,
    phone: await city.phone(citizen),
    waiver: venue.benefits['deposit-waiver'],
  };
}

async function borrow({ till, phone, waiver }: Counter) {
  t.clock.advance(STEP_MS);
  return till.use(phone.code(), waiver);
}

async function scan({ till, phone }: Pick<Counter, 'till' | 'phone'>) {
  t.clock.advance(STEP_MS);
  return (await till.scan(phone.code())).body;
}

const numbersOf = (items: OpenWaiver[]) => items.map(({ number }) => number);

describe('a deposit that was waived', () => {
  it('stays open until the return, which is a row of its own', async () => {
    const at = await counter();
    const borrowed = await borrow(at);
    const before = await scan(at);
    expect(before.openWaivers).toEqual([
      {
        redemptionId: borrowed.body.redemptionId,
        number: 1,
        maskedName: before.holder.maskedName,
        benefitId: at.waiver,
        benefitTitle: '优惠 deposit-waiver',
        since: borrowed.body.redeemedAt,
      },
    ]);
    const offered = before.benefits.find(({ kind }: { kind: string }) => kind === 'deposit-waiver');
    expect(offered.open).toEqual({ count: 1, limit: 2 });

    const returned = await at.till.return(borrowed.body.redemptionId);
    expect(returned).toMatchObject({
      status: 200,
      body: { number: 2, returns: { redemptionId: borrowed.body.redemptionId, number: 1 } },
    });
    expect((await scan(at)).openWaivers).toEqual([]);
    const rows = (await t.api.get(`/venues/${at.venue.venueId}/ledger`, { token: at.venue.manager })).body
      .items;
    expect(rows).toMatchObject([
      { number: 2, kind: 'return', firstNumber: 1, remark: '还书退押，对应第 1 号' },
      { number: 1, kind: 'redemption', returnedByNumber: 2, remark: '优惠 deposit-waiver（第 2 号归还）' },
    ]);
  });

  it('is seen open, then returned, by its holder', async () => {
    const at = await counter();
    const { redemptionId } = (await borrow(at)).body;
    const mine = async () => (await t.api.get('/me/records', { token: at.citizen.token })).body.items[0];
    expect(await mine()).toMatchObject({ redemptionId, open: true });
    const { returnedAt } = (await at.till.return(redemptionId)).body;
    expect(await mine()).toMatchObject({ redemptionId, open: false, returnedAt });
  });

  it('is refused past the limit, with how many are out, and given again after a return', async () => {
    const at = await counter(2);
    const first = await borrow(at);
    await borrow(at);
    const third = await borrow(at);
    expect(third).toMatchObject({
      status: 409,
      body: { code: 'waivers-open', detail: '还有 2 件没有归还，归还后再办理', fixableBy: 'holder' },
    });
    await at.till.return(first.body.redemptionId);
    expect((await borrow(at)).status).toBe(201);
  });

  it('is limited to ten where the venue names no number', async () => {
    const at = await counter(null);
    for (let count = 0; count < 10; count++) expect((await borrow(at)).status).toBe(201);
    expect((await borrow(at)).body.code).toBe('waivers-open');
  });

  it('holds its limit when tills give at once, by two phones of the holder', async () => {
    const at = await counter(3);
    const phones = [at.phone, ...(await Promise.all([1, 2, 3, 4].map(() => city.phone(at.citizen))))];
    t.clock.advance(STEP_MS);
    const answers = await Promise.all(phones.map((phone) => at.till.use(phone.code(), at.waiver)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 409, 409]);
    const codes = answers.filter(({ status }) => status === 409).map(({ body }) => body.code);
    expect(codes).toEqual(['waivers-open', 'waivers-open']);
    expect((await at.till.openWaivers()).body.total).toBe(3);
  });

  it('is closed by a void as well, but not by both', async () => {
    const at = await counter(1);
    const [one] = [await borrow(at)];
    expect((await at.till.void(one.body.redemptionId)).status).toBe(200);
    expect((await at.till.return(one.body.redemptionId)).body.code).toBe('already-voided');
    const other = await borrow(at);
    expect(other.status).toBe(201);
    expect((await at.till.return(other.body.redemptionId)).status).toBe(200);
    expect((await at.till.void(other.body.redemptionId)).body.code).toBe('already-returned');
    expect(await at.till.return(other.body.redemptionId)).toMatchObject({
      status: 409,
      body: { code: 'already-returned' },
    });
  });

  it('comes back once when pressed at several tills at once', async () => {
    const at = await counter();
    const { redemptionId } = (await borrow(at)).body;
    const answers = await Promise.all([1, 2, 3, 4].map(() => at.till.return(redemptionId)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    expect(answers.filter(({ status }) => status === 409).map(({ body }) => body.code)).toEqual(
      Array.from({ length: 3 }, () => 'already-returned'),
    );
  });

  it('can come back to a venue that was removed, and long after', async () => {
    const at = await counter();
    const { redemptionId } = (await borrow(at)).body;
    await city.stop(at.venue, 'removed');
    t.clock.advance(400 * DAY_MS);
    const later = await city.till(
      at.venue,
      await city.staff(at.venue, 'cashier'),
      await city.staff(at.venue, 'manager'),
    );
    expect((await later.openWaivers()).body.items).toMatchObject([{ redemptionId, number: 1 }]);
    expect((await later.return(redemptionId)).status).toBe(200);
    t.clock.set(NOON);
  });

  it('does not give a quota back', async () => {
    const venue = await city.venue();
    const till = await city.till(venue);
    const phone = await city.phone(await city.citizen());
    const loan = await till.use(phone.code(), venue.benefits['free-loans']);
    expect(loan.body.remaining).toBe(1);
    expect((await till.return(loan.body.redemptionId)).body.code).toBe('nothing-to-return');
  });
});

describe('what is out at a venue', () => {
  it('is listed oldest first, found by its number, over pages, and is its own', async () => {
    const venue = await city.venue({ openLimit: 100 });
    const till = await city.till(venue);
    const phones = [await city.phone(await city.citizen()), await city.phone(await city.citizen())];
    for (let count = 0; count < 26; count++) {
      t.clock.advance(STEP_MS);
      for (const phone of phones) await till.use(phone.code(), venue.benefits['deposit-waiver']);
    }
    const first = (await till.openWaivers()).body;
    expect([first.total, numbersOf(first.items)]).toEqual([
      52,
      Array.from({ length: 50 }, (_, at) => at + 1),
    ]);
    const second = (await till.openWaivers(`?cursor=${first.next}`)).body;
    expect([numbersOf(second.items), second.next]).toEqual([[51, 52], null]);
    expect(numbersOf((await till.openWaivers('?number=17')).body.items)).toEqual([17]);
    expect((await till.openWaivers('?number=99')).body).toMatchObject({ items: [], total: 52 });
    const elsewhere = await counter();
    expect((await elsewhere.till.openWaivers()).body).toMatchObject({ items: [], total: 0 });
    expect((await elsewhere.till.return(first.items[0].redemptionId)).status).toBe(404);
  });

  it.each(['?number=0', '?number=x', '?number=1e99', '?cursor=x', '?other=1'])(
    'refuses %s',
    async (query) => {
      const { till } = await counter();
      expect((await till.openWaivers(query)).body.code).toBe('invalid-request');
    },
  );
});
