import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HolderReason } from '@benefit/shared/refusal';
import { REFUSALS } from '@benefit/shared/refusal';
import { Account } from '../src/identity/account.entity.ts';
import { Person } from '../src/identity/person.entity.ts';
import type { Answer } from './support/api.ts';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { City } from './support/city.ts';
import type { Citizen, TestVenue } from './support/city.ts';
import { mintCode, serverKey, strangersKey } from './support/mint.ts';
import type { Phone } from './support/phone.ts';
import type { Till } from './support/till.ts';

/** Every reason that lies with a person, and how somebody with a pass in hand comes to it (rule 23). */
interface Case {
  name: string;
  code: HolderReason;
  text: string;
  befalls: (citizen: Citizen) => Promise<void>;
}

describe('at the till', () => {
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

  /** Moves a citizen's record to another city, as the office would. */
  const moveTo = (citizen: Citizen, name: string): Promise<void> =>
    t.database.write(async (tx) => {
      const account = await tx.orm.findOneByOrFail(Account, { id: citizen.accountId });
      await tx.orm.update(Person, { id: account.personId ?? '' }, { city: name });
    });

  const CASES: Case[] = [
    {
      name: 'consent withdrawn, with which the pass died',
      code: 'consent-missing',
      text: '同意后即可使用',
      befalls: async (citizen) => {
        await t.api.delete('/me/consents/current', { token: citizen.token });
      },
    },
    {
      name: 'consent given anew, while this pass stays dead',
      code: 'consent-missing',
      text: '同意后即可使用',
      befalls: async (citizen) => {
        await t.api.delete('/me/consents/current', { token: citizen.token });
        await t.api.post('/me/consents', { version: '2026-11' }, { token: citizen.token });
      },
    },
    {
      name: 'a score below 100',
      code: 'score-below-minimum',
      text: '您当前的商鼎分为 99.5 分',
      befalls: (citizen) => city.setScore(citizen, 99.5),
    },
    {
      name: 'no record in a partner city',
      code: 'score-unavailable',
      text: '没有查到',
      befalls: (citizen) => moveTo(citizen, '成都'),
    },
    {
      name: 'a city that takes no part',
      code: 'city-not-recognised',
      text: '拉萨',
      befalls: (citizen) => moveTo(citizen, '拉萨'),
    },
    { name: 'a block', code: 'blocked', text: '已被暂停', befalls: (citizen) => city.block(citizen) },
  ];

  /** An answer to the byte, but for what differs with every answer. */
  const bytesOf = ({ status, headers, body }: Answer): string => {
    const kept = [...headers].filter(([name]) => !['date', 'keep-alive', 'connection'].includes(name));
    return JSON.stringify([status, kept, body]).replace(/"requestId":"[^"]+"/, '"requestId":""');
  };

  /** What the till hears of somebody to whom this happens before the scan, and after it. */
  async function heard({ befalls }: Case): Promise<{ citizen: Citizen; scan: Answer; redemption: Answer }> {
    const citizen = await city.citizen();
    const [early, late] = [await city.phone(citizen), await city.phone(citizen)];
    const { scan: receipt } = (await till.scan(early.code())).body;
    await befalls(citizen);
    const redemption = await till.redeem(receipt, venue.benefits['free-services']);
    return { citizen, scan: await till.scan(late.code()), redemption };
  }

  it('every reason of the holder is one answer, byte for byte, scanning and redeeming', async () => {
    const scans = new Set<string>();
    const redemptions = new Set<string>();
    for (const reason of CASES) {
      const { scan, redemption } = await heard(reason);
      scans.add(bytesOf(scan));
      redemptions.add(bytesOf(redemption));
    }
    expect([scans.size, redemptions.size]).toEqual([1, 1]);
    expect(JSON.parse([...scans][0] ?? '')[2]).toEqual({
      verdict: 'refused',
      refusal: {
        code: 'refused',
        text: '本次暂不能享受，请在本人手机上查看原因',
        fixableBy: 'holder',
        retry: false,
      },
    });
    expect(JSON.parse([...redemptions][0] ?? '')[2]).toMatchObject({ status: 409, code: 'refused' });
  });

  it.each([
    { index: 0, about: 'the consent' },
    { index: 2, about: 'the score' },
    { index: 3, about: 'the missing record' },
    { index: 4, about: 'the city' },
    { index: 5, about: 'the block' },
  ])('the holder alone learns of $about, with its clause, at once', async ({ index }) => {
    const reason = CASES[index];
    if (reason === undefined) throw new Error('No such case');
    const { citizen } = await heard(reason);
    const { items } = (await t.api.get('/me/notices', { token: citizen.token })).body;
    expect(items).toHaveLength(2); // of the redemption, and of the scan
    for (const notice of items) {
      expect(notice).toMatchObject({
        kind: 'refused',
        text: expect.stringContaining(reason.text),
        clause: REFUSALS[reason.code].clause,
        read: false,
      });
      expect(notice.text).toContain(venue.name);
    }
    expect((await t.api.get('/me', { token: citizen.token })).body.unreadNotices).toBe(2);
  });

  it('no answer holds a score, a grade, a number, a full name or who it was', async () => {
    const citizen = await city.citizen({ score: 162.37 });
    const phone = await city.phone(citizen);
    const { personId } = await t.database.read((tx) =>
      tx.orm.findOneByOrFail(Account, { id: citizen.accountId }),
    );
    const texts = (await everyVerdict(citizen, phone)).map(({ verdict, answer }) => {
      expect(answer.body.verdict ?? answer.body.code ?? 'ok').toBe(verdict);
      for (const id of [citizen.accountId, personId]) expect(JSON.stringify(answer.body)).not.toContain(id);
      return withoutRandom(JSON.stringify([answer.body, [...answer.headers]]));
    });
    const secrets = [
      citizen.name,
      citizen.name.slice(1),
      citizen.documentNumber,
      citizen.documentNumber.slice(0, 6),
      citizen.documentHash,
      '162.37',
      '16237',
      '99.5',
      'T150',
      'T120',
      'T100',
      'grade',
      'score',
      'phone',
      'consent',
      'blocked',
      '商鼎分',
    ];
    for (const text of texts) for (const secret of secrets) expect(text).not.toContain(secret);
  });

  /** Without ids, instants and the receipt, in whose random characters any three could stand by chance. */
  const withoutRandom = (text: string): string =>
    text
      .replace(/"scan":"[^"]+"/g, '')
      .replace(/"requestId":"[^"]+"/g, '')
      .replace(/[0-9A-HJKMNP-TV-Z]{26}/g, '')
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '');

  /** Each verdict, redemption and list that a till can hear, about one person where it is about one. */
  async function everyVerdict(
    citizen: Citizen,
    phone: Phone,
  ): Promise<{ verdict: string; answer: Answer }[]> {
    const { keyId, signing } = serverKey(t);
    const said = async (verdict: string, answer: Promise<Answer>) => ({ verdict, answer: await answer });
    const again = await city.phone(citizen);
    const dead = await city.phone(citizen);
    await t.api.delete(`/passes/${dead.passId}`, { token: citizen.token });
    const first = await till.scan(phone.code());
    const second = await till.scan(again.code());
    const third = await till.scan((await city.phone(citizen)).code());
    const booked = await till.redeem(first.body.scan, venue.benefits['free-loans'], { note: '备注' });
    const answers = [
      { verdict: 'ok', answer: first },
      { verdict: 'ok', answer: booked },
      await said('already-used', till.redeem(first.body.scan, venue.benefits['free-loans'])),
      await said('already-used', till.scan(phone.code())),
      await said('malformed', till.scan('?')),
      await said('unknown-key', till.scan(mintCode(t, { keyId: 99, signing: strangersKey() }))),
      await said('bad-signature', till.scan(mintCode(t, { keyId, signing: strangersKey() }))),
      await said('bad-signature', till.scan('0123 4567 8901 2345')),
      await said('expired', till.scan(mintCode(t, { keyId, signing }, { lifeSeconds: -1 }))),
      await said('stale', till.scan(again.code(-9))),
      await said('unknown-pass', till.scan(mintCode(t, { keyId, signing }))),
      await said('revoked', till.scan(dead.code())),
      await said('benefit-not-offered', till.redeem(second.body.scan, venue.others.lowerGrade)),
      await said('ok', till.redeem(second.body.scan, venue.benefits['free-loans'])),
      await said('quota-used-up', till.redeem(third.body.scan, venue.benefits['free-loans'])),
      await said('ok', till.void(booked.body.redemptionId)),
      await said('ok', till.today()),
    ];
    await city.setScore(citizen, 99.5);
    answers.push(await said('refused', till.scan(again.code(1))));
    answers.push(await said('refused', till.redeem(third.body.scan, venue.benefits['free-services'])));
    return answers;
  }
});
