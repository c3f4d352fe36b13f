import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { maskName } from '@benefit/shared/identity/masking-rules';
import type { StaffMember } from '@benefit/shared/venue/staff-contract';
import { AuditRow } from '../src/identity/audit.entity.ts';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { City } from './support/city.ts';
import type { TestVenue } from './support/city.ts';

const MINUTE_MS = 60_000;
/** Noon in Shanghai: no test runs over a midnight. */
const NOON = new Date('2027-03-15T04:00:00.000Z');

let t: TestApp;
let city: City;

beforeAll(async () => {
  t = await startApp({}, NOON);
  city = new City(t);
});
afterAll(() => t.close());

const invite = async (venue: TestVenue, role: string, token = venue.manager): Promise<string> => {
  const answer = await t.api.post(`/venues/${venue.venueId}/staff-invites`, { role }, { token });
  expect(answer.status).toBe(201);
  return answer.body.code;
};
const accept = (code: string, token: string) => t.api.post('/staff-invites/accepted', { code }, { token });
const listOf = async (venue: TestVenue, token = venue.manager): Promise<StaffMember[]> =>
  (await t.api.get(`/venues/${venue.venueId}/staff`, { token })).body.items;
const remove = (venue: TestVenue, staffId: string, token = venue.manager) =>
  t.api.delete(`/venues/${venue.venueId}/staff/${staffId}`, { token });

describe('an invitation', () => {
  it('lets a citizen join as a cashier, who may scan at once', async () => {
    const venue = await city.venue();
    const citizen = await city.citizen();
    const joined = await accept(await invite(venue, 'cashier'), citizen.token);
    expect(joined).toMatchObject({
      status: 200,
      body: { venueId: venue.venueId, venueName: venue.name, role: 'cashier' },
    });
    const till = await city.till(venue, citizen.token);
    expect((await till.scan((await city.phone(await city.citizen())).code())).body.verdict).toBe('ok');
    expect(await listOf(venue)).toContainEqual(
      expect.objectContaining({ name: maskName(citizen.name), role: 'cashier', self: false }),
    );
  });

  it('is good once, however many say it at once, and with spaces in it', async () => {
    const venue = await city.venue();
    const code = await invite(venue, 'cashier');
    const people = await Promise.all([1, 2, 3].map(() => city.account('staff')));
    const answers = await Promise.all(
      people.map(({ token }) => accept(`${code.slice(0, 5)} ${code.slice(5)}`, token)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
    expect((await accept(code, (await city.account('staff')).token)).body.code).toBe('invite-invalid');
    expect(await listOf(venue)).toHaveLength(3);
  });

  it('is good for ten minutes, and no longer than its manager manages', async () => {
    const venue = await city.venue();
    const late = await invite(venue, 'cashier');
    t.clock.advance(10 * MINUTE_MS);
    const { token } = await city.account('staff');
    expect((await accept(late, token)).body.code).toBe('invite-invalid');
    const second = await city.staff(venue, 'manager');
    const code = await invite(venue, 'manager');
    const [first] = (await listOf(venue)).filter(({ self }) => self);
    expect((await remove(venue, first?.staffId ?? '', second)).status).toBe(204);
    expect((await accept(code, token)).body.code).toBe('invite-invalid');
    t.clock.set(NOON);
  });

  it('makes nobody the same twice, but a cashier a manager', async () => {
    const venue = await city.venue();
    expect((await accept(await invite(venue, 'cashier'), venue.cashier)).body.code).toBe('already-staff');
    expect((await accept(await invite(venue, 'manager'), venue.cashier)).status).toBe(200);
    expect((await listOf(venue, venue.cashier)).filter(({ self }) => self)).toHaveLength(2);
  });

  it('that is wrong is refused', async () => {
    const { token } = await city.account('staff');
    expect(await accept('0000000000', token)).toMatchObject({
      status: 422,
      body: { code: 'invite-invalid', detail: expect.stringContaining('重新生成') },
    });
  });
});

describe('somebody who is taken off', () => {
  it('is refused from the next call on, and the ledger keeps what was done', async () => {
    const venue = await city.venue();
    const till = await city.till(venue);
    const phone = await city.phone(await city.citizen());
    const used = await till.use(phone.code(), venue.benefits['free-services']);
    await till.void(used.body.redemptionId);
    const cashier = (await listOf(venue)).find(({ role }) => role === 'cashier');
    expect(cashier?.today).toEqual({ redemptions: 1, voids: 1, returns: 0 });
    expect((await remove(venue, cashier?.staffId ?? '')).status).toBe(204);
    expect((await till.today()).status).toBe(403);
    expect(await listOf(venue)).toHaveLength(1);
    const rows = (await t.api.get(`/venues/${venue.venueId}/ledger`, { token: venue.manager })).body.items;
    expect(rows).toHaveLength(2);
    const audited = await t.database.read((tx) => tx.orm.findBy(AuditRow, { action: 'staff-removed' }));
    expect(audited.map(({ facts }) => JSON.parse(facts))).toContainEqual({
      venueId: venue.venueId,
      staffId: cashier?.staffId,
      role: 'cashier',
    });
  });

  it('is never the last manager, not even when two take each other off at once', async () => {
    const venue = await city.venue();
    const [only] = (await listOf(venue)).filter(({ self }) => self);
    expect((await remove(venue, only?.staffId ?? '')).body.code).toBe('last-manager');
    const second = await city.staff(venue, 'manager');
    const managers = (await listOf(venue)).filter(({ role }) => role === 'manager');
    const [other, self] = [managers.find((one) => !one.self), managers.find((one) => one.self)];
    const answers = await Promise.all([
      remove(venue, other?.staffId ?? ''),
      remove(venue, self?.staffId ?? '', second),
    ]);
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(204);
    // told by the role, the venue or the rule, as far as it got
    expect([403, 404, 409]).toContain(statuses[1]);
    const left = [venue.manager, second].map((token) =>
      t.api.get(`/venues/${venue.venueId}/staff`, { token }),
    );
    expect((await Promise.all(left)).filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('is found at the own venue alone', async () => {
    const [venue, elsewhere] = [await city.venue(), await city.venue()];
    const [theirs] = await listOf(elsewhere);
    expect((await remove(venue, theirs?.staffId ?? '')).status).toBe(404);
    expect((await remove(elsewhere, theirs?.staffId ?? '', venue.manager)).status).toBe(404);
  });
});
