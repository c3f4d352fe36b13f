import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { SPONSOR_CHECKS } from '@benefit/shared/venue/joining-rules';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { Joinings } from './support/joining.ts';
import type { Joiner } from './support/joining.ts';

const DAY_MS = 24 * 3600_000;
const LIVE = new Date('2025-11-20T04:00:00.000Z');

let t: TestApp;
let joinings: Joinings;
let joiner: Joiner;
let sponsor: string;

beforeAll(async () => {
  t = await startApp({}, LIVE);
  joinings = new Joinings(t);
  joiner = await joinings.live();
});
afterAll(() => t.close());

const after = async (days: number) => {
  t.clock.set(new Date(LIVE.getTime() + days * DAY_MS));
  sponsor = await joinings.logInAgain(joiner.sponsor);
};
const check = (token: string, checks: readonly string[] = SPONSOR_CHECKS) =>
  t.api.post(`/venues/${joiner.venueId}/yearly-checks`, { checks }, { token });
const standing = async (token: string) =>
  (await t.api.get(`/venues/${joiner.venueId}/standing`, { token })).body;
const listed = async (token: string) => {
  const { body } = await t.api.get('/venue-standings', { token });
  return body.items.find(({ venueId }: { venueId: string }) => venueId === joiner.venueId);
};

it('reminds the sponsor a month before a year is over, and then says that it is due', async () => {
  await after(1);
  expect(await standing(sponsor)).toMatchObject({
    mayCheck: true,
    check: { lastOn: null, by: null, nextOn: '2026-11-20', state: 'done' },
  });
  await after(336);
  expect(await listed(sponsor)).toMatchObject({ check: 'soon' });
  await after(366);
  expect(await listed(sponsor)).toMatchObject({ check: 'due' });
});

it('is noted with every item ticked, by the venue’s own sponsor, and starts the year anew', async () => {
  await after(367);
  expect(await check(sponsor, SPONSOR_CHECKS.slice(1))).toMatchObject({
    status: 422,
    body: { errors: [{ path: 'checks', code: 'required' }] },
  });
  const { token: other } = await joinings.sponsor();
  expect((await check(other)).status).toBe(404);
  expect(await check(sponsor)).toMatchObject({
    status: 201,
    body: { check: { lastOn: '2026-11-22', by: joiner.sponsor.name, nextOn: '2027-11-22', state: 'done' } },
  });
  const manager = await joinings.city.staff({ venueId: joiner.venueId } as never, 'manager');
  expect(await standing(manager)).toMatchObject({ mayCheck: false, check: { lastOn: '2026-11-22' } });
});

it('is not asked of a venue that is not in force', async () => {
  const submitted = await joinings.submitted();
  const token = await joinings.logInAgain(submitted.sponsor);
  const seen = (await t.api.get(`/venues/${submitted.venueId}/standing`, { token })).body;
  expect(seen).toMatchObject({ check: null, mayCheck: false });
  const answer = await t.api.post(
    `/venues/${submitted.venueId}/yearly-checks`,
    { checks: SPONSOR_CHECKS },
    { token },
  );
  expect(answer).toMatchObject({ status: 409, body: { code: 'not-allowed-now' } });
});
