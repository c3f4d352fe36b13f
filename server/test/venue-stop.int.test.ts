import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stoppedText } from '@benefit/shared/venue/venue-state-rules';
import { LedgerRow } from '../src/ledger/ledger-row.entity.ts';
import type { Tx } from '../src/platform/database.ts';
import { VenueRepository } from '../src/venue/venue.repository.ts';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { City } from './support/city.ts';

const AT_ONCE = 20;

/** A venue that stops giving benefits: every request is wholly before it or wholly after. */
describe('a venue that stops', () => {
  let t: TestApp;
  let city: City;

  beforeAll(async () => {
    t = await startApp();
    city = new City(t);
  });
  afterAll(() => t.close());

  const rowsAt = (venueId: string) => t.database.read((tx) => tx.orm.countBy(LedgerRow, { venueId }));

  /** Codes scanned at one till, each by a reader of its own. */
  async function scannedAt(till: Awaited<ReturnType<City['till']>>, count: number): Promise<string[]> {
    return Promise.all(
      Array.from({ length: count }, async () => {
        const phone = await city.phone(await city.citizen());
        return (await till.scan(phone.code())).body.scan as string;
      }),
    );
  }

  it.each(['suspended', 'paused', 'ended', 'removed'] as const)(
    'refuses what was scanned before and every scan after, and says why: %s',
    async (status) => {
      const venue = await city.venue();
      const till = await city.till(venue);
      const [scan = ''] = await scannedAt(till, 1);
      const code = (await city.phone(await city.citizen())).code();
      await city.stop(venue, status);
      const refusal = {
        code: 'venue-not-live',
        fixableBy: 'venue',
        retry: false,
        detail: stoppedText[status],
      };
      expect(await till.redeem(scan, venue.benefits['free-services'])).toMatchObject({
        status: 409,
        body: refusal,
      });
      expect(await till.scan(code)).toMatchObject({ status: 409, body: refusal });
      expect(await rowsAt(venue.venueId)).toBe(0);
    },
  );

  it('keeps twenty redemptions that run meanwhile before it, with a row, or after it, refused', async () => {
    const venue = await city.venue();
    const till = await city.till(venue);
    const scans = await scannedAt(till, AT_ONCE);
    const redeem = (scan: string) => till.redeem(scan, venue.benefits['free-services']);
    const [answers] = await Promise.all([
      Promise.all(scans.slice(0, AT_ONCE / 2).map(redeem)),
      city.stop(venue, 'removed'),
    ]);
    answers.push(...(await Promise.all(scans.slice(AT_ONCE / 2).map(redeem))));
    const given = answers.filter(({ status }) => status === 201);
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused.length).toBeGreaterThanOrEqual(AT_ONCE / 2);
    for (const answer of refused)
      expect(answer).toMatchObject({ status: 409, body: { code: 'venue-not-live' } });
    expect(await rowsAt(venue.venueId)).toBe(given.length);
  });

  it('lets a redemption wait for a removal that is being written, and refuses it then', async () => {
    const venue = await city.venue();
    const till = await city.till(venue);
    const [scan = ''] = await scannedAt(till, 1);
    const redemption = await t.database.write(async (tx) => {
      await t.app.get(VenueRepository).setStatus(tx, venue.venueId, 'removed');
      let answered = false;
      const redeeming = till.redeem(scan, venue.benefits['free-services']).finally(() => (answered = true));
      while (!answered && !(await isWaitedFor(tx)));
      // in an object, so that the transaction does not wait for what waits for it
      return { answer: redeeming };
    });
    expect(await redemption.answer).toMatchObject({ status: 409, body: { code: 'venue-not-live' } });
    expect(await rowsAt(venue.venueId)).toBe(0);
  });
});

/** Whether somebody waits for a lock; on SQLite every other writer waits for the one that writes. */
async function isWaitedFor(tx: Tx): Promise<boolean> {
  if (tx.engine === 'sqlite') return true;
  const [row] = await tx.query<{ Value: string }>("SHOW GLOBAL STATUS LIKE 'Innodb_row_lock_current_waits'");
  return Number(row?.Value) > 0;
}
