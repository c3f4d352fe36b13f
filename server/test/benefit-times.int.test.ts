import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { shanghaiClock, shanghaiDate, shanghaiWeekday } from '@benefit/shared/shanghai-time';
import type { Weekday } from '@benefit/shared/shanghai-time';
import { ANY_TIME } from '@benefit/shared/venue/benefit-time-rules';
import type { BenefitDraft } from '@benefit/shared/venue/joining-rules';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { City } from './support/city.ts';
import { Joinings } from './support/joining.ts';
import type { Joiner } from './support/joining.ts';
import type { Phone } from './support/phone.ts';
import type { Till } from './support/till.ts';

const STEP_MS = 15_000;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 3600_000;
/** A Monday noon in Shanghai: no test runs over a midnight. */
const NOON = new Date('2027-03-15T04:00:00.000Z');

/** What a benefit is limited to: days, hours, and uses at all outlets of a unit. */
describe('a benefit with limits', () => {
  let t: TestApp;
  let city: City;
  let joinings: Joinings;

  beforeAll(async () => {
    t = await startApp({}, NOON);
    city = new City(t);
    joinings = new Joinings(t);
  });
  afterAll(() => t.close());

  /** Two free loans a quarter for the best grade, beside what the venue has. */
  const loans = (limits: Partial<BenefitDraft>): BenefitDraft => ({
    ...{ benefitId: joinings.newId(), holder: 'person', grade: 'T150', kind: 'free-loans', percentOff: null },
    ...{ reducedFen: null, openLimit: null, basis: 'purchase', service: '', terms: '每次 1 册' },
    ...{ quota: { limit: 2, every: 1, unit: 'quarter' }, quotaFor: 'outlet', times: ANY_TIME },
    ...{ combinable: false, offlineSafe: true, ...limits },
  });

  /** A venue in force that publishes one more benefit. */
  const giving = async (benefit: BenefitDraft, creditCode?: string): Promise<Joiner> => {
    const sponsor = await joinings.sponsor();
    const joiner = await joinings.live(sponsor, creditCode);
    await publish(joiner, [...joiner.content.benefits, benefit]);
    return joiner;
  };
  const publish = async (joiner: Joiner, benefits: BenefitDraft[]) => {
    const { venueId, token } = joiner;
    const { contentVersion, content } = await joinings.view(joiner);
    const saved = await joinings.save(venueId, token, contentVersion, { ...content, benefits });
    const body = { contentVersion: saved.body.contentVersion };
    const published = await t.api.post(`/venues/${venueId}/announcements`, body, { token });
    expect(published.status).toBe(201);
  };
  const tillAt = async ({ venueId, token }: Joiner): Promise<Till> =>
    city.till({ venueId, manager: token, cashier: await city.staff({ venueId }, 'cashier') });
  const scan = async (till: Till, phone: Phone) => {
    t.clock.advance(STEP_MS);
    return (await till.scan(phone.code())).body;
  };
  const use = (till: Till, phone: Phone, benefitId: string) => {
    t.clock.advance(STEP_MS);
    return till.use(phone.code(), benefitId);
  };
  const reader = async (): Promise<Phone> => city.phone(await city.citizen());
  const leftOf = (body: { benefits: { benefitId: string }[] }, id: string) =>
    body.benefits.find(({ benefitId }) => benefitId === id);
  const inMinutes = (minutes: number) => new Date(t.clock.now().getTime() + minutes * MINUTE_MS);

  it('is given in its hours alone, and says when they are', async () => {
    const [from, to] = [shanghaiClock(inMinutes(10)), shanghaiClock(inMinutes(20))];
    const benefit = loans({ times: { ...ANY_TIME, hours: { from, to } } });
    const till = await tillAt(await giving(benefit));
    const phone = await reader();
    const opens = new Date(`${shanghaiDate(t.clock.now())}T${from}:00+08:00`).toISOString();

    const early = await scan(till, phone);
    expect(leftOf(early, benefit.benefitId)).toMatchObject({
      ...{ notNow: true, limits: `${from}–${to}`, remaining: 2, availableAt: opens },
    });
    expect(await use(till, phone, benefit.benefitId)).toMatchObject({
      status: 409,
      body: { code: 'benefit-not-now', detail: `优惠时间：${from}–${to}`, availableAt: opens },
    });

    t.clock.set(new Date(opens));
    const within = leftOf(await scan(till, phone), benefit.benefitId);
    expect(within).toMatchObject({ limits: `${from}–${to}`, remaining: 2 });
    expect(within).not.toHaveProperty('notNow');
    expect(await use(till, phone, benefit.benefitId)).toMatchObject({ status: 201, body: { remaining: 1 } });

    t.clock.advance(10 * MINUTE_MS);
    expect(await use(till, phone, benefit.benefitId)).toMatchObject({
      body: { code: 'benefit-not-now', availableAt: new Date(Date.parse(opens) + DAY_MS).toISOString() },
    });
  });

  it('is given on its days of the week alone', async () => {
    const today = shanghaiWeekday(t.clock.now());
    const tomorrow = ((today % 7) + 1) as Weekday;
    const benefit = loans({ times: { ...ANY_TIME, weekdays: [tomorrow] } });
    const till = await tillAt(await giving(benefit));
    const answer = await use(till, await reader(), benefit.benefitId);
    expect(answer.body).toMatchObject({
      code: 'benefit-not-now',
      availableAt: new Date(
        `${shanghaiDate(new Date(t.clock.now().getTime() + DAY_MS))}T00:00:00+08:00`,
      ).toISOString(),
    });
  });

  it('is announced with its limits, and gone after its last day', async () => {
    const until = shanghaiDate(t.clock.now());
    const benefit = loans({ times: { ...ANY_TIME, until } });
    const { venueId } = await giving(benefit);
    const ofVenue = async () => (await t.api.get(`/venues/${venueId}`)).body;
    const announced = (await t.api.get(`/venues/${venueId}/announcement`)).body;
    const [year, month, day] = until.split('-').map(Number);
    expect(JSON.stringify(announced.parts)).toContain(`每季度免费借阅 2 次，至 ${year}年${month}月${day}日`);
    expect(leftOf(await ofVenue(), benefit.benefitId)).toMatchObject({
      limits: `至 ${year}年${month}月${day}日`,
    });
    const found = async () => {
      const body = (await t.api.get('/venues?benefit=free-loans&grade=T150')).body;
      return body.items.some((venue: { venueId: string }) => venue.venueId === venueId);
    };
    expect(await found()).toBe(true);
    t.clock.advance(DAY_MS);
    expect(leftOf(await ofVenue(), benefit.benefitId)).toBeUndefined();
    expect(await found()).toBe(false);
  });

  it('that ran out by its own last day is left out without a notice', async () => {
    const benefit = loans({ times: { ...ANY_TIME, until: shanghaiDate(t.clock.now()) } });
    const joiner = await giving(benefit);
    t.clock.advance(DAY_MS);
    joiner.token = await joinings.managerOf(joiner);
    await publish(joiner, joiner.content.benefits);
    const { body } = await t.api.get(`/venues/${joiner.venueId}/announcement`);
    expect(JSON.stringify(body)).not.toContain('本次减少的优惠');
  });

  describe('counted at all outlets of its unit', () => {
    const CODE = '91410100MA45F2Q86A';
    const OTHER = '91410100MA45DEM99N';

    it('is used up everywhere at once, and comes back with a void', async () => {
      const [here, there] = [loans({ quotaFor: 'unit' }), loans({ quotaFor: 'unit' })];
      const [one, two] = [await tillAt(await giving(here, CODE)), await tillAt(await giving(there, CODE))];
      const phone = await reader();
      const first = await use(one, phone, here.benefitId);
      expect(first).toMatchObject({ status: 201, body: { remaining: 1 } });
      expect(leftOf(await scan(two, phone), there.benefitId)).toMatchObject({
        ...{ remaining: 1, limits: '次数各店合计' },
      });
      expect(await use(two, phone, there.benefitId)).toMatchObject({ status: 201, body: { remaining: 0 } });
      expect((await use(one, phone, here.benefitId)).body.code).toBe('quota-used-up');
      expect((await use(two, phone, there.benefitId)).body.code).toBe('quota-used-up');

      expect((await one.void(first.body.redemptionId)).status).toBe(200);
      expect(leftOf(await scan(two, phone), there.benefitId)).toMatchObject({ remaining: 1 });
      expect((await use(two, phone, there.benefitId)).status).toBe(201);
    });

    it('is given no oftener when both outlets are asked at once', async () => {
      const [here, there] = [loans({ quotaFor: 'unit' }), loans({ quotaFor: 'unit' })];
      const [one, two] = [await tillAt(await giving(here, CODE)), await tillAt(await giving(there, CODE))];
      const phone = await reader();
      const scans = [];
      for (const [till, benefitId] of [
        [one, here.benefitId],
        [two, there.benefitId],
        [one, here.benefitId],
        [two, there.benefitId],
      ] as const)
        scans.push({ till, benefitId, scan: (await scan(till, phone)).scan as string });
      const answers = await Promise.all(
        scans.map(({ till, benefitId, scan }) => till.redeem(scan, benefitId)),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409]);
    });

    it('gives nobody the period anew when it comes to count otherwise', async () => {
      const benefit = loans({ quotaFor: 'unit' });
      const joiner = await giving(benefit, CODE);
      const till = await tillAt(joiner);
      const phone = await reader();
      for (let count = 0; count < 2; count++) await use(till, phone, benefit.benefitId);
      // at each outlet by itself is more than together: it holds at once
      await publish(joiner, [...joiner.content.benefits, { ...benefit, quotaFor: 'outlet' }]);
      const left = leftOf(await scan(till, phone), benefit.benefitId);
      expect(left).toMatchObject({ remaining: 0 });
      expect(left).not.toHaveProperty('limits');
      expect((await use(till, phone, benefit.benefitId)).body.code).toBe('quota-used-up');
    });

    it('leaves outlets alone that count for themselves, and other units', async () => {
      const shared = loans({ quotaFor: 'unit' });
      const own = loans({ quotaFor: 'outlet' });
      const foreign = loans({ quotaFor: 'unit' });
      const first = await tillAt(await giving(shared, CODE));
      const phone = await reader();
      for (let count = 0; count < 2; count++) await use(first, phone, shared.benefitId);
      const second = await tillAt(await giving(own, CODE));
      const third = await tillAt(await giving(foreign, OTHER));
      expect(leftOf(await scan(second, phone), own.benefitId)).toMatchObject({ remaining: 2 });
      expect(leftOf(await scan(third, phone), foreign.benefitId)).toMatchObject({ remaining: 2 });
    });
  });
});
