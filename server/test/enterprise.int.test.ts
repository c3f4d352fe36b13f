import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AUDIENCES } from '@benefit/shared/venue/benefit-rules';
import type { Benefit } from '@benefit/shared/venue/venue-contract';
import { LedgerRow } from '../src/ledger/ledger-row.entity.ts';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { City } from './support/city.ts';
import type { Citizen, TestVenue } from './support/city.ts';
import { Enterprises } from './support/enterprises.ts';
import { Phone } from './support/phone.ts';

/** Points of whoever has a grade. */
const SCORE = { T150: 160, T120: 130, T100: 105 };

describe('an enterprise', () => {
  let t: TestApp;
  let city: City;
  let enterprises: Enterprises;

  beforeAll(async () => {
    t = await startApp();
    city = new City(t);
    enterprises = new Enterprises(t, city);
  });
  afterAll(() => t.close());

  const benefitsOf = async ({ venueId }: TestVenue): Promise<Benefit[]> =>
    (await t.api.get(`/venues/${venueId}`)).body.benefits;
  const rowOf = (id: string) => t.database.read((tx) => tx.orm.findOneByOrFail(LedgerRow, { id }));
  const noticesOf = async ({ token }: Citizen) => (await t.api.get('/me/notices', { token })).body.items;

  it('is bound by the representative whom the registry names, and by nobody else', async () => {
    const representative = await city.citizen();
    const creditCode = await enterprises.register(representative, '优');
    const other = await enterprises.bind(await city.citizen(), creditCode);
    expect(other).toMatchObject({ status: 403, body: { code: 'not-representative' } });
    const unbound = await enterprises.bind(await city.citizen({ bind: false }), creditCode);
    expect(unbound).toMatchObject({ status: 403, body: { code: 'not-bound' } });
    const bound = await enterprises.bind(representative, creditCode.toLowerCase());
    expect(bound).toMatchObject({
      status: 201,
      body: {
        creditCode,
        role: 'representative',
        licensed: false,
        standing: { eligible: true, grade: 'excellent' },
      },
    });
    const again = await enterprises.bind(representative, creditCode);
    expect(again.body.enterpriseId).toBe(bound.body.enterpriseId);
  });

  it('is bound once where two requests come at once', async () => {
    const representative = await city.citizen();
    const creditCode = await enterprises.register(representative, null);
    const both = await Promise.all([
      enterprises.bind(representative, creditCode),
      enterprises.bind(representative, creditCode),
    ]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect(both[0].body.enterpriseId).toBe(both[1].body.enterpriseId);
  });

  it.each([
    ['too short', '9141', 'wrong-format'],
    ['nobody’s', '91410100MA00000000', 'not-registered'],
  ])('a code that is %s says so at its field', async (_, creditCode, code) => {
    const answer = await enterprises.bind(await city.citizen(), creditCode);
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: 'creditCode', code }] } });
  });

  it('gets no pass before its licence has arrived, and a new licence takes the place of the old one', async () => {
    const representative = await city.citizen();
    const creditCode = await enterprises.register(representative, '良');
    const { enterpriseId } = (await enterprises.bind(representative, creditCode)).body;
    const phone = new Phone(t.api, t.clock, representative.token, enterpriseId);
    expect(await phone.issue()).toMatchObject({ status: 403, body: { code: 'licence-missing' } });
    const first = await enterprises.upload(representative, enterpriseId, 'licence');
    expect((await phone.issue()).status).toBe(201);
    const second = await enterprises.upload(representative, enterpriseId, 'licence');
    const seen = await enterprises.seenBy(representative, enterpriseId);
    expect(seen?.own?.licence).toMatchObject({ fileId: second, state: 'ready' });
    const stale = await enterprises.announce(representative, enterpriseId, first);
    expect(stale).toMatchObject({ status: 422, body: { errors: [{ code: 'used-elsewhere' }] } });
  });

  describe('gives what the announcement says (附件1 二)', () => {
    it.each(AUDIENCES)('$holder $grade', async ({ holder, grade }) => {
      const venue = await city.venue();
      const till = await city.till(venue);
      const rated = grade === 'excellent' || grade === 'good';
      const score = rated ? 50 : SCORE[grade];
      let phone;
      if (holder === 'person') phone = await city.phone(await city.citizen({ score }));
      else {
        const rating = { excellent: '优', good: '良', T150: null, T120: null, T100: null } as const;
        const enterprise = await enterprises.enterprise({ rating: rating[grade], score });
        await enterprises.consent(enterprise);
        await enterprises.admit(enterprise, venue);
        phone = await enterprises.phone(enterprise, enterprise.representative);
      }
      const wanted = (await benefitsOf(venue)).filter((one) => one.holder === holder && one.grade === grade);
      expect(wanted.map(({ kind }) => kind).sort()).toEqual([
        'deposit-waiver',
        'free-loans',
        'free-services',
        'percentage-off',
      ]);
      const scanned = await till.scan(phone.code());
      expect(scanned.body).toMatchObject({ verdict: 'ok', holder: { kind: holder } });
      expect(scanned.body.benefits.map(({ benefitId }: Benefit) => benefitId).sort()).toEqual(
        wanted.map(({ benefitId }) => benefitId).sort(),
      );
      for (const { benefitId, kind } of wanted) {
        const used = await till.use(
          phone.code(),
          benefitId,
          kind === 'percentage-off' ? { amountFen: 1000 } : {},
        );
        expect(used.status).toBe(201);
        expect(await rowOf(used.body.redemptionId)).toMatchObject({
          ...{ kind: 'redemption', benefitId, grade },
          clause: `郑经信用办〔2024〕21号 三（${holder === 'person' ? '一' : '二'}）`,
          scoreHundredths: holder === 'person' ? score * 100 : null,
        });
        t.clock.advance(15_000);
      }
    });
  });

  it('takes no part when rated 中, whatever the score of its representative', async () => {
    const enterprise = await enterprises.enterprise({ rating: '优', score: 200 });
    await enterprises.consent(enterprise);
    const till = await city.till(await city.venue());
    const phone = await enterprises.phone(enterprise, enterprise.representative);
    await enterprises.reregister(enterprise.creditCode, { rating: '中' });
    expect((await till.scan(phone.code())).body).toMatchObject({ verdict: 'refused' });
    const seen = await enterprises.seenBy(enterprise.representative, enterprise.enterpriseId);
    expect(seen?.standing).toMatchObject({ eligible: false, refusal: { code: 'rating-below-minimum' } });
  });

  it('counts the representative’s score only with consent, which can be taken back', async () => {
    const enterprise = await enterprises.enterprise({ rating: null, score: 130 });
    const phone = new Phone(t.api, t.clock, enterprise.representative.token, enterprise.enterpriseId);
    const code = 'representative-consent-missing';
    expect(await phone.issue()).toMatchObject({ status: 403, body: { code } });
    expect((await enterprises.consent(enterprise)).status).toBe(204);
    expect((await phone.issue()).status).toBe(201);
    const venue = await city.venue();
    await enterprises.admit(enterprise, venue);
    const till = await city.till(venue);
    expect((await till.scan(phone.code())).body.verdict).toBe('ok');
    await enterprises.consent(enterprise, 'DELETE');
    expect((await till.scan(phone.code())).body.verdict).toBe('refused');
  });

  it('never lets an agent, or a till, learn of the representative’s score', async () => {
    const enterprise = await enterprises.enterprise({ rating: null, score: 130 });
    await enterprises.consent(enterprise);
    const agent = await enterprises.agent(enterprise);
    const seen = await enterprises.seenBy(agent, enterprise.enterpriseId);
    expect(seen).toMatchObject({ role: 'agent', standing: { eligible: true }, own: null });
    expect(seen?.standing).not.toHaveProperty('grade');
    const phone = await enterprises.phone(enterprise, agent);
    await city.setScore(enterprise.representative, 87.65);
    const till = await city.till(await city.venue());
    const scanned = await till.scan(phone.code());
    expect(scanned.body).toMatchObject({ verdict: 'refused' });
    expect(JSON.stringify([scanned.body, await noticesOf(agent)])).not.toMatch(/87\.65|商鼎分/);
    const refused = await enterprises.seenBy(agent, enterprise.enterpriseId);
    expect(refused?.standing).toMatchObject({ refusal: { code: 'ask-representative' } });
    const own = await enterprises.seenBy(enterprise.representative, enterprise.enterpriseId);
    expect(own?.standing).toMatchObject({ refusal: { code: 'score-below-minimum' } });
  });

  it('keeps who showed its pass, counts for all of them together, and tells the representative', async () => {
    const enterprise = await enterprises.enterprise();
    const [one, other] = [await enterprises.agent(enterprise), await enterprises.agent(enterprise)];
    const venue = await city.venue({ loans: { limit: 1, every: 1, unit: 'month' } });
    await enterprises.admit(enterprise, venue);
    const till = await city.till(venue);
    const loans = (await benefitsOf(venue)).find(
      ({ holder, grade, kind }) => holder === 'enterprise' && grade === 'excellent' && kind === 'free-loans',
    );
    const scanned = await till.scan((await enterprises.phone(enterprise, one)).code());
    expect(scanned.body.holder).toEqual({
      kind: 'enterprise',
      enterpriseName: enterprise.name,
      maskedName: '测**',
    });
    const used = await till.redeem(scanned.body.scan, loans?.benefitId ?? '');
    expect(used.status).toBe(201);
    const again = await till.use((await enterprises.phone(enterprise, other)).code(), loans?.benefitId ?? '');
    expect(again).toMatchObject({ status: 409, body: { code: 'quota-used-up' } });

    const [told] = await noticesOf(enterprise.representative);
    expect(told).toMatchObject({ kind: 'enterprise' });
    expect(told.text).toContain(enterprise.name);
    const path = `/enterprises/${enterprise.enterpriseId}/records`;
    const records = await t.api.get(path, { token: enterprise.representative.token });
    expect(records.body.items).toMatchObject([
      { redemptionId: used.body.redemptionId, agentName: expect.stringMatching(/^测.*\*/) },
    ]);
    expect((await t.api.get(path, { token: one.token })).status).toBe(404);
    const mine = await t.api.get('/me/records', { token: one.token });
    expect(mine.body.items).toMatchObject([{ enterpriseName: enterprise.name }]);
    const today = await till.today();
    expect(today.body.items).toMatchObject([{ maskedName: enterprise.name }]);
  });

  it('keeps its waivers open for itself, not for whoever showed the pass', async () => {
    const enterprise = await enterprises.enterprise();
    const venue = await city.venue({ openLimit: 1 });
    await enterprises.admit(enterprise, venue);
    const till = await city.till(venue);
    const waiver = (await benefitsOf(venue)).find(
      ({ holder, grade, kind }) =>
        holder === 'enterprise' && grade === 'excellent' && kind === 'deposit-waiver',
    );
    const agent = await enterprises.agent(enterprise);
    const used = await till.use((await enterprises.phone(enterprise, agent)).code(), waiver?.benefitId ?? '');
    const second = await till.use(
      (await enterprises.phone(enterprise, enterprise.representative)).code(),
      waiver?.benefitId ?? '',
    );
    expect(second).toMatchObject({ status: 409, body: { code: 'waivers-open' } });
    const open = await till.openWaivers();
    expect(open.body.items).toMatchObject([{ maskedName: enterprise.name }]);
    expect((await till.return(used.body.redemptionId)).status).toBe(200);
    t.clock.advance(15_000);
    const own = await till.scan((await city.phone(agent)).code());
    expect(own.body.openWaivers).toEqual([]);
  });

  it('lets an agent show its pass until the agent is taken off or leaves', async () => {
    const enterprise = await enterprises.enterprise();
    const [removed, leaving] = [await enterprises.agent(enterprise), await enterprises.agent(enterprise)];
    const phones = [
      await enterprises.phone(enterprise, removed),
      await enterprises.phone(enterprise, leaving),
    ];
    const till = await city.till(await city.venue());
    const path = (agentId: string) => `/enterprises/${enterprise.enterpriseId}/agents/${agentId}`;
    const other = await t.api.call('DELETE', path(leaving.agentId), { token: removed.token });
    expect(other.status).toBe(404);
    const byRepresentative = { token: enterprise.representative.token };
    expect((await t.api.call('DELETE', path(removed.agentId), byRepresentative)).status).toBe(204);
    expect((await t.api.call('DELETE', path(leaving.agentId), { token: leaving.token })).status).toBe(204);
    for (const phone of phones) {
      expect((await till.scan(phone.code())).body).toMatchObject({ verdict: 'revoked' });
      expect((await phone.issue()).status).toBe(404);
    }
    expect(await enterprises.seenBy(removed, enterprise.enterpriseId)).toBeUndefined();
  });

  it('takes a code of its representative once, and none that is old', async () => {
    const enterprise = await enterprises.enterprise();
    const { code } = (await enterprises.invite(enterprise)).body;
    const agent = await city.citizen();
    expect(await enterprises.accept(enterprise.representative, code)).toMatchObject({
      status: 409,
      body: { code: 'already-agent' },
    });
    expect((await enterprises.accept(agent, code)).status).toBe(200);
    const invalid = { status: 422, body: { code: 'invite-invalid' } };
    expect(await enterprises.accept(await city.citizen(), code)).toMatchObject(invalid);
    const old = (await enterprises.invite(enterprise)).body.code;
    t.clock.advance(10 * 60_000);
    expect(await enterprises.accept(await city.citizen(), old)).toMatchObject(invalid);
  });

  it('gives nothing once the registry names another representative, who binds it anew', async () => {
    const enterprise = await enterprises.enterprise();
    const { enterpriseId, creditCode, representative } = enterprise;
    const agent = await enterprises.agent(enterprise);
    const phone = await enterprises.phone(enterprise, agent);
    const till = await city.till(await city.venue());
    const next = await city.citizen();
    await enterprises.reregister(creditCode, { representativeHash: next.documentHash });
    expect((await till.scan(phone.code())).body).toMatchObject({ verdict: 'refused' });
    const seen = await enterprises.seenBy(representative, enterpriseId);
    expect(seen?.standing).toMatchObject({ refusal: { code: 'representative-changed' } });
    const bound = await enterprises.bind(next, creditCode);
    expect(bound.body).toMatchObject({ enterpriseId, licensed: false, own: { agents: [], licence: null } });
    expect((await till.scan(phone.code())).body).toMatchObject({ verdict: 'revoked' });
    expect(await enterprises.seenBy(representative, enterpriseId)).toBeUndefined();
    expect((await enterprises.bind(representative, creditCode)).status).toBe(403);
  });

  it('stands in the second table of the ledger, its agent in the remark and no score anywhere', async () => {
    const unrated = await enterprises.enterprise({ rating: null, score: 133.21 });
    await enterprises.consent(unrated);
    const venue = await city.venue();
    await enterprises.admit(unrated, venue);
    const till = await city.till(venue);
    const loans = (await benefitsOf(venue)).find(
      ({ holder, grade, kind }) => holder === 'enterprise' && grade === 'T120' && kind === 'free-loans',
    );
    const agent = await enterprises.agent(unrated);
    await till.use((await enterprises.phone(unrated, agent)).code(), loans?.benefitId ?? '');
    const reader = await city.citizen();
    await till.use((await city.phone(reader)).code(), venue.benefits['free-loans']);
    const options = { token: venue.manager };
    const path = `/venues/${venue.venueId}/ledger`;
    const row = { holder: 'enterprise', maskedName: unrated.name, maskedNumber: unrated.creditCode };
    const page = await t.api.get(path, options);
    expect(page.body.items).toMatchObject([{ holder: 'person' }, row]);
    const only = await t.api.get(`${path}?holder=enterprise`, options);
    expect(only.body.items).toMatchObject([row]);
    expect(only.body.items[0].remark).toMatch(/；经办人 测.*\*/);
    const csv = (await t.api.get(`${path}/export?format=csv`, options)).body as string;
    const [persons, second] = csv.split('\r\n\r\n');
    expect(persons).toContain('序号,姓名,身份证号,信用级别,享受日期,备注');
    expect(second).toMatch(/^序号,名称,统一社会信用代码,信用等级,享受日期,备注\r\n/);
    expect(second).toContain(
      `,${unrated.name},${unrated.creditCode},暂无评价（法定代表人120 分至不满 150 分级）,`,
    );
    const office = await city.officer('office');
    const official = await t.api.post(
      `${path}/official-copies`,
      { format: 'csv', reason: '年度检查' },
      { token: office },
    );
    expect(official.body).toContain(`经办人 ${agent.name}`);
    expect(official.body).toContain(reader.documentNumber);
    expect(official.body).not.toContain('133.21');
  });
});
