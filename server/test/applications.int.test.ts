import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { shanghaiDate } from '@benefit/shared/shanghai-time';
import { newId } from '../src/platform/ids.ts';
import { VenueCalendarService } from '../src/venue/venue-calendar.service.ts';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { City } from './support/city.ts';
import type { TestVenue } from './support/city.ts';
import { Enterprises } from './support/enterprises.ts';
import type { TestEnterprise } from './support/enterprises.ts';
import { Joinings } from './support/joining.ts';

const DAY_MS = 24 * 3600_000;

describe("an enterprise's application (附件1 四)", () => {
  let t: TestApp;
  let city: City;
  let enterprises: Enterprises;

  beforeAll(async () => {
    t = await startApp();
    city = new City(t);
    enterprises = new Enterprises(t, city);
  });
  afterAll(() => t.close());

  const identityOf = ({ representative, enterpriseId }: TestEnterprise) =>
    enterprises.upload(representative, enterpriseId, 'identity');
  const applied = async (enterprise: TestEnterprise, { venueId }: TestVenue, more: object = {}) => {
    const identityFileId = await identityOf(enterprise);
    return enterprises.apply(enterprise, { venueId, all: false, identityFileId, ...more });
  };
  const detail = ({ venueId }: TestVenue, applicationId: string, token: string) =>
    t.api.get(`/venues/${venueId}/applications/${applicationId}`, { token });

  it('is what a till asks for before it gives an enterprise anything', async () => {
    const enterprise = await enterprises.enterprise();
    const venue = await city.venue();
    const till = await city.till(venue);
    const phone = await enterprises.phone(enterprise, enterprise.representative);
    expect((await till.scan(phone.code())).body).toMatchObject({
      verdict: 'not-admitted',
      refusal: { code: 'not-admitted', fixableBy: 'holder' },
    });
    await enterprises.admit(enterprise, venue);
    const scanned = await till.scan(phone.code());
    expect(scanned.body).toMatchObject({ verdict: 'ok' });
    t.clock.advance(31 * DAY_MS);
    // over between scan and redemption counts as well
    await city.logInAgain(enterprise.representative);
    const later = await city.till(
      venue,
      await city.staff(venue, 'cashier'),
      await city.staff(venue, 'manager'),
    );
    const fresh = await enterprises.phone(enterprise, enterprise.representative);
    expect((await later.scan(fresh.code())).body).toMatchObject({ verdict: 'not-admitted' });
  });

  it('is refused at the redemption where it ran out after the scan', async () => {
    const enterprise = await enterprises.enterprise();
    const venue = await city.venue();
    await enterprises.admit(enterprise, venue);
    const till = await city.till(venue);
    const phone = await enterprises.phone(enterprise, enterprise.representative);
    const { scan, benefits } = (await till.scan(phone.code())).body;
    await t.database.write((tx) =>
      tx.execute('UPDATE enterprise_application SET valid_until = ? WHERE venue_id = ?', [
        '2020-01-01',
        venue.venueId,
      ]),
    );
    expect(await till.redeem(scan, benefits[0].benefitId, { amountFen: 100 })).toMatchObject({
      status: 409,
      body: { code: 'not-admitted' },
    });
  });

  it('is verified by the manager, who sees documents and sources, and noted for the representative', async () => {
    const enterprise = await enterprises.enterprise({ rating: null, score: 133.21 });
    await enterprises.consent(enterprise);
    const venue = await city.venue();
    const { representative, enterpriseId } = enterprise;
    const ratingFileId = await enterprises.upload(representative, enterpriseId, 'rating');
    const [application] = (await applied(enterprise, venue, { ratingFileId })).body.items;
    const list = await t.api.get(`/venues/${venue.venueId}/applications`, { token: venue.manager });
    expect(list.body).toMatchObject({
      waiting: 1,
      items: [{ state: 'waiting', enterpriseName: enterprise.name }],
    });
    const seen = await detail(venue, application.applicationId, venue.manager);
    expect(seen.body).toMatchObject({
      representativeName: expect.stringMatching(/^测.*\*/),
      verification: { representativeRegistered: true, rating: null, eligible: true },
      documents: [{ purpose: 'licence' }, { purpose: 'identity' }, { purpose: 'rating' }],
    });
    expect(JSON.stringify(seen.body)).not.toMatch(/133\.21|\bT120\b/);
    const [identity] = seen.body.documents.filter(
      ({ purpose }: { purpose: string }) => purpose === 'identity',
    );
    expect((await t.api.get(identity.links.original)).status).toBe(200);
    const looks = await t.api.get('/me/looks', { token: representative.token });
    expect(looks.body.items).toMatchObject([{ by: `${venue.name} 负责人`, reason: '核实企业申请' }]);
    const answered = await enterprises.answer(venue, application.applicationId);
    expect(answered.body).toMatchObject({ state: 'accepted', inForce: true });
    const again = await enterprises.answer(venue, application.applicationId, {
      accepted: false,
      reason: '重',
    });
    expect(again).toMatchObject({ status: 409, body: { code: 'not-allowed-now' } });
    const notices = await t.api.get('/me/notices', { token: representative.token });
    expect(notices.body.items[0]).toMatchObject({ kind: 'enterprise', title: '企业申请已有答复' });
  });

  it('goes to all venues in force of a sponsor at once, and to none twice', async () => {
    const joinings = new Joinings(t);
    const sponsor = await joinings.sponsor();
    const [asked, beside, stopped] = [await city.venue(), await city.venue(), await city.venue()];
    for (const venue of [asked, beside, stopped]) await joinings.adopt(venue, sponsor);
    await city.stop(stopped);
    const enterprise = await enterprises.enterprise();
    const one = await applied(enterprise, asked);
    expect(one.body.items).toHaveLength(1);
    const all = await applied(enterprise, asked, { all: true });
    expect(all.body.items).toMatchObject([{ venueId: beside.venueId }]);
    expect(await applied(enterprise, beside)).toMatchObject({
      status: 409,
      body: { code: 'application-waiting' },
    });
    const path = `/enterprises/${enterprise.enterpriseId}/applications`;
    const mine = await t.api.get(path, { token: enterprise.representative.token });
    expect(mine.body.items).toHaveLength(2);
    const agent = await enterprises.agent(enterprise);
    expect((await t.api.get(path, { token: agent.token })).body.items).toHaveLength(2);
    expect((await t.api.get(path, { token: (await city.citizen()).token })).status).toBe(404);
  });

  it('is answered within the rules alone', async () => {
    const enterprise = await enterprises.enterprise();
    const venue = await city.venue();
    const [{ applicationId }] = (await applied(enterprise, venue)).body.items;
    const answer = (body: object) => enterprises.answer(venue, applicationId, body);
    const today = shanghaiDate(t.clock.now());
    for (const [validUntil, code] of [
      [today, 'out-of-range'],
      ['2099-01-01', 'out-of-range'],
      [undefined, 'out-of-range'],
      ['2026-02-30', 'wrong-format'],
    ])
      expect(await answer({ validUntil })).toMatchObject({
        status: 422,
        body: { errors: [{ path: 'validUntil', code }] },
      });
    expect(await answer({ accepted: false, reason: ' ' })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'reason', code: 'required' }] },
    });
    await enterprises.reregister(enterprise.creditCode, { rating: '差' });
    expect(await answer({})).toMatchObject({ status: 409, body: { code: 'not-allowed-now' } });
    const refused = await answer({ accepted: false, reason: '评价为差' });
    expect(refused.body).toMatchObject({ state: 'refused', reason: '评价为差', validUntil: null });
  });

  it('needs documents that have arrived, of the right kind, and of this enterprise', async () => {
    const [enterprise, other] = [await enterprises.enterprise(), await enterprises.enterprise()];
    const { venueId } = await city.venue();
    const announced = newId(t.clock.now());
    await enterprises.announce(enterprise.representative, enterprise.enterpriseId, announced, {
      purpose: 'identity',
    });
    const rating = await enterprises.upload(enterprise.representative, enterprise.enterpriseId, 'rating');
    for (const identityFileId of [announced, rating, await identityOf(other)])
      expect(await enterprises.apply(enterprise, { venueId, all: false, identityFileId })).toMatchObject({
        status: 422,
        body: { errors: [{ path: 'identityFileId', code: 'not-arrived' }] },
      });
    const agent = await enterprises.agent(enterprise);
    const identityFileId = await identityOf(enterprise);
    const byAgent = await enterprises.apply(enterprise, { venueId, all: false, identityFileId }, agent.token);
    expect(byAgent.status).toBe(404);
  });

  it('loses its documents some days after its last answer, not before', async () => {
    const enterprise = await enterprises.enterprise();
    const [first, second] = [await city.venue(), await city.venue()];
    const identityFileId = await identityOf(enterprise);
    const ids: string[] = [];
    for (const { venueId } of [first, second]) {
      const answer = await enterprises.apply(enterprise, { venueId, all: false, identityFileId });
      ids.push(answer.body.items[0].applicationId);
    }
    await enterprises.answer(first, ids[0] ?? '');
    const links = (await detail(first, ids[0] ?? '', first.manager)).body.documents[1].links;
    const sweep = () => t.app.get(VenueCalendarService).sweep();
    const later = async (days: number) => {
      t.clock.advance(days * DAY_MS);
      await sweep();
      first.manager = await city.staff(first, 'manager');
      second.manager = await city.staff(second, 'manager');
    };
    await later(16);
    // the other venue has not answered yet
    expect((await detail(second, ids[1] ?? '', second.manager)).body.documents).toHaveLength(2);
    await enterprises.answer(second, ids[1] ?? '');
    await later(16);
    expect((await detail(first, ids[0] ?? '', first.manager)).body.documents).toEqual([]);
    expect((await t.api.get(links.original)).status).not.toBe(200);
    await city.logInAgain(enterprise.representative);
    const own = await enterprises.seenBy(enterprise.representative, enterprise.enterpriseId);
    expect(own?.licensed).toBe(true);
  });
});
