import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { Joinings } from './support/joining.ts';
import type { Joiner } from './support/joining.ts';

/** In the middle of a month. */
const OCTOBER = new Date('2026-10-20T04:00:00.000Z');
const NOVEMBER = new Date('2026-11-05T04:00:00.000Z');

let t: TestApp;
let joinings: Joinings;
let joiner: Joiner;
let manager: string;
let username: string;

beforeAll(async () => {
  t = await startApp({}, OCTOBER);
  joinings = new Joinings(t);
  joiner = await joinings.live();
  const { city } = joinings;
  const cashier = await city.staff({ venueId: joiner.venueId } as never, 'cashier');
  const till = await city.till({ venueId: joiner.venueId } as never, cashier, joiner.token);
  for (let count = 0; count < 3; count++) {
    const code = (await city.phone(await city.citizen())).code();
    await till.use(code, joiner.content.benefits[0]?.benefitId ?? '', { amountFen: 1000 });
  }
  const operator = await city.account('staff');
  username = operator.username;
  await t.database.write((tx) =>
    tx.execute(
      `INSERT INTO role_grant (id, account_id, role, area, level, granted_at, revoked_at)
       VALUES (?, ?, 'operator', NULL, NULL, ?, NULL)`,
      [joinings.newId(), operator.accountId, '2026-01-01 00:00:00.000'],
    ),
  );
});
afterAll(() => t.close());

const path = () => `/venues/${joiner.venueId}/monthly-reports`;
const list = async (token: string) => (await t.api.get(path(), { token })).body.items;
const confirm = (month: string, token = manager) => t.api.post(path(), { month }, { token });
const at = async (now: Date) => {
  t.clock.set(now);
  manager = await joinings.city.staff({ venueId: joiner.venueId } as never, 'manager');
};

it('stands late in the list of those who watch over the venue, until it is confirmed', async () => {
  await at(new Date('2026-11-12T04:00:00.000Z'));
  const operator = (await t.api.post('/sessions/demo', { account: username })).body.accessToken;
  const seen = async () => {
    const { body } = await t.api.get('/venue-standings', { token: operator });
    return body.items.find(({ venueId }: { venueId: string }) => venueId === joiner.venueId);
  };
  expect(await seen()).toMatchObject({ uses: 3, openComplaints: 0, lateReports: 1 });
  const reader = await joinings.city.citizen();
  const complaint = { happenedOn: '2026-11-11', text: '没有给优惠' };
  await t.api.post(`/venues/${joiner.venueId}/complaints`, complaint, { token: reader.token });
  expect(await seen()).toMatchObject({ openComplaints: 1 });
});

it('has no month that is not over, and cannot be confirmed before', async () => {
  await at(OCTOBER);
  expect(await list(manager)).toEqual([]);
  expect((await confirm('2026-10')).body.code).toBe('not-allowed-now');
  expect((await confirm('2026-09')).body.code).toBe('not-allowed-now');
});

it('is made from the ledger, confirmed once however often it is pressed, and seen by those who watch', async () => {
  await at(NOVEMBER);
  const operator = (await t.api.post('/sessions/demo', { account: username })).body.accessToken;
  expect(await list(operator)).toMatchObject([
    { month: '2026-10', confirmedAt: null, late: false, figures: { all: { net: 3, discountFen: 600 } } },
  ]);
  const answers = await Promise.all([1, 2, 3].map(() => confirm('2026-10')));
  expect(new Set(answers.map(({ body }) => body.confirmedAt)).size).toBe(1);
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  expect(await list(operator)).toMatchObject([
    { month: '2026-10', late: false, figures: { all: { net: 3 } } },
  ]);
});

it('is late after the tenth, and stays so once it is confirmed', async () => {
  await at(new Date('2026-12-10T15:00:00.000Z'));
  expect((await list(manager))[0]).toMatchObject({ month: '2026-11', late: false });
  await at(new Date('2026-12-10T16:00:00.000Z'));
  expect((await list(manager))[0]).toMatchObject({ month: '2026-11', late: true, confirmedAt: null });
  expect((await confirm('2026-11')).body).toMatchObject({ late: true, figures: { all: { net: 0 } } });
  expect((await list(manager)).map(({ late }: { late: boolean }) => late)).toEqual([true, false]);
});
