import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FailedScan } from '../src/counter/failed-scan.entity.ts';
import { LedgerRow } from '../src/ledger/ledger-row.entity.ts';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { City } from './support/city.ts';
import type { Citizen, TestVenue } from './support/city.ts';
import type { Phone } from './support/phone.ts';
import type { Till } from './support/till.ts';

const MINUTE_MS = 60_000;

describe('a redemption', () => {
  let t: TestApp;
  let city: City;

  beforeAll(async () => {
    t = await startApp();
    city = new City(t);
  });
  afterAll(() => t.close());

  /** A venue with a till, and a citizen's code that was just scanned there. */
  async function scanned(): Promise<{
    venue: TestVenue;
    till: Till;
    citizen: Citizen;
    phone: Phone;
    scan: string;
  }> {
    const venue = await city.venue();
    const till = await city.till(venue);
    const citizen = await city.citizen();
    const phone = await city.phone(citizen);
    return { venue, till, citizen, phone, scan: (await till.scan(phone.code())).body.scan };
  }
  const rowsOf = ({ passId }: Phone) => t.database.read((tx) => tx.orm.findBy(LedgerRow, { passId }));
  const failedAt = ({ terminalId }: Till) =>
    t.database.read((tx) => tx.orm.findBy(FailedScan, { terminalId }));

  it('books one row, which the citizen and the till see at once', async () => {
    const { venue, till, citizen, phone, scan } = await scanned();
    const answer = await till.redeem(scan, venue.benefits['free-loans'], { note: '《平凡的世界》' });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      redemptionId: expect.stringMatching(/^[0-9A-Z]{26}$/),
      number: 1,
      benefitId: venue.benefits['free-loans'],
      benefitTitle: '优惠 free-loans',
      remaining: 1,
      redeemedAt: expect.stringMatching(/Z$/),
    });
    const { redemptionId, number, redeemedAt, benefitTitle } = answer.body;
    const seen = { redemptionId, number, redeemedAt, benefitTitle, venueName: venue.name, voided: false };
    const records = await t.api.get('/me/records', { token: citizen.token });
    expect(records.body.items).toEqual([
      {
        ...seen,
        venueId: venue.venueId,
        kind: 'free-loans',
        open: false,
        clause: expect.stringContaining('21号'),
      },
    ]);
    const day = await till.today();
    expect(day.body.items).toEqual([
      { ...seen, kind: 'free-loans', maskedName: '测**', note: '《平凡的世界》' },
    ]);
    expect(await rowsOf(phone)).toHaveLength(1);
  });

  it.each([
    { amountFen: 1, discountFen: 1 },
    { amountFen: 333, discountFen: 50 },
    { amountFen: 12_345, discountFen: 1_852 },
    { amountFen: 20_000, discountFen: 3_000 },
    { amountFen: 100_000_000, discountFen: 15_000_000 },
  ])('takes 15 % off $amountFen fen, to the fen for the holder', async ({ amountFen, discountFen }) => {
    const { venue, till, scan } = await scanned();
    const answer = await till.redeem(scan, venue.benefits['percentage-off'], { amountFen });
    expect(answer.body).toMatchObject({ amountFen, discountFen });
  });

  it.each([
    { amount: undefined, code: 'required' },
    { amount: 0, code: 'too-small' },
    { amount: -1, code: 'too-small' },
    { amount: 12.5, code: 'wrong-type' },
    { amount: 100_000_001, code: 'too-big' },
    { amount: 1e308, code: 'too-big' },
    { amount: '100', code: 'wrong-type' },
    { amount: null, code: 'wrong-type' },
  ])('refuses an amount of $amount by field, and consumes nothing', async ({ amount, code }) => {
    const { venue, till, phone, scan } = await scanned();
    const body = { scan, benefitId: venue.benefits['percentage-off'], amountFen: amount };
    const { token, terminal } = till;
    const answer = await t.api.post('/counter/redemptions', body, { token, terminal, key: randomUUID() });
    expect(answer.status).toBe(422);
    expect(answer.body.errors[0]).toMatchObject({ path: 'amountFen', code });
    expect(await rowsOf(phone)).toEqual([]);
    const again = await till.redeem(scan, venue.benefits['percentage-off'], { amountFen: 100 });
    expect(again.status).toBe(201);
  });

  it('offers no benefit of another venue, another grade or of enterprises, in one wording', async () => {
    const { venue, till, scan, phone } = await scanned();
    const elsewhere = await city.venue();
    const { lowerGrade, enterprise } = venue.others;
    const key = randomUUID();
    const answers = [];
    for (const benefitId of [elsewhere.benefits['free-services'], lowerGrade, enterprise, venue.venueId]) {
      answers.push(await till.redeem(scan, benefitId, { key }));
    }
    for (const answer of answers) {
      expect(answer.status).toBe(409);
      expect(answer.body).toEqual({ ...answers[0]?.body, requestId: answer.body.requestId });
      expect(answer.body.code).toBe('benefit-not-offered');
    }
    expect(await rowsOf(phone)).toEqual([]);
    // neither the code nor the key is used up by what was refused
    expect((await till.redeem(scan, venue.benefits['free-services'], { key })).status).toBe(201);
    expect((await failedAt(till)).map((row) => row.verdict)).toEqual(Array(4).fill('benefit-not-offered'));
  });

  it('is refused where the venue stopped being live after the scan', async () => {
    const { venue, till, scan } = await scanned();
    await city.stop(venue);
    const answer = await till.redeem(scan, venue.benefits['free-services']);
    expect([answer.status, answer.body.code]).toEqual([409, 'venue-not-live']);
  });

  it('needs a receipt of the last five minutes', async () => {
    const { venue, till, phone, scan } = await scanned();
    t.clock.advance(5 * MINUTE_MS + 1_000);
    const late = await till.redeem(scan, venue.benefits['free-services']);
    expect([late.status, late.body.code, late.body.retry]).toEqual([410, 'scan-expired', true]);
    expect(await rowsOf(phone)).toEqual([]);
  });

  it('takes a receipt of four minutes ago, whose code has long changed', async () => {
    const { venue, till, scan } = await scanned();
    t.clock.advance(4 * MINUTE_MS);
    expect((await till.redeem(scan, venue.benefits['free-services'])).status).toBe(201);
  });

  it('repeats a lost answer for as long as it is asked', async () => {
    const { venue, till, phone, scan } = await scanned();
    const key = randomUUID();
    const first = await till.redeem(scan, venue.benefits['free-loans'], { key });
    t.clock.advance(50 * MINUTE_MS);
    const again = await till.redeem(scan, venue.benefits['free-loans'], { key });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
    expect(await rowsOf(phone)).toHaveLength(1);
  });

  it('repeats an answer whatever happened to the pass and the venue since', async () => {
    const { venue, till, citizen, scan } = await scanned();
    const key = randomUUID();
    const first = await till.redeem(scan, venue.benefits['free-services'], { key });
    await t.api.delete('/me/consents/current', { token: citizen.token });
    await city.stop(venue);
    expect((await till.redeem(scan, venue.benefits['free-services'], { key })).body).toEqual(first.body);
  });

  it('refuses a key that comes again with another body', async () => {
    const { venue, till, scan } = await scanned();
    const key = randomUUID();
    await till.redeem(scan, venue.benefits['free-services'], { key });
    for (const [benefitId, extra] of [
      [venue.benefits['free-loans'], {}],
      [venue.benefits['free-services'], { note: '另一条' }],
      [venue.benefits['free-services'], { amountFen: 1 }],
    ] as const) {
      const answer = await till.redeem(scan, benefitId, { key, ...extra });
      expect([answer.status, answer.body.code]).toEqual([422, 'idempotency-key-reused']);
    }
  });

  it('keeps the keys of two terminals apart', async () => {
    const { venue, till, scan } = await scanned();
    const other = await city.till(venue);
    const key = randomUUID();
    const first = await till.redeem(scan, venue.benefits['free-services'], { key });
    const theirs = (await other.scan((await city.phone(await city.citizen())).code())).body.scan;
    const second = await other.redeem(theirs, venue.benefits['free-services'], { key });
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.redemptionId).not.toBe(first.body.redemptionId);
  });

  it.each([
    { name: 'none', key: undefined },
    { name: 'an empty one', key: '' },
    { name: 'one of 65 characters', key: 'k'.repeat(65) },
    { name: 'one with a space', key: 'a b' },
  ])('needs an idempotency key, not $name', async ({ key }) => {
    const { venue, till, scan } = await scanned();
    const body = { scan, benefitId: venue.benefits['free-services'] };
    const { token, terminal } = till;
    const answer = await t.api.post('/counter/redemptions', body, { token, terminal, key });
    expect(answer.status).toBe(422);
    expect(answer.body.errors[0].path).toBe('Idempotency-Key');
  });

  it("does not take another terminal's receipt, nor an altered one", async () => {
    const { venue, till, phone, scan } = await scanned();
    const other = await city.till(venue);
    const [passId, step, ...rest] = scan.split('.');
    const receipts = [
      [passId, String(Number(step) + 1), ...rest].join('.'),
      scan.slice(0, -1),
      `${scan}x`,
      'no receipt',
      '.....',
    ];
    const answers = [await other.redeem(scan, venue.benefits['free-services'])];
    for (const receipt of receipts) answers.push(await till.redeem(receipt, venue.benefits['free-services']));
    for (const answer of answers) expect([answer.status, answer.body.code]).toEqual([422, 'scan-invalid']);
    expect(await rowsOf(phone)).toEqual([]);
  });

  it('is refused when the consent was withdrawn after the scan', async () => {
    const { venue, till, citizen, scan } = await scanned();
    await t.api.delete('/me/consents/current', { token: citizen.token });
    const answer = await till.redeem(scan, venue.benefits['free-services']);
    expect([answer.status, answer.body.code]).toEqual([409, 'refused']);
  });

  it('is refused when the pass was revoked after the scan', async () => {
    const { venue, till, citizen, phone, scan } = await scanned();
    await t.api.delete(`/passes/${phone.passId}`, { token: citizen.token });
    const answer = await till.redeem(scan, venue.benefits['free-services']);
    expect([answer.status, answer.body.code]).toEqual([409, 'revoked']);
    expect((await failedAt(till)).map((row) => row.verdict)).toEqual(['revoked']);
  });

  it('goes by the grade at its own moment, not at the scan', async () => {
    const { venue, till, citizen, scan } = await scanned();
    await city.setScore(citizen, 119.99);
    const before = await till.redeem(scan, venue.benefits['free-services']);
    expect([before.status, before.body.code]).toEqual([409, 'benefit-not-offered']);
    expect((await till.redeem(scan, venue.others.lowerGrade)).status).toBe(201);
  });

  it('is refused when the score fell below the minimum after the scan', async () => {
    const { venue, till, citizen, scan } = await scanned();
    await city.setScore(citizen, 99.99);
    const answer = await till.redeem(scan, venue.benefits['free-services']);
    expect([answer.status, answer.body.code]).toEqual([409, 'refused']);
  });

  it('is refused at a terminal that was revoked after the scan, as is every other call of it', async () => {
    const { venue, till, scan } = await scanned();
    const path = `/venues/${venue.venueId}/terminals/${till.terminalId}`;
    expect((await t.api.delete(path, { token: venue.manager })).status).toBe(204);
    for (const answer of [
      await till.redeem(scan, venue.benefits['free-services']),
      await till.scan('anything'),
      await till.today(),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([403, 'terminal-revoked']);
    }
  });

  it('is refused with when and where, once its code was redeemed at another till', async () => {
    const { venue, till, phone, scan } = await scanned();
    const other = await city.till(venue);
    const theirs = (await other.scan(phone.code())).body.scan;
    const first = await till.redeem(scan, venue.benefits['free-services']);
    const second = await other.redeem(theirs, venue.benefits['free-services']);
    expect(second.status).toBe(409);
    expect(second.body).toMatchObject({
      code: 'already-used',
      usedAt: first.body.redeemedAt,
      venueName: venue.name,
      fixableBy: 'cashier',
      retry: true,
    });
  });

  it('counts the phones of one holder together, and each venue by itself', async () => {
    const { venue, till, citizen, scan } = await scanned();
    await till.redeem(scan, venue.benefits['free-loans']);
    const second = await till.use((await city.phone(citizen)).code(), venue.benefits['free-loans']);
    expect(second.body.remaining).toBe(0);
    const elsewhere = await city.venue();
    const there = await city.till(elsewhere);
    const third = await there.use((await city.phone(citizen)).code(), elsewhere.benefits['free-loans']);
    expect(third.body.remaining).toBe(1);
  });
});
