import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LedgerRow } from '../src/ledger/ledger-row.entity.ts';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { City } from './support/city.ts';
import type { TestVenue } from './support/city.ts';
import type { Phone } from './support/phone.ts';
import type { Till } from './support/till.ts';

const STEP_MS = 15_000;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Midnight in Shanghai between two quarters, and the seconds before it. */
const QUARTER_ENDS = new Date('2027-09-30T16:00:00.000Z');
const before = (minutes: number): Date => new Date(QUARTER_ENDS.getTime() - minutes * MINUTE_MS);

let t: TestApp;
let city: City;

// on that day in the morning, so that no test runs over a midnight that it does not mean
beforeAll(async () => {
  t = await startApp({}, before(14 * 60));
  city = new City(t);
});
afterAll(() => t.close());

beforeEach(() => t.clock.set(before(13 * 60)));

/** One use of a benefit, with the code of a step of its own. */
async function use(till: Till, phone: Phone, benefitId: string, extra: { amountFen?: number } = {}) {
  t.clock.advance(STEP_MS);
  return till.use(phone.code(), benefitId, extra);
}

async function counter(): Promise<{ venue: TestVenue; till: Till; phone: Phone }> {
  const venue = await city.venue();
  return { venue, till: await city.till(venue), phone: await city.phone(await city.citizen()) };
}

/** The same venue's till after the clock was moved, when every session has ended. */
async function tillNow(venue: TestVenue, role: 'manager' | 'cashier'): Promise<Till> {
  return city.till(venue, await city.staff(venue, role), await city.staff(venue, 'manager'));
}

describe('a quota of two a quarter', () => {
  it('refuses the third use and says when there will be one again', async () => {
    const { venue, till, phone } = await counter();
    const loans = venue.benefits['free-loans'];
    const used = [await use(till, phone, loans), await use(till, phone, loans)];
    expect(used.map((answer) => answer.body.remaining)).toEqual([1, 0]);
    const third = await use(till, phone, loans);
    expect(third.status).toBe(409);
    const availableAt = QUARTER_ENDS.toISOString();
    expect(third.body).toMatchObject({ code: 'quota-used-up', availableAt, fixableBy: 'nobody' });
    const scanned = await till.scan(phone.code());
    expect(scanned.body.benefits).toContainEqual(
      expect.objectContaining({ benefitId: loans, remaining: 0, availableAt }),
    );
  });

  it('turns at midnight of 1 October in Shanghai, not a millisecond sooner', async () => {
    t.clock.set(before(10));
    const { venue, till, phone } = await counter();
    const loans = venue.benefits['free-loans'];
    await use(till, phone, loans);
    t.clock.stop(new Date(QUARTER_ENDS.getTime() - 1_000)); // 23:59:59 on 30 September
    expect((await till.use(phone.code(), loans)).body.remaining).toBe(0);
    t.clock.advance(999);
    expect((await till.use(phone.code(1), loans)).body).toMatchObject({
      code: 'quota-used-up',
      availableAt: QUARTER_ENDS.toISOString(),
    });
    t.clock.advance(1);
    expect((await till.use(phone.code(), loans)).body.remaining).toBe(1);
  });

  it('has a use back in the period it was taken in, when it is voided in the next', async () => {
    t.clock.set(before(10));
    const { venue, till, phone } = await counter();
    const loans = venue.benefits['free-loans'];
    const inSeptember = await use(till, phone, loans);
    t.clock.set(before(-1));
    await use(till, phone, loans);
    const manager = await city.till(venue, await city.staff(venue, 'manager'));
    expect((await manager.void(inSeptember.body.redemptionId)).status).toBe(200);
    expect((await use(till, phone, loans)).body.remaining).toBe(0); // October's count is as it was
    t.clock.set(before(5));
    expect((await use(till, phone, loans)).body.remaining).toBe(1); // September's is not
  });
});

describe('a void', () => {
  it('keeps both rows, tells the holder, and leaves the code used', async () => {
    const { venue, till, phone } = await counter();
    const code = phone.code();
    const booked = await till.use(code, venue.benefits['free-loans']);
    const voided = await till.void(booked.body.redemptionId, '扫错了一位顾客');
    expect(voided.body).toEqual({
      redemptionId: expect.any(String),
      number: 2,
      voids: { redemptionId: booked.body.redemptionId, number: 1 },
      reason: '扫错了一位顾客',
      voidedAt: expect.any(String),
    });
    const rows = await t.database.read((tx) => tx.orm.findBy(LedgerRow, { venueId: venue.venueId }));
    expect(rows.map((row) => [row.number, row.kind, row.voidsId]).sort()).toEqual([
      [1, 'redemption', null],
      [2, 'void', booked.body.redemptionId],
    ]);
    expect((await till.scan(code)).body.verdict).toBe('already-used');
    const records = await t.api.get('/me/records', { token: phone.token });
    expect(records.body.items).toEqual([
      expect.objectContaining({ voided: true, voidedAt: voided.body.voidedAt, voidReason: '扫错了一位顾客' }),
    ]);
    const notices = await t.api.get('/me/notices', { token: phone.token });
    expect(notices.body.items[0]).toMatchObject({
      kind: 'voided',
      text: expect.stringContaining('扫错了一位顾客'),
    });
    expect((await use(till, phone, venue.benefits['free-loans'])).body.remaining).toBe(1);
  });

  it('can be done once', async () => {
    const { venue, till, phone } = await counter();
    const { redemptionId } = (await till.use(phone.code(), venue.benefits['free-services'])).body;
    await till.void(redemptionId);
    const again = await till.void(redemptionId);
    expect([again.status, again.body.code]).toEqual([409, 'already-voided']);
  });

  it("is no other venue's to make, and none of a row that is itself a void", async () => {
    const { venue, till, phone } = await counter();
    const { redemptionId } = (await till.use(phone.code(), venue.benefits['free-services'])).body;
    const theirs = await (await counter()).till.void(redemptionId);
    expect([theirs.status, theirs.body.code]).toEqual([404, 'not-found']);
    const voided = await till.void(redemptionId);
    expect((await till.void(voided.body.redemptionId)).status).toBe(404);
    expect((await till.void('01ARZ3NDEKTSV4RRFFQ69G5FAV')).status).toBe(404);
  });

  it("is a cashier's on the same day, and then the manager's", async () => {
    t.clock.set(before(10));
    const { venue, till, phone } = await counter();
    const first = (await use(till, phone, venue.benefits['free-services'])).body;
    const second = (await use(till, phone, venue.benefits['free-services'])).body;
    t.clock.set(before(1));
    expect((await till.void(first.redemptionId)).status).toBe(200);
    t.clock.set(before(-1));
    const late = await till.void(second.redemptionId);
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({ code: 'void-too-late', fixableBy: 'venue' });
    const manager = await tillNow(venue, 'manager');
    expect((await manager.void(second.redemptionId)).status).toBe(200);
  });

  it("is a manager's for thirty days, and then the office's", async () => {
    const { venue, till, phone } = await counter();
    const booked = await use(till, phone, venue.benefits['free-services']);
    const again = await use(till, phone, venue.benefits['free-services']);
    const bookedAt = Date.parse(booked.body.redeemedAt);
    t.clock.set(new Date(bookedAt + 30 * DAY_MS - 5 * MINUTE_MS));
    const manager = await tillNow(venue, 'manager');
    t.clock.stop(new Date(bookedAt + 30 * DAY_MS));
    expect((await manager.void(booked.body.redemptionId)).status).toBe(200);
    t.clock.stop(new Date(Date.parse(again.body.redeemedAt) + 30 * DAY_MS + 1));
    const late = await manager.void(again.body.redemptionId);
    expect([late.body.code, late.body.fixableBy]).toEqual(['void-too-late', 'office']);
  });
});

describe("the venue's day", () => {
  it('agrees with its totals row for row, and with the ledger, fifty a page', async () => {
    const venue = await city.venue({ openLimit: 20 });
    const till = await city.till(venue);
    const phone = await city.phone(await city.citizen());
    const kinds = ['percentage-off', 'free-services', 'deposit-waiver'] as const;
    const booked: { redemptionId: string }[] = [];
    for (let index = 0; index < 53; index++) {
      const kind = kinds[index % kinds.length] ?? 'free-services';
      const extra = kind === 'percentage-off' ? { amountFen: 1_000 + index } : {};
      booked.push((await use(till, phone, venue.benefits[kind], extra)).body);
    }
    for (const { redemptionId } of booked.slice(0, 4)) await till.void(redemptionId);

    const first = await till.today();
    const second = await till.today(first.body.next);
    expect([first.body.items.length, second.body.items.length]).toEqual([50, 3]);
    expect(second.body.next).toBeNull();
    expect(second.body.totals).toEqual(first.body.totals);
    const items = [...first.body.items, ...second.body.items];
    expect(items.map((item) => item.redemptionId)).toEqual(booked.map((row) => row.redemptionId).reverse());
    const standing = items.filter((item) => !item.voided);
    const sum = (of: typeof items, member: 'amountFen' | 'discountFen') =>
      of.reduce((total, item) => total + (item[member] ?? 0), 0);
    expect(first.body.totals).toMatchObject({
      redemptions: standing.length,
      voided: 4,
      amountFen: sum(standing, 'amountFen'),
      discountFen: sum(standing, 'discountFen'),
    });
    for (const { benefitTitle, redemptions } of first.body.totals.byBenefit) {
      expect(redemptions).toBe(standing.filter((item) => item.benefitTitle === benefitTitle).length);
    }
    const records = await t.api.get('/me/records', { token: phone.token });
    expect(records.body.items).toHaveLength(50);
    expect(records.body.items.map((item: { redemptionId: string }) => item.redemptionId)).toEqual(
      first.body.items.map((item: { redemptionId: string }) => item.redemptionId),
    );
  });

  it('ends at midnight in Shanghai and shows no other venue', async () => {
    t.clock.set(before(10));
    const { venue, till, phone } = await counter();
    await use(till, phone, venue.benefits['free-services']);
    const other = await counter();
    expect((await other.till.today()).body.items).toEqual([]);
    expect((await till.today()).body.items).toHaveLength(1);
    t.clock.set(QUARTER_ENDS);
    expect((await till.today()).body).toMatchObject({ items: [], next: null, totals: { redemptions: 0 } });
  });

  it('refuses a cursor that is none, by field', async () => {
    const { till } = await counter();
    const answer = await till.today('nonsense');
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([expect.objectContaining({ path: 'cursor', code: 'wrong-format' })]);
  });
});
