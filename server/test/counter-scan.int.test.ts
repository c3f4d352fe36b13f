import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BenefitKind } from '@benefit/shared/venue/benefit-rules';
import { FailedScan } from '../src/counter/failed-scan.entity.ts';
import { LedgerRow } from '../src/ledger/ledger-row.entity.ts';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { City } from './support/city.ts';
import type { TestVenue } from './support/city.ts';
import { mintCode, serverKey, strangersKey } from './support/mint.ts';
import type { Phone } from './support/phone.ts';
import type { Till } from './support/till.ts';

const STEP_MS = 15_000;

describe('a scan', () => {
  let t: TestApp;
  let city: City;
  let venue: TestVenue;
  let till: Till;

  beforeAll(async () => {
    t = await startApp();
    city = new City(t);
    venue = await city.venue();
    till = await city.till(venue);
  });
  afterAll(() => t.close());

  const failedScans = (at: Till) =>
    t.database.read((tx) => tx.orm.findBy(FailedScan, { terminalId: at.terminalId }));
  const newPhone = async (): Promise<Phone> => city.phone(await city.citizen());

  it('answers a good code with the masked surname, the benefits and a receipt', async () => {
    const citizen = await city.citizen();
    const answer = await till.scan((await city.phone(citizen)).code());
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      verdict: 'ok',
      scan: expect.any(String),
      holder: { maskedName: '测**', kind: 'person' },
      benefits: expect.any(Array),
      openWaivers: [],
    });
    const offered = (kind: BenefitKind, remaining: number | null, more = {}) => ({
      benefitId: venue.benefits[kind],
      kind,
      title: `优惠 ${kind}`,
      terms: '测试条款',
      remaining,
      offlineSafe: false,
      ...more,
    });
    expect(answer.body.benefits).toHaveLength(4);
    expect(answer.body.benefits).toEqual(
      expect.arrayContaining([
        offered('deposit-waiver', null, { open: { count: 0, limit: 10 } }),
        offered('percentage-off', null, { percentOff: 15 }),
        offered('free-loans', 2),
        offered('free-services', null),
      ]),
    );
  });

  it('takes the white space that scanners add at the end', async () => {
    expect((await till.scan(`${(await newPhone()).code()}\r\n`)).body.verdict).toBe('ok');
  });

  it('consumes nothing: scanned three times, a code can still be redeemed', async () => {
    const phone = await newPhone();
    const code = phone.code();
    for (let times = 0; times < 3; times++) expect((await till.scan(code)).body.verdict).toBe('ok');
    expect(await t.database.read((tx) => tx.orm.countBy(LedgerRow, { passId: phone.passId }))).toBe(0);
    expect((await till.use(code, venue.benefits['free-services'])).status).toBe(201);
  });

  it.each([
    { name: 'two steps old', ahead: -2, verdict: 'ok' },
    { name: 'two steps young', ahead: 2, verdict: 'ok' },
    { name: 'three steps old', ahead: -3, verdict: 'stale' },
    { name: 'three steps young', ahead: 3, verdict: 'stale' },
  ])('finds a code that is $name $verdict', async ({ ahead, verdict }) => {
    const phone = await newPhone();
    t.clock.stop(t.clock.now()); // the step must not turn between drawing and scanning
    expect((await till.scan(phone.code(ahead))).body.verdict).toBe(verdict);
    t.clock.set(t.clock.now());
  });

  it.each([
    { name: 'nothing', text: () => '' },
    { name: 'words', text: () => '你好，世界 🌏' },
    { name: 'a URL', text: () => 'https://qr.example.cn/pay?id=1&x=%00' },
    { name: 'a payment code', text: () => '134567890123456789' },
    { name: 'an internal id', text: () => venue.venueId },
    { name: '4096 characters', text: () => 'A'.repeat(4096) },
    { name: 'half a surrogate and NUL', text: () => 'XY1:\ud800\0' },
    { name: 'SQL', text: () => "'; DROP TABLE pass; --" },
    { name: 'a code in small letters', text: async () => (await newPhone()).code().toLowerCase() },
    { name: 'a code with a space before it', text: async () => ` ${(await newPhone()).code()}` },
    { name: 'a code with more behind it', text: async () => `${(await newPhone()).code()}A` },
    { name: 'a code cut short', text: async () => (await newPhone()).code().slice(0, -1) },
    { name: 'another version', text: async () => (await newPhone()).code().replace('XY1:', 'XY2:') },
  ])('finds $name malformed', async ({ text }) => {
    const answer = await till.scan(await text());
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      verdict: 'malformed',
      refusal: { fixableBy: 'cashier', retry: true },
    });
  });

  it('refuses 4097 characters by field', async () => {
    const answer = await till.scan('A'.repeat(4097));
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([expect.objectContaining({ path: 'code', code: 'too-long' })]);
  });

  it('knows no key of a stranger', async () => {
    const code = mintCode(t, { keyId: 200, signing: strangersKey() });
    expect((await till.scan(code)).body.verdict).toBe('unknown-key');
  });

  it("does not take a stranger's signature under our key's id", async () => {
    const code = mintCode(t, { keyId: serverKey(t).keyId, signing: strangersKey() });
    expect((await till.scan(code)).body.verdict).toBe('bad-signature');
  });

  it('does not take a code that was altered after it was shown', async () => {
    const code = (await newPhone()).code();
    const other = code.at(20) === '0' ? '1' : '0';
    const altered = `${code.slice(0, 20)}${other}${code.slice(21)}`;
    expect((await till.scan(altered)).body.verdict).not.toBe('ok');
    const lastOfSignature = `${code.slice(0, -4)}000${code.slice(-1)}`;
    expect((await till.scan(lastOfSignature)).body.verdict).toBe('bad-signature');
  });

  it('takes a pass to its last second, and not a second longer', async () => {
    const before = t.clock.now();
    const phone = await newPhone();
    t.clock.set(new Date(Date.parse(phone.expiresAt) - 60_000));
    const [cashier, manager] = [await city.staff(venue, 'cashier'), await city.staff(venue, 'manager')];
    const late = await city.till(venue, cashier, manager);
    t.clock.stop(new Date(Date.parse(phone.expiresAt)));
    expect((await late.scan(phone.code())).body.verdict).toBe('ok');
    t.clock.advance(1_000);
    expect((await late.scan(phone.code())).body.verdict).toBe('expired');
    t.clock.set(before);
  });

  it('knows no pass that was never issued, though our own key signed it', async () => {
    expect((await till.scan(mintCode(t, serverKey(t)))).body.verdict).toBe('unknown-pass');
  });

  it('refuses a pass that its holder revoked', async () => {
    const phone = await newPhone();
    await t.api.delete(`/passes/${phone.passId}`, { token: phone.token });
    expect((await till.scan(phone.code())).body.verdict).toBe('revoked');
  });

  it('says at another till when and where a code was used', async () => {
    const phone = await newPhone();
    const code = phone.code();
    const used = await till.use(code, venue.benefits['free-services']);
    const elsewhere = await city.venue();
    const answer = await (await city.till(elsewhere)).scan(code);
    expect(answer.body).toEqual({
      verdict: 'already-used',
      refusal: expect.objectContaining({ code: 'already-used', fixableBy: 'cashier', retry: true }),
      usedAt: used.body.redeemedAt,
      venueName: venue.name,
    });
    t.clock.advance(STEP_MS);
    expect((await till.scan(phone.code())).body.verdict).toBe('ok');
  });

  it('decides by the present score, not by the grade in the code', async () => {
    const citizen = await city.citizen({ score: 160 });
    const phone = await city.phone(citizen);
    await city.setScore(citizen, 100);
    const lower = await till.scan(phone.code());
    expect(lower.body.benefits.map((benefit: { benefitId: string }) => benefit.benefitId)).toContain(
      venue.others.lowerGrade,
    );
    await city.setScore(citizen, 99.99);
    expect((await till.scan(phone.code())).body.verdict).toBe('refused');
  });

  it.each([
    { first: 'unknown-key', second: 'expired', key: 200, ours: false, lifeSeconds: -1, stepsAhead: 0 },
    { first: 'bad-signature', second: 'expired', key: null, ours: false, lifeSeconds: -1, stepsAhead: 0 },
    { first: 'expired', second: 'stale', key: null, ours: true, lifeSeconds: -1, stepsAhead: -9 },
    { first: 'stale', second: 'unknown-pass', key: null, ours: true, lifeSeconds: 60, stepsAhead: -9 },
  ])('says $first before $second', async ({ first, key, ours, lifeSeconds, stepsAhead }) => {
    const { keyId, signing } = serverKey(t);
    const issuer = { keyId: key ?? keyId, signing: ours ? signing : strangersKey() };
    const code = mintCode(t, issuer, { lifeSeconds, stepsAhead });
    expect((await till.scan(code)).body.verdict).toBe(first);
  });

  it('says revoked before used, and used before refused', async () => {
    const citizen = await city.citizen();
    const phone = await city.phone(citizen);
    const code = phone.code();
    await till.use(code, venue.benefits['free-services']);
    await city.block(citizen);
    expect((await till.scan(code)).body.verdict).toBe('already-used');
    await t.api.delete(`/passes/${phone.passId}`, { token: citizen.token });
    expect((await till.scan(code)).body.verdict).toBe('revoked');
  });

  it('says used before refused also where the pass died with the consent', async () => {
    const citizen = await city.citizen();
    const code = (await city.phone(citizen)).code();
    await till.use(code, venue.benefits['free-services']);
    await t.api.delete('/me/consents/current', { token: citizen.token });
    expect((await till.scan(code)).body.verdict).toBe('already-used');
  });

  it('keeps what failed, cut to 300 characters, with the pass where it is known', async () => {
    const own = await city.till(venue);
    const phone = await newPhone();
    await own.scan(`🌏${'长'.repeat(3000)}`);
    const code = phone.code(-9);
    await own.scan(code);
    const kept = await failedScans(own);
    expect(kept.map(({ verdict, passId, text }) => ({ verdict, passId, text }))).toEqual(
      expect.arrayContaining([
        { verdict: 'malformed', passId: null, text: `🌏${'长'.repeat(299)}` },
        { verdict: 'stale', passId: phone.passId, text: code },
      ]),
    );
    expect(kept).toHaveLength(2);
  });

  it('is refused before any verdict where the venue is not live', async () => {
    const closed = await city.venue();
    const there = await city.till(closed);
    await city.stop(closed);
    for (const code of [(await newPhone()).code(), 'no code at all', '1234 5678 1234 5678']) {
      const answer = await there.scan(code);
      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({ code: 'venue-not-live', fixableBy: 'venue' });
    }
    expect(await failedScans(there)).toEqual([]);
  });

  it('needs an enrolled terminal of the own venue, with a fresh code of another in hand', async () => {
    const body = { code: 'x' };
    const other = await city.venue();
    const theirs = await city.till(other);
    const bare = await t.api.post('/counter/scans', body, { token: venue.cashier });
    const unknown = await t.api.post('/counter/scans', body, { token: theirs.token, terminal: 'nobody' });
    const crossed = await t.api.post('/counter/scans', body, {
      token: venue.cashier,
      terminal: theirs.terminal,
    });
    expect([bare, unknown, crossed].map((answer) => answer.body.code)).toEqual([
      'terminal-required',
      'terminal-required',
      'role-required',
    ]);
    const { code } = (
      await t.api.post(`/venues/${other.venueId}/terminal-codes`, undefined, { token: other.manager })
    ).body;
    const stolen = await t.api.post('/counter/terminals', { code, name: '偷来的' }, { token: venue.cashier });
    expect([stolen.status, stolen.body.code]).toEqual([422, 'terminal-code-invalid']);
  });
});
