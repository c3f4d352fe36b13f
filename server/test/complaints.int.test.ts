import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { shanghaiDate } from '@benefit/shared/shanghai-time';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { Joinings } from './support/joining.ts';
import type { Joiner } from './support/joining.ts';

let t: TestApp;
let joinings: Joinings;
let office: string;
let joiner: Joiner;

beforeAll(async () => {
  t = await startApp();
  joinings = new Joinings(t);
  office = await joinings.city.officer('office');
  joiner = await joinings.live();
});
afterAll(() => t.close());

const today = () => shanghaiDate(t.clock.now());
const send = (token: string, body: object = {}, venueId = joiner.venueId) =>
  t.api.post(
    `/venues/${venueId}/complaints`,
    { happenedOn: today(), text: '说没有优惠', ...body },
    { token },
  );
const list = (token: string) => t.api.get(`/venues/${joiner.venueId}/complaints`, { token });
const answer = (token: string, complaintId: string, upheld = true) =>
  t.api.post(
    `/venues/${joiner.venueId}/complaints/${complaintId}/answer`,
    { upheld, text: '已提醒网点改正' },
    { token },
  );

it('reaches the sponsor without who it is of, is answered once, and the sender is told', async () => {
  const citizen = await joinings.city.citizen();
  const sent = await send(citizen.token);
  expect(sent).toMatchObject({ status: 201, body: { text: '说没有优惠', answer: null } });
  const days = (new Date(sent.body.dueAt).getTime() - t.clock.now().getTime()) / 86_400_000;
  expect(days).toBeGreaterThan(6.9);
  expect(days).toBeLessThanOrEqual(8);
  const seen = await list(joiner.sponsor.token);
  expect(seen.body.items).toHaveLength(1);
  expect(JSON.stringify(seen.body)).not.toContain(citizen.accountId);

  const { complaintId } = sent.body;
  expect((await answer(office, complaintId)).status).toBe(403);
  const other = await joinings.sponsor();
  expect((await answer(other.token, complaintId)).status).toBe(404);
  const answers = await Promise.all([1, 2].map(() => answer(joiner.sponsor.token, complaintId)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const mine = await t.api.get(`/venues/${joiner.venueId}/my-complaints`, { token: citizen.token });
  expect(mine.body.items).toMatchObject([
    { answer: { upheld: true, text: '已提醒网点改正', by: joiner.sponsor.name } },
  ]);
  const notices = await t.api.get('/me/notices', { token: citizen.token });
  expect(notices.body.items[0]).toMatchObject({ kind: 'venue', text: expect.stringContaining('情况属实') });
  expect((await list(office)).body.honour).toEqual({ given: 0, upheld: 1 });
});

it('is kept sealed, and no other reader sees it', async () => {
  const [one, other] = [await joinings.city.citizen(), await joinings.city.citizen()];
  await send(one.token, { text: '我叫不可外泄' });
  const rows = await t.database.read((tx) => tx.query('SELECT * FROM complaint'));
  expect(JSON.stringify(rows)).not.toContain('不可外泄');
  const seen = await t.api.get(`/venues/${joiner.venueId}/my-complaints`, { token: other.token });
  expect(seen.body.items).toEqual([]);
});

it('is of today or before, at a venue that is or was live, and three at most wait', async () => {
  const { token } = await joinings.city.citizen();
  const tomorrow = shanghaiDate(new Date(t.clock.now().getTime() + 86_400_000));
  expect((await send(token, { happenedOn: tomorrow })).body.errors).toMatchObject([{ path: 'happenedOn' }]);
  expect((await send(token, {}, (await joinings.submitted()).venueId)).status).toBe(404);
  for (let count = 0; count < 3; count++) expect((await send(token)).status).toBe(201);
  expect((await send(token)).body.code).toBe('too-many-complaints');
});
