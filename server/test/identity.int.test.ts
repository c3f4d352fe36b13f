import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readDocument } from '@benefit/shared/identity/document-rules';
import type { DocumentType } from '@benefit/shared/identity/document-rules';
import { Account } from '../src/identity/account.entity.ts';
import { CONSENT_NOTICE } from '../src/identity/consent-notice.ts';
import { IdentityCase } from '../src/identity/identity-case.entity.ts';
import { documentHash } from '../src/identity/registry-identity-check.ts';
import { RegistryRepository } from '../src/identity/registry.repository.ts';
import { FieldCipher } from '../src/platform/crypto/field-cipher.ts';
import { newId } from '../src/platform/ids.ts';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { City } from './support/city.ts';

let t: TestApp;
let city: City;

beforeAll(async () => {
  t = await startApp();
  city = new City(t);
});
afterAll(() => t.close());

const me = async (token: string) => (await t.api.get('/me', { token })).body;
const claimOf = ({ name, documentNumber }: { name: string; documentNumber: string }) => ({
  name,
  documentType: 'resident-id',
  documentNumber,
  city: '郑州',
  consentVersion: CONSENT_NOTICE.version,
});

describe('binding an identity', () => {
  it('gives consent with it and shows the owner masked name and number', async () => {
    const citizen = await city.citizen({ bind: false });
    const answer = await city.bind(citizen);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      displayName: expect.stringMatching(/^测\*.$/u),
      identity: { maskedNumber: expect.stringMatching(/^4101\*{10}.{4}$/), city: '郑州' },
      consent: { version: CONSENT_NOTICE.version, given: true },
      credit: { grade: 'T150', score: 160, clause: expect.stringContaining('21号') },
    });
    const text = JSON.stringify(answer.body);
    expect(text).not.toContain(citizen.name);
    expect(text).not.toContain(citizen.documentNumber);
  });

  it.each([
    { name: 'no name', change: { name: undefined }, path: 'name', code: 'required' },
    { name: 'digits in the name', change: { name: '张3' }, path: 'name', code: 'characters' },
    { name: 'a space before the name', change: { name: ' 张三' }, path: 'name', code: 'spacing' },
    { name: 'no number', change: { documentNumber: undefined }, path: 'documentNumber', code: 'required' },
    {
      name: 'a wrong check digit',
      change: { documentNumber: '410104198806121122' },
      path: 'documentNumber',
      code: 'check-digit',
    },
    {
      name: 'full-width digits',
      change: { documentNumber: '４１０１０４１９８８０６１２１１２１' },
      path: 'documentNumber',
      code: 'characters',
    },
    {
      name: 'a day that is not',
      change: { documentNumber: '410104198802301121' },
      path: 'documentNumber',
      code: 'date',
    },
    {
      name: 'another gender than the number says',
      change: { documentNumber: '410104198806121121', gender: 'male' },
      path: 'gender',
      code: 'differs',
    },
    {
      name: 'an unknown document',
      change: { documentType: 'library-card' },
      path: 'documentType',
      code: 'not-a-choice',
    },
    {
      name: 'an old notice',
      change: { consentVersion: '2020-01' },
      path: 'consentVersion',
      code: 'out-of-date',
    },
    { name: 'a field of its own', change: { score: 200 }, path: 'score', code: 'unknown-field' },
    {
      name: 'a passport without gender',
      change: { documentType: 'passport', documentNumber: 'E12345678', birthDate: '1990-01-01' },
      path: 'gender',
      code: 'required',
    },
    {
      name: 'a passport without birth date',
      change: { documentType: 'passport', documentNumber: 'E12345678', gender: 'female' },
      path: 'birthDate',
      code: 'required',
    },
    {
      name: 'a permit in the form of another',
      change: {
        documentType: 'hk-macao-permit',
        documentNumber: '12345678',
        gender: 'female',
        birthDate: '1990-01-01',
      },
      path: 'documentNumber',
      code: 'format',
    },
  ])('is refused by field for $name', async ({ change, path, code }) => {
    const citizen = await city.citizen({ bind: false });
    const answer = await t.api.post(
      '/me/identity',
      { ...claimOf(citizen), ...change },
      { token: citizen.token },
    );
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([{ path, code, text: expect.stringMatching(/\p{Script=Han}/u) }]);
    expect((await me(citizen.token)).identity).toBeNull();
  });

  it.each([
    { documentType: 'passport', documentNumber: () => `E${randomInt(10_000_000, 99_999_999)}` },
    { documentType: 'hk-macao-permit', documentNumber: () => `H${randomInt(10_000_000, 99_999_999)}` },
    { documentType: 'taiwan-permit', documentNumber: () => `${randomInt(10_000_000, 99_999_999)}` },
    {
      documentType: 'foreign-permanent-resident-id',
      documentNumber: () => `FRA${randomInt(1_000_000, 9_999_999)}00000`,
    },
  ] as const)('takes a $documentType that states gender and birth, with a rare name', async (row) => {
    const claim = {
      name: '㐂·𠮷野',
      documentType: row.documentType,
      documentNumber: row.documentNumber(),
      gender: 'female' as const,
      birthDate: '1990-02-28',
      city: '郑州',
    };
    await register(claim);
    const { token } = await city.account('citizen');
    const body = { ...claim, consentVersion: CONSENT_NOTICE.version };
    const wrongBirth = await t.api.post('/me/identity', { ...body, birthDate: '1990-02-27' }, { token });
    expect([wrongBirth.status, wrongBirth.body.code]).toEqual([403, 'identity-not-proved']);
    const bound = await t.api.post('/me/identity', body, { token });
    expect(bound.status).toBe(200);
    expect(bound.body.identity.maskedName).toBe('㐂**野');
    expect(bound.body.credit.refusal.code).toBe('score-unavailable');
  });

  it('is not proved by the name of somebody else, nor by another city', async () => {
    const citizen = await city.citizen({ bind: false });
    for (const change of [{ name: '别人' }, { city: '杭州' }]) {
      const answer = await t.api.post(
        '/me/identity',
        { ...claimOf(citizen), ...change },
        { token: citizen.token },
      );
      expect(answer.status).toBe(403);
      expect(answer.body).toMatchObject({ code: 'identity-not-proved', fixableBy: 'holder' });
    }
    expect((await t.api.post('/passes', {}, { token: citizen.token })).status).toBe(422);
    expect(await me(citizen.token)).toMatchObject({
      identity: null,
      credit: { refusal: { code: 'not-bound' } },
    });
  });

  it('again with the same document changes nothing; with another one it is refused', async () => {
    const citizen = await city.citizen();
    const before = await me(citizen.token);
    const again = await city.bind(citizen);
    expect([again.status, again.body]).toEqual([200, before]);
    const other = await city.citizen({ bind: false });
    const second = await city.bind(other, citizen.token);
    expect([second.status, second.body.code]).toEqual([409, 'identity-already-bound']);
  });

  it('of a document bound elsewhere opens a case, and the first account keeps working', async () => {
    const citizen = await city.citizen();
    const second = await city.account('citizen');
    const answer = await city.bind(citizen, second.token);
    expect([answer.status, answer.body.code]).toEqual([409, 'identity-bound-elsewhere']);
    const cases = await t.database.read((tx) => tx.orm.findBy(IdentityCase, { accountId: second.accountId }));
    const { personId } = await t.database.read((tx) =>
      tx.orm.findOneByOrFail(Account, { id: citizen.accountId }),
    );
    expect(cases).toEqual([expect.objectContaining({ kind: 'bound-elsewhere', personId, closedAt: null })]);
    expect((await me(second.token)).identity).toBeNull();
    expect((await city.phone(citizen)).passId).not.toBe('');
  });

  /** Puts somebody into the registry under any document. */
  async function register(person: {
    name: string;
    documentType: DocumentType;
    documentNumber: string;
    gender: 'male' | 'female';
    birthDate: string;
    city: string;
  }): Promise<void> {
    const cipher = t.app.get(FieldCipher);
    const document = readDocument(person, '2026-11-22');
    if (!document.ok) throw new Error(document.text);
    const id = newId(t.clock.now());
    const sealed = (column: string, text: string) =>
      cipher.seal(text, { table: 'registry_person', column, row: id });
    await t.database.write((tx) =>
      t.app.get(RegistryRepository).add(tx, {
        id,
        documentHash: documentHash(cipher, document),
        nameSealed: sealed('name', person.name),
        numberSealed: sealed('number', person.documentNumber),
        gender: person.gender,
        birthDate: person.birthDate,
        city: person.city,
      }),
    );
  }
});

describe('consent', () => {
  it('can be withdrawn and given anew, as often as wanted, and decides at once', async () => {
    const { token } = await city.citizen();
    for (let times = 0; times < 2; times++) {
      expect((await t.api.delete('/me/consents/current', { token })).status).toBe(204);
      expect(await me(token)).toMatchObject({
        identity: { city: '郑州' },
        consent: { given: false },
        credit: { refusal: { code: 'consent-missing', fixableBy: 'holder' } },
      });
      const given = await t.api.post('/me/consents', { version: CONSENT_NOTICE.version }, { token });
      expect(given.status).toBe(201);
      expect(given.body).toMatchObject({ consent: { given: true }, credit: { grade: 'T150' } });
    }
  });

  it('is given to the notice in force only', async () => {
    const { token } = await city.citizen();
    const answer = await t.api.post('/me/consents', { version: '2020-01' }, { token });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([expect.objectContaining({ path: 'version', code: 'out-of-date' })]);
  });

  it('needs a bound identity', async () => {
    const { token } = await city.account('citizen');
    const answer = await t.api.post('/me/consents', { version: CONSENT_NOTICE.version }, { token });
    expect([answer.status, answer.body.code]).toEqual([403, 'not-bound']);
    expect((await t.api.delete('/me/consents/current', { token })).status).toBe(204);
  });
});

describe('the account as its owner sees it', () => {
  it('of a citizen without an identity says what is missing', async () => {
    const { token, accountId } = await city.account('citizen');
    expect(await me(token)).toEqual({
      accountId,
      displayName: '测试账号',
      roles: ['citizen'],
      identity: null,
      credit: { refusal: expect.objectContaining({ code: 'not-bound', clause: expect.any(String) }) },
      consent: { version: CONSENT_NOTICE.version, given: false },
      venues: [],
      unreadNotices: 0,
    });
  });

  it.each([{ role: 'cashier' }, { role: 'manager' }] as const)(
    'of a $role names the venue and no credit',
    async ({ role }) => {
      const venue = await city.venue();
      expect(await me(venue[role])).toMatchObject({
        roles: [role],
        identity: null,
        credit: null,
        venues: [{ venueId: venue.venueId, name: venue.name, roles: [role] }],
      });
    },
  );

  it.each([
    { role: 'sponsor' },
    { role: 'department' },
    { role: 'office' },
    { role: 'operator' },
    { role: 'admin' },
  ] as const)('of a $role names the role alone', async ({ role }) => {
    expect(await me(await city.officer(role))).toMatchObject({ roles: [role], credit: null, venues: [] });
  });

  it('follows the score from one moment to the next', async () => {
    const citizen = await city.citizen({ score: 99.99 });
    expect((await me(citizen.token)).credit.refusal).toMatchObject({
      code: 'score-below-minimum',
      text: expect.stringContaining('99.99'),
    });
    const grades = [];
    for (const score of [100, 119.99, 120, 149.99, 150]) {
      await city.setScore(citizen, score);
      grades.push((await me(citizen.token)).credit.grade);
    }
    expect(grades).toEqual(['T100', 'T100', 'T120', 'T120', 'T150']);
  });
});

describe('who looked at my data', () => {
  it("shows the till's look, and nobody else's person", async () => {
    const venue = await city.venue();
    const till = await city.till(venue);
    const citizen = await city.citizen();
    await till.scan((await city.phone(citizen)).code());
    const looks = await t.api.get('/me/looks', { token: citizen.token });
    expect(looks.body).toEqual({
      items: [
        {
          lookedAt: expect.stringMatching(/Z$/),
          by: `${venue.name} 收银员`,
          what: expect.stringContaining('测**'),
          reason: '扫信用优惠码',
        },
      ],
      next: null,
    });
    const other = await city.citizen();
    expect((await t.api.get('/me/looks', { token: other.token })).body.items).toEqual([]);
  });
});

describe('messages', () => {
  it('are read once the owner says so, and are the owner’s alone', async () => {
    const venue = await city.venue();
    const till = await city.till(venue);
    const citizen = await city.citizen();
    const phone = await city.phone(citizen);
    await city.block(citizen);
    await till.scan(phone.code());
    expect((await me(citizen.token)).unreadNotices).toBe(1);
    expect((await t.api.post('/me/notices/read', undefined, { token: citizen.token })).status).toBe(204);
    expect((await me(citizen.token)).unreadNotices).toBe(0);
    const { items } = (await t.api.get('/me/notices', { token: citizen.token })).body;
    expect(items).toEqual([expect.objectContaining({ read: true })]);
    const other = await city.citizen();
    expect((await t.api.get('/me/notices', { token: other.token })).body.items).toEqual([]);
  });
});
