import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SPONSOR_CHECKS } from '@benefit/shared/venue/joining-rules';
import { VENUE_ACTIONS, VENUE_STATUSES, venueTransitionFor } from '@benefit/shared/venue/venue-state-rules';
import type { VenueAction, VenueActor } from '@benefit/shared/venue/venue-state-rules';
import { shanghaiDate } from '@benefit/shared/shanghai-time';
import { ExchangeService } from '../src/exchange/exchange.service.ts';
import { VenueCalendarService } from '../src/venue/venue-calendar.service.ts';
import { VenueRepository } from '../src/venue/venue.repository.ts';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { Relief } from './support/relief.ts';
import { Joinings } from './support/joining.ts';
import type { Joiner, TestSponsor } from './support/joining.ts';

const DAY_MS = 24 * 3600_000;
const AT_ONCE = 20;

describe('the steps of a venue', () => {
  let t: TestApp;
  let joinings: Joinings;
  let sponsor: TestSponsor;
  let office: string;
  /** One venue that is ready, put into each state in turn. */
  let joiner: Joiner;

  beforeAll(async () => {
    t = await startApp();
    joinings = new Joinings(t);
    sponsor = await joinings.sponsor();
    office = await joinings.city.officer('office');
    joiner = await joinings.live(sponsor);
  });
  afterAll(() => t.close());

  const put = (venueId: string, status: (typeof VENUE_STATUSES)[number]) =>
    t.database.write((tx) => t.app.get(VenueRepository).setStatus(tx, venueId, status));
  const versionOf = async () =>
    (await t.api.get(`/venues/${joiner.venueId}/standing`, { token: joiner.token })).body.version as number;
  const day = (days: number) => shanghaiDate(new Date(t.clock.now().getTime() + days * DAY_MS));

  /** Everything that a step may need, so that only state and role decide. */
  const stepFor = (action: VenueAction, version: number) => ({
    version,
    action,
    reason: '核实情况',
    ...(action === 'recommend' ? { checks: SPONSOR_CHECKS } : {}),
    ...(action === 'return' ? { steps: ['unit', 'listing'] } : {}),
    ...(action === 'pause' ? { until: day(10) } : {}),
  });

  const ROLES = [
    'manager',
    'cashier',
    'sponsor',
    'other-sponsor',
    'office',
    'other-office',
    'operator',
    'admin',
    'citizen',
  ];
  const ACTOR: Partial<Record<string, VenueActor>> = {
    manager: 'manager',
    sponsor: 'sponsor',
    office: 'office',
  };

  it('are each taken by whom the table names, in the states it names, and by nobody else', async () => {
    const { city } = joinings;
    const tokens: Record<string, string> = {
      manager: joiner.token,
      cashier: await city.staff({ venueId: joiner.venueId } as never, 'cashier'),
      sponsor: sponsor.token,
      'other-sponsor': (await joinings.sponsor()).token,
      office,
      'other-office': (await new Relief(t).officeOfficer('荥阳市')).token,
      operator: await city.officer('operator'),
      admin: await city.officer('admin'),
      citizen: (await city.citizen()).token,
    };
    const wrong: string[] = [];
    for (const status of VENUE_STATUSES) {
      for (const action of VENUE_ACTIONS.filter((each) => each !== 'remove')) {
        for (const role of ROLES) {
          await put(joiner.venueId, status);
          const answer = await joinings.step(joiner, tokens[role] ?? '', stepFor(action, await versionOf()));
          const actor = ACTOR[role];
          const to = actor === undefined ? null : venueTransitionFor(status, action, actor);
          const expected = to === null ? [403, 404, 409] : [200];
          const right = expected.includes(answer.status) && (to === null || answer.body.status === to.to);
          if (!right)
            wrong.push(`${role} ${status} ${action}: ${answer.status} ${JSON.stringify(answer.body)}`);
          if (
            actor !== undefined &&
            to === null &&
            answer.status !== (status === 'draft' && actor !== 'manager' ? 404 : 409)
          )
            wrong.push(`${role} ${status} ${action}: ${answer.status}, not the reason`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  describe('a pause', () => {
    it('ends on its day by itself, and not before', async () => {
      const own = await joinings.live(sponsor);
      const pause = { version: 3, action: 'pause', reason: '店面装修', until: day(3) };
      expect((await joinings.step(own, own.token, pause)).body).toMatchObject({
        status: 'paused',
        pausedUntil: day(3),
      });
      const calendar = t.app.get(VenueCalendarService);
      const status = async () => (await joinings.view(own)).status;
      await calendar.sweep();
      expect(await status()).toBe('paused');
      t.clock.advance(4 * DAY_MS);
      await calendar.sweep();
      await calendar.sweep();
      t.clock.advance(-4 * DAY_MS);
      expect(await status()).toBe('live');
      const { body } = await t.api.get(`/venues/${own.venueId}/standing`, { token: own.token });
      expect(body.timeline.slice(0, 2)).toMatchObject([
        { action: 'resume', by: '到期自动' },
        { action: 'pause', by: own.content.unit.name },
      ]);
    });

    it.each([0, -1, 400])('takes no last day that lies %i days ahead', async (days) => {
      await put(joiner.venueId, 'live');
      const step = { version: await versionOf(), action: 'pause', reason: '装修', until: day(days) };
      expect((await joinings.step(joiner, joiner.token, step)).body.errors).toMatchObject([
        { path: 'until' },
      ]);
    });
  });

  it('end a venue after the last day that it announced', async () => {
    const own = await joinings.submitted(sponsor);
    await put(own.venueId, 'draft');
    const { contentVersion } = await joinings.view(own);
    const until = day(2 * 365 + 10);
    const announcement = { openEnded: false, until, noticeDays: 7 };
    await joinings.save(own.venueId, own.token, contentVersion, { ...own.content, announcement });
    await put(own.venueId, 'recommended');
    expect((await joinings.step(own, office, { version: 1, action: 'go-live' })).status).toBe(200);
    const calendar = t.app.get(VenueCalendarService);
    await calendar.sweep();
    expect((await joinings.view(own)).status).toBe('live');
    t.clock.advance((2 * 365 + 11) * DAY_MS);
    await calendar.sweep();
    t.clock.advance(-(2 * 365 + 11) * DAY_MS);
    const { body } = await t.api.get(`/venues/${own.venueId}/standing`, { token: own.token });
    expect(body).toMatchObject({
      status: 'ended',
      timeline: [{ action: 'end', reason: `公告的推行期限至 ${until}` }, {}, {}],
    });
  });

  it('say in the history where a venue ends before its two years', async () => {
    const own = await joinings.live(sponsor);
    const ended = await joinings.step(own, own.token, { version: 3, action: 'end', reason: '搬迁' });
    expect(ended.body).toMatchObject({
      status: 'ended',
      timeline: [{ reason: '推行未满两年。搬迁' }, {}, {}, {}],
    });
    expect((await t.api.get(`/venues/${own.venueId}`)).body.status).toBe('ended');
  });

  describe('a removal', () => {
    const propose = (own: Joiner, body: object = {}) =>
      t.api.post(
        `/venues/${own.venueId}/removals`,
        { ground: 'accident', reason: '消防检查不合格', hearingUntil: day(5), ...body },
        { token: own.sponsor.token },
      );
    const state = (own: Joiner, removalId: string) =>
      t.api.post(
        `/venues/${own.venueId}/removals/${removalId}/statement`,
        { statement: '已经整改' },
        { token: own.token },
      );
    const decide = (own: Joiner, removalId: string, decision = 'upheld') =>
      t.api.post(
        `/venues/${own.venueId}/removals/${removalId}/decision`,
        { decision, reason: '整改未完成' },
        { token: own.sponsor.token },
      );
    const remove = (own: Joiner, version: number) =>
      joinings.step(own, office, { version, action: 'remove', reason: '按推荐单位决定执行' });

    it('is proposed, heard, decided and carried out, each by its own', async () => {
      const own = await joinings.live(sponsor);
      expect((await remove(own, 3)).body.code).toBe('not-allowed-now');
      const proposed = await propose(own);
      expect(proposed).toMatchObject({
        status: 201,
        body: { removal: { by: sponsor.name, decision: null } },
      });
      const { removalId } = proposed.body.removal;
      expect((await propose(own)).body.code).toBe('not-allowed-now');
      expect((await decide(own, removalId)).body).toMatchObject({
        code: 'not-allowed-now',
        availableAt: expect.any(String),
      });
      expect((await state(own, removalId)).body.removal.statement).toBe('已经整改');
      expect((await state(own, removalId)).body.code).toBe('not-allowed-now');
      expect((await remove(own, 3)).body.code).toBe('not-allowed-now');
      expect((await decide(own, removalId)).body.removal.decision).toBe('upheld');
      const seen = await t.api.get(`/venues/${own.venueId}/standing`, { token: office });
      expect(seen.body.actions).toContain('remove');
      expect((await remove(own, 3)).body.status).toBe('removed');
      for (const path of ['', '/announcement'])
        expect((await t.api.get(`/venues/${own.venueId}${path}`)).status).toBe(404);
      // the ledger is kept
      expect((await t.api.get(`/venues/${own.venueId}/ledger`, { token: own.token })).status).toBe(200);
    });

    it('is decided without the venue once its time is over, and not before', async () => {
      const own = await joinings.live(sponsor);
      const { removalId } = (await propose(own)).body.removal;
      expect((await decide(own, removalId)).body.code).toBe('not-allowed-now');
      t.clock.advance(6 * DAY_MS);
      const late = { ...own, sponsor: { ...sponsor, token: await joinings.logInAgain(sponsor) } };
      expect((await decide(late, removalId)).body.removal).toMatchObject({
        decision: 'upheld',
        statement: null,
      });
      t.clock.advance(-6 * DAY_MS);
    });

    it('may be dropped, and proposed again', async () => {
      const own = await joinings.live(sponsor);
      const { removalId } = (await propose(own)).body.removal;
      await state(own, removalId);
      expect((await decide(own, removalId, 'dropped')).body.removal.decision).toBe('dropped');
      expect((await remove(own, 3)).body.code).toBe('not-allowed-now');
      expect((await propose(own)).status).toBe(201);
    });

    it.each([0, 1, 45])('gives the venue no %i days to speak', async (days) => {
      const own = await joinings.live(sponsor);
      expect((await propose(own, { hearingUntil: day(days) })).body.errors).toMatchObject([
        { path: 'hearingUntil' },
      ]);
    });

    it('keeps twenty redemptions that run meanwhile before it, with a row, or after it, refused', async () => {
      const own = await joinings.live(sponsor);
      const { city } = joinings;
      const cashier = await city.staff({ venueId: own.venueId } as never, 'cashier');
      const till = await city.till({ venueId: own.venueId } as never, cashier, own.token);
      const benefitId = own.content.benefits[0]?.benefitId ?? '';
      const scans = await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          const phone = await city.phone(await city.citizen());
          return (await till.scan(phone.code())).body.scan as string;
        }),
      );
      const { removalId } = (await propose(own)).body.removal;
      await state(own, removalId);
      await decide(own, removalId);
      const redeem = (scan: string) => till.redeem(scan, benefitId, { amountFen: 1000 });
      const [answers] = await Promise.all([
        Promise.all(scans.slice(0, AT_ONCE / 2).map(redeem)),
        remove(own, 3),
      ]);
      answers.push(...(await Promise.all(scans.slice(AT_ONCE / 2).map(redeem))));
      const refused = answers.filter(({ status }) => status !== 201);
      expect(refused.length).toBeGreaterThanOrEqual(AT_ONCE / 2);
      for (const { body } of refused) expect(body.code).toBe('venue-not-live');
      const { body } = await t.api.get(`/venues/${own.venueId}/ledger/totals`, { token: office });
      expect(body.all.redemptions).toBe(AT_ONCE - refused.length);
    });
  });

  it('tell everybody who used a venue once that it stops, and nobody else', async () => {
    const own = await joinings.live(sponsor);
    const { city } = joinings;
    const cashier = await city.staff({ venueId: own.venueId } as never, 'cashier');
    const till = await city.till({ venueId: own.venueId } as never, cashier, own.token);
    const [reader, twice, other] = [await city.citizen(), await city.citizen(), await city.citizen()];
    const benefitId = own.content.benefits[0]?.benefitId ?? '';
    for (const citizen of [reader, twice, twice])
      await till.use((await city.phone(citizen)).code(), benefitId, { amountFen: 500 });
    await joinings.step(own, office, { version: 3, action: 'suspend', reason: '核实投诉' });
    await t.app.get(ExchangeService).drain();
    const told = async (token: string) =>
      (await t.api.get('/me/notices', { token })).body.items.filter(
        ({ kind }: { kind: string }) => kind === 'venue',
      );
    for (const { token } of [reader, twice])
      expect(await told(token)).toMatchObject([
        { title: '网点暂停信用优惠', text: expect.stringContaining(own.content.unit.name) },
      ]);
    expect(await told(other.token)).toEqual([]);
  });
});
