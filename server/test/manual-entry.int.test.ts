import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FailedScan } from '../src/counter/failed-scan.entity.ts';
import type { Answer } from './support/api.ts';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { City } from './support/city.ts';
import type { TestVenue } from './support/city.ts';
import type { Phone } from './support/phone.ts';
import type { Till } from './support/till.ts';

const STEP_MS = 15_000;
const FIVE_MINUTES_MS = 5 * 60_000;
const MOST_WRONG = 10;

describe('sixteen digits', () => {
  let t: TestApp;
  let city: City;
  let venue: TestVenue;

  beforeAll(async () => {
    t = await startApp();
    city = new City(t);
    venue = await city.venue();
  });
  afterAll(() => t.close());

  const counter = async (): Promise<{ till: Till; phone: Phone }> => ({
    till: await city.till(venue),
    phone: await city.phone(await city.citizen()),
  });

  /** The right number of a pass with digits that are wrong. */
  const wrongFor = (phone: Phone): string => {
    const right = phone.digits();
    return `${right.slice(0, -1)}${(Number(right.at(-1)) + 1) % 10}`;
  };
  const verdicts = (answers: Answer[]) => answers.map((answer) => answer.body.verdict ?? answer.body.code);

  it('stand for the code that the phone shows', async () => {
    const { till, phone } = await counter();
    const answer = await till.scan(phone.digits());
    expect(answer.body).toMatchObject({ verdict: 'ok', holder: { maskedName: '测**' } });
    const booked = await till.redeem(answer.body.scan, venue.benefits['free-services']);
    expect(booked.status).toBe(201);
  });

  it.each([
    { name: 'without spaces', typed: (digits: string) => digits.replaceAll(' ', '') },
    { name: 'with white space at the end', typed: (digits: string) => `${digits}\r\n` },
  ])('may be typed $name', async ({ typed }) => {
    const { till, phone } = await counter();
    expect((await till.scan(typed(phone.digits()))).body.verdict).toBe('ok');
  });

  it.each([
    { name: 'full-width digits', typed: () => '１２３４ ５６７８ １２３４ ５６７８' },
    { name: 'fifteen digits', typed: () => '1234 5678 1234 567' },
    { name: 'two spaces', typed: () => '1234  5678 1234 5678' },
  ])('are malformed as $name', async ({ typed }) => {
    expect((await (await counter()).till.scan(typed())).body.verdict).toBe('malformed');
  });

  it("use that step's code up, for QR and digits alike", async () => {
    const { till, phone } = await counter();
    t.clock.stop(t.clock.now());
    await till.use(phone.digits(), venue.benefits['free-services']);
    const answers = [await till.scan(phone.code()), await till.scan(phone.digits())];
    t.clock.advance(STEP_MS);
    answers.push(await till.scan(phone.digits()));
    t.clock.set(t.clock.now());
    expect(verdicts(answers)).toEqual(['already-used', 'already-used', 'ok']);
  });

  it.each([
    { steps: 2, verdict: 'ok' },
    { steps: 3, verdict: 'bad-signature' },
  ])('of $steps steps ago are $verdict', async ({ steps, verdict }) => {
    const { till, phone } = await counter();
    t.clock.stop(t.clock.now());
    const digits = phone.digits();
    t.clock.advance(steps * STEP_MS);
    expect((await till.scan(digits)).body.verdict).toBe(verdict);
    t.clock.set(t.clock.now());
  });

  it('that are wrong answer like a number that nobody has', async () => {
    const { till, phone } = await counter();
    const wrong = await till.scan(wrongFor(phone));
    const unknown = await till.scan('0000 0000 0000 0000');
    expect(wrong.body.verdict).toBe('bad-signature');
    expect(unknown.body).toEqual(wrong.body);
    const kept = await t.database.read((tx) =>
      tx.orm.findBy(FailedScan, { terminalId: till.terminalId, entry: 'digits' }),
    );
    expect(kept.map((row) => row.passId)).toEqual(expect.arrayContaining([phone.passId, null]));
  });

  it('of a pass that was revoked are refused as its code is', async () => {
    const { till, phone } = await counter();
    await t.api.delete(`/passes/${phone.passId}`, { token: phone.token });
    expect((await till.scan(phone.digits())).body.verdict).toBe('revoked');
  });

  it('stop at a terminal after ten wrong ones in five minutes, while its QR codes go on', async () => {
    const { till, phone } = await counter();
    for (let tries = 0; tries < MOST_WRONG; tries++) {
      expect((await till.scan(`0000 0000 0000 ${1000 + tries}`)).body.verdict).toBe('bad-signature');
    }
    const stopped = await till.scan(phone.digits());
    expect([stopped.status, stopped.body.code]).toEqual([429, 'too-many-requests']);
    const wait = Number(stopped.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(290);
    expect(wait).toBeLessThanOrEqual(300);
    expect((await till.scan(phone.code())).body.verdict).toBe('ok');
    expect((await (await city.till(venue)).scan(phone.digits())).body.verdict).toBe('ok');
    t.clock.advance(FIVE_MINUTES_MS);
    expect((await till.scan(phone.digits())).body.verdict).toBe('ok');
  });

  it('stop after ten wrong ones also when thirty come at once', async () => {
    const { till } = await counter();
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) => till.scan(`0000 0000 0000 ${1000 + index}`)),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(MOST_WRONG);
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(20);
  });

  it('stop for a pass across terminals, also when thirty come at once', async () => {
    const { phone } = await counter();
    const tills = await Promise.all(Array.from({ length: 6 }, () => city.till(venue)));
    const wrong = wrongFor(phone);
    const answers = await Promise.all(
      tills.flatMap((till) => Array.from({ length: 5 }, () => till.scan(wrong))),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(MOST_WRONG);
    const fresh = await city.till(venue);
    expect((await fresh.scan(phone.digits())).status).toBe(429);
    expect((await fresh.scan(phone.code())).body.verdict).toBe('ok');
    const other = await city.phone(await city.citizen());
    expect((await fresh.scan(other.digits())).body.verdict).toBe('ok');
  });
});
