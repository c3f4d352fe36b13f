import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { VENUE_STATUSES, stoppedText, venueTransitionFor } from '@benefit/shared/venue/venue-state-rules';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { City } from './support/city.ts';
import { VenueRepository } from '../src/venue/venue.repository.ts';
import { Relief } from './support/relief.ts';

const OFFICE_STEPS = ['suspend', 'lift'] as const;

/** The office's steps on a venue: the table, the area, the version, the reason. */
describe('the standing of a venue', () => {
  let t: TestApp;
  let city: City;
  let relief: Relief;
  let office: string;

  beforeAll(async () => {
    t = await startApp();
    city = new City(t);
    relief = new Relief(t);
    office = await city.officer('office');
  });
  afterAll(() => t.close());

  const step = (venueId: string, body: object, token = office) =>
    t.api.post(`/venues/${venueId}/transitions`, body, { token });
  const standing = (venueId: string, token = office) => t.api.get(`/venues/${venueId}/standing`, { token });
  const put = (venueId: string, status: (typeof VENUE_STATUSES)[number]) =>
    t.database.write((tx) => t.app.get(VenueRepository).setStatus(tx, venueId, status));

  it.each(VENUE_STATUSES.flatMap((status) => OFFICE_STEPS.map((action) => ({ status, action }))))(
    'lets the office $action a venue that is $status only where the table does',
    async ({ status, action }) => {
      const { venueId } = await city.venue();
      await put(venueId, status);
      const to = venueTransitionFor(status, action, 'office')?.to;
      const answer = await step(venueId, { version: 0, action, reason: '核实投诉' });
      if (status === 'draft') return expect(answer.status).toBe(404);
      if (to === undefined) {
        expect(answer).toMatchObject({ status: 409, body: { code: 'not-allowed-now', version: 0 } });
        return expect((await standing(venueId)).body).toMatchObject({ status, timeline: [] });
      }
      expect(answer).toMatchObject({ status: 200, body: { status: to, version: 1 } });
      expect(answer.body.timeline).toEqual([
        { at: expect.any(String), action, by: '市信用办', reason: '核实投诉' },
      ]);
    },
  );

  it('stops the tills at once, tells them why, and lets them go on after', async () => {
    const venue = await city.venue();
    const till = await city.till(venue);
    const scan = async () => till.scan((await city.phone(await city.citizen())).code());
    await step(venue.venueId, { version: 0, action: 'suspend', reason: '核实投诉' });
    expect(await scan()).toMatchObject({
      status: 409,
      body: { code: 'venue-not-live', detail: stoppedText.suspended },
    });
    const lifted = await step(venue.venueId, { version: 1, action: 'lift' });
    expect(lifted.body).toMatchObject({ status: 'live', version: 2, actions: ['suspend'] });
    expect(lifted.body.timeline.map(({ action }: { action: string }) => action)).toEqual(['lift', 'suspend']);
    expect((await scan()).body.verdict).toBe('ok');
  });

  it('asks why a venue is suspended', async () => {
    const { venueId } = await city.venue();
    for (const reason of [undefined, '   ']) {
      expect(await step(venueId, { version: 0, action: 'suspend', reason })).toMatchObject({
        status: 422,
        body: { code: 'invalid-request', errors: [{ path: 'reason' }] },
      });
    }
  });

  it('tells the second of two officers who press at once what the first one did', async () => {
    const { venueId } = await city.venue();
    const other = await city.officer('office');
    const body = { version: 0, action: 'suspend', reason: '核实投诉' };
    const answers = await Promise.all([step(venueId, body), step(venueId, body, other)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'out-of-date',
      version: 1,
      changes: ['市信用办：暂停优惠，现在是“已暂停优惠”'],
    });
  });

  it('is the own area’s alone: elsewhere a venue is as if it were not there', async () => {
    const { venueId } = await city.venue();
    const zone = (await relief.officeOfficer('经开区')).token;
    const elsewhere = (await relief.officeOfficer('荥阳市')).token;
    const listed = async (token: string) => {
      const ids: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const query = cursor === '' ? '' : `?cursor=${cursor}`;
        const { body } = await t.api.get(`/venue-standings${query}`, { token });
        ids.push(...body.items.map((item: { venueId: string }) => item.venueId));
        cursor = body.next;
      }
      return ids;
    };
    expect(await listed(zone)).toContain(venueId);
    expect(await listed(office)).toContain(venueId);
    expect(await listed(elsewhere)).not.toContain(venueId);
    expect((await standing(venueId, elsewhere)).status).toBe(404);
    const body = { version: 0, action: 'suspend', reason: '核实投诉' };
    expect((await step(venueId, body, elsewhere)).status).toBe(404);
    expect((await step(venueId, body, zone)).body.timeline[0].by).toBe('经开区信用办');
  });

  it('lists venues that left, and none that never came', async () => {
    const [gone, draft] = [await city.venue(), await city.venue()];
    await put(gone.venueId, 'removed');
    await put(draft.venueId, 'draft');
    expect((await standing(gone.venueId)).body).toMatchObject({ status: 'removed', actions: [] });
    expect((await standing(draft.venueId)).status).toBe(404);
  });
});
