import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { shanghaiWeekday } from '@benefit/shared/shanghai-time';
import { VenueRow } from '../src/venue/venue.entity.ts';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { Joinings } from './support/joining.ts';

let t: TestApp;

beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

interface Found {
  name: string;
  openNow: boolean;
  distance?: number;
}
const find = async (query: string): Promise<{ items: Found[]; next: string | null; total: number }> => {
  const answer = await t.api.get(`/venues${query}`);
  expect(answer.status).toBe(200);
  return answer.body;
};
const names = (items: Found[]) => items.map(({ name }) => name);

it('puts the nearest first, says how far each is, and those without a place last', async () => {
  const joinings = new Joinings(t);
  const unplaced = await joinings.city.venue();
  // before the door of 二七广场图书馆
  const { items, total } = await find('?near=34.7526,113.6633');
  expect(items[0]).toMatchObject({ name: '二七广场图书馆', distance: 0 });
  const distances = items.flatMap(({ distance }) => distance ?? []);
  expect(distances).toEqual([...distances].sort((one, other) => one - other));
  expect(items.at(-1)?.name).toBe(unplaced.name);
  expect(items.at(-1)).not.toHaveProperty('distance');
  expect(total).toBe(items.length);
  expect((await find('?near=34.7526,113.6633&kind=library')).items[0]?.name).toBe('二七广场图书馆');
});

it('finds a venue by the initials of its name, in any case, and by no other letters', async () => {
  expect(names((await find('?q=eqgc')).items)).toEqual(['二七广场图书馆']);
  expect(names((await find('?q=TSG&district=二七区')).items)).toEqual(['二七广场图书馆']);
  expect((await find('?q=qqxx')).items).toEqual([]);
  expect((await find('?q=eqgc&near=34.7526,113.6633')).items[0]).toMatchObject({ distance: 0 });
});

it('finds what is open now, over its pages, by name and by distance', async () => {
  const joinings = new Joinings(t);
  const open = await joinings.city.venue();
  const closed = await joinings.city.venue();
  const today = shanghaiWeekday(t.clock.now());
  const times = [{ weekday: today, from: '00:00', to: '24:00' }];
  await t.database.write(async (tx) => {
    await tx.orm.update(VenueRow, { id: open.venueId }, { openingTimes: times });
    await tx.orm.update(VenueRow, { id: closed.venueId }, { openingTimes: [] });
  });
  for (const query of ['?open=now', '?open=now&near=34.72,113.74']) {
    const seen: string[] = [];
    let total = 0;
    for (let cursor: string | null = '0'; cursor !== null;) {
      const page = await find(`${query}&cursor=${cursor}`);
      expect(page.items.every(({ openNow }) => openNow)).toBe(true);
      seen.push(...names(page.items));
      [cursor, total] = [page.next, page.total];
    }
    expect(seen).toContain(open.name);
    expect(seen).not.toContain(closed.name);
    expect(total).toBe(seen.length);
  }
  expect(names((await find('?open=now')).items)).toEqual(
    names((await find('?open=now')).items).toSorted((one, other) => (one < other ? -1 : 1)),
  );
});

it('gives every venue once over its pages', async () => {
  const joinings = new Joinings(t);
  for (let count = 0; count < 45; count++) await joinings.city.venue();
  const seen: string[] = [];
  for (let cursor: string | null = '0'; cursor !== null;) {
    const page = await find(`?near=34.72,113.74&cursor=${cursor}`);
    seen.push(...names(page.items));
    cursor = page.next;
  }
  expect(seen.length).toBeGreaterThan(50);
  expect(new Set(seen).size).toBe(seen.length);
});

it('finds what gives a kind of benefit to persons of a grade, and nothing else', async () => {
  const joinings = new Joinings(t);
  // its benefits are percentages alone
  const { content } = await joinings.live();
  const { name } = content.unit;
  const finds = async (query: string) => names((await find(`?q=${encodeURIComponent(name)}${query}`)).items);
  expect(await finds('&benefit=percentage-off&grade=T150')).toEqual([name]);
  expect(await finds('&benefit=percentage-off')).toEqual([name]);
  expect(await finds('&benefit=free-loans&grade=T150')).toEqual([]);
});

it.each([
  '?open=later',
  '?near=here',
  '?near=34.7',
  '?near=1,2,3',
  '?near=34.7,113.7&cursor=x',
  '?benefit=all',
  '?grade=T1',
])('refuses %s with words', async (query) => {
  expect(await t.api.get(`/venues${query}`)).toMatchObject({
    status: 422,
    body: { code: 'invalid-request' },
  });
});
