import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { City } from './support/city.ts';
import type { Citizen, TestVenue } from './support/city.ts';
import type { Till } from './support/till.ts';

const DAY_MS = 24 * 3600_000;
/** Noon in Shanghai: no test runs over a midnight. */
const NOON = new Date('2027-03-15T04:00:00.000Z');
/** 15 off of 100 yuan: 85 were paid. */
const PRICE = { amountFen: 10_000 };
const PAID = 8_500;

let t: TestApp;
let city: City;

beforeAll(async () => {
  t = await startApp({}, NOON);
  city = new City(t);
});
afterAll(() => t.close());

interface Bought {
  venue: TestVenue;
  till: Till;
  citizen: Citizen;
  redemptionId: string;
}

async function bought(): Promise<Bought> {
  const venue = await city.venue();
  const till = await city.till(venue);
  const citizen = await city.citizen();
  const used = await till.use((await city.phone(citizen)).code(), venue.benefits['percentage-off'], PRICE);
  return { venue, till, citizen, redemptionId: used.body.redemptionId };
}

const rowsOf = async ({ venue }: Bought, token = venue.manager) =>
  (await t.api.get(`/venues/${venue.venueId}/ledger`, { token })).body.items;

describe('a refund', () => {
  it('is a row that names the first, seen by the till, the holder and in the totals', async () => {
    const at = await bought();
    const answer = await at.till.refund(at.redemptionId, 1_700);
    expect(answer).toMatchObject({
      status: 201,
      body: { number: 2, paidBackFen: 1_700, refunds: { redemptionId: at.redemptionId, number: 1 } },
    });
    expect(await rowsOf(at)).toMatchObject([
      { number: 2, kind: 'refund', firstNumber: 1, remark: '退款 ¥17.00，对应第 1 号' },
      { number: 1, kind: 'redemption' },
    ]);
    const { all } = (
      await t.api.get(`/venues/${at.venue.venueId}/ledger/totals`, { token: at.venue.manager })
    ).body;
    expect(all).toEqual({ redemptions: 1, voids: 0, returns: 0, refunds: 1, net: 1, discountFen: 1_200 });
    const day = (await at.till.today()).body;
    expect(day.items).toMatchObject([{ redemptionId: at.redemptionId, refundedFen: 1_700 }]);
    expect(day.totals).toMatchObject({ redemptions: 1, amountFen: 10_000, refundedFen: 1_700 });
    const mine = (await t.api.get('/me/records', { token: at.citizen.token })).body.items;
    expect(mine).toMatchObject([{ redemptionId: at.redemptionId, refundedFen: 1_700 }]);
  });

  it('may come in parts, together no more than was paid, to the last fen', async () => {
    const at = await bought();
    expect((await at.till.refund(at.redemptionId, PAID + 1)).body.code).toBe('refund-too-much');
    expect((await at.till.refund(at.redemptionId, 3_333)).status).toBe(201);
    expect((await at.till.refund(at.redemptionId, 3_333)).status).toBe(201);
    expect((await at.till.refund(at.redemptionId, PAID - 6_665)).body.code).toBe('refund-too-much');
    expect((await at.till.refund(at.redemptionId, PAID - 6_666)).status).toBe(201);
    expect((await at.till.refund(at.redemptionId, 1)).body.code).toBe('refund-too-much');
    const { all } = (
      await t.api.get(`/venues/${at.venue.venueId}/ledger/totals`, { token: at.venue.manager })
    ).body;
    expect([all.refunds, all.discountFen]).toEqual([3, 0]);
  });

  it('holds its limit when tills pay back at once', async () => {
    const at = await bought();
    const answers = await Promise.all([1, 2, 3, 4].map(() => at.till.refund(at.redemptionId, 4_000)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409]);
  });

  it('is paid once under one key, also at once, and not another one under it', async () => {
    const at = await bought();
    const key = 'refund-key';
    const answers = await Promise.all([1, 2, 3].map(() => at.till.refund(at.redemptionId, 1_000, key)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    expect(new Set(answers.map(({ body }) => body.number)).size).toBe(1);
    expect((await at.till.refund(at.redemptionId, 2_000, key)).body.code).toBe('idempotency-key-reused');
    expect(await rowsOf(at)).toHaveLength(2);
  });

  it('and a void exclude each other', async () => {
    const at = await bought();
    await at.till.refund(at.redemptionId, 1);
    expect((await at.till.void(at.redemptionId)).body.code).toBe('already-refunded');
    const other = await bought();
    await other.till.void(other.redemptionId);
    expect((await other.till.refund(other.redemptionId, 1)).body.code).toBe('already-voided');
  });

  it('needs a price, and a key', async () => {
    const venue = await city.venue();
    const till = await city.till(venue);
    const phone = await city.phone(await city.citizen());
    const free = await till.use(phone.code(), venue.benefits['free-services']);
    expect((await till.refund(free.body.redemptionId, 1)).body.code).toBe('nothing-to-refund');
    const at = await bought();
    expect((await at.till.refund(at.redemptionId, 1, '')).body.code).toBe('invalid-request');
  });

  it('is a manager’s from the next day on, for thirty days, and the own venue’s alone', async () => {
    const at = await bought();
    expect((await (await bought()).till.refund(at.redemptionId, 1)).status).toBe(404);
    t.clock.advance(2 * DAY_MS);
    const cashier = await city.till(
      at.venue,
      await city.staff(at.venue, 'cashier'),
      await city.staff(at.venue, 'manager'),
    );
    const managers = await city.staff(at.venue, 'manager');
    const manager = await city.till(at.venue, managers, managers);
    expect((await cashier.refund(at.redemptionId, 1)).body).toMatchObject({
      code: 'void-too-late',
      fixableBy: 'venue',
    });
    expect((await manager.refund(at.redemptionId, 1)).status).toBe(201);
    t.clock.set(NOON);
  });
});
