import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { API_PREFIX, IDEMPOTENCY_HEADER, TERMINAL_HEADER } from '@benefit/shared/endpoint';
import { PROBLEM_CODES } from '@benefit/shared/problem';
import { newId } from '../src/platform/ids.ts';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { City } from './support/city.ts';
import type { Citizen, TestVenue } from './support/city.ts';
import { contractEndpoints, nameOf } from './support/endpoints.ts';
import { Enterprises } from './support/enterprises.ts';
import { Joinings } from './support/joining.ts';
import type { Joiner } from './support/joining.ts';
import { Phone } from './support/phone.ts';
import { reliefBodies } from './support/relief-bodies.ts';
import type { Till } from './support/till.ts';

type Json = Record<string, unknown>;

/** A call with a body: a good body, who sends it, and the members that may be left out. */
interface BodyCall {
  call: string;
  path: string;
  token?: string;
  terminal?: string;
  good: Json;
  optional?: string[];
}

const CHARACTERS = [
  '',
  ' ',
  '\0',
  '\u202e反向',
  '𠮷㐂〇',
  '👩‍👩‍👧‍👦',
  '\ud800',
  '１２３',
  "' OR 1=1; DROP TABLE pass; --",
  '<script>alert(1)</script>',
  '=1+1',
  '../../etc/passwd',
  '%00',
  '${jndi:ldap://x}',
  '__proto__',
  'a'.repeat(5_000),
];
const WRONG: unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER + 2,
  [],
  {},
  [[[[]]]],
  ...CHARACTERS,
];

describe('bad input', () => {
  let t: TestApp;
  let calls: BodyCall[];
  let citizen: Citizen;
  let venue: TestVenue;
  let till: Till;
  let redemptionId: string;
  let office: string;
  let operator: string;
  let joined: Joiner;

  beforeAll(async () => {
    t = await startApp();
    const city = new City(t);
    venue = await city.venue();
    till = await city.till(venue);
    citizen = await city.citizen();
    const phone = await city.phone(citizen);
    redemptionId = (await till.use(phone.code(), venue.benefits['free-services'])).body.redemptionId;
    office = await city.officer('office');
    operator = await city.officer('operator');
    joined = await new Joinings(t).submitted();
    calls = [
      ...bodyCalls(phone),
      ...(await enterpriseCalls(new Enterprises(t, city))),
      ...(await reliefBodies(t)),
    ];
  });
  afterAll(() => t.close());

  afterEach(async () => {
    expect((await fetch(`${t.api.base}/readyz`)).status).toBe(200);
    const scanned = await till.scan('still there?');
    expect([scanned.status, scanned.body.verdict]).toEqual([200, 'malformed']);
  });

  async function enterpriseCalls(enterprises: Enterprises): Promise<BodyCall[]> {
    const own = await enterprises.enterprise({ representative: citizen });
    const { enterpriseId, creditCode } = own;
    const { venueId, manager } = venue;
    const [identityFileId, ratingFileId] = [
      await enterprises.upload(citizen, enterpriseId, 'identity'),
      await enterprises.upload(citizen, enterpriseId, 'rating'),
    ];
    const wish = { venueId, all: false, identityFileId, ratingFileId };
    const { body } = await enterprises.apply(own, wish);
    const { applicationId } = body.items[0];
    const fileId = newId(t.clock.now());
    const document = { purpose: 'licence', name: '执照.jpg', sizeBytes: 1000, mediaType: 'image/jpeg' };
    const { token } = citizen;
    return [
      { call: 'POST /enterprises', path: '/enterprises', token, good: { creditCode } },
      {
        call: 'PUT /enterprises/{enterpriseId}/files/{fileId}',
        path: `/enterprises/${enterpriseId}/files/${fileId}`,
        ...{ token, good: document },
      },
      {
        call: 'POST /agent-invites/accepted',
        path: '/agent-invites/accepted',
        ...{ token, good: { code: '1234567890' } },
      },
      {
        call: 'POST /enterprises/{enterpriseId}/applications',
        path: `/enterprises/${enterpriseId}/applications`,
        ...{ token, good: wish, optional: ['ratingFileId'] },
      },
      {
        call: 'POST /venues/{venueId}/applications/{applicationId}/answer',
        path: `/venues/${venueId}/applications/${applicationId}/answer`,
        ...{ token: manager, good: { accepted: false, reason: '不清楚', validUntil: '2027-01-01' } },
        optional: ['validUntil'],
      },
    ];
  }

  function bodyCalls(phone: Phone): BodyCall[] {
    const counter = { token: till.token, terminal: till.terminal };
    const own = { token: citizen.token };
    const { publicKey } = new Phone(t.api, t.clock, citizen.token);
    const claim = { documentNumber: citizen.documentNumber, city: '郑州', consentVersion: '2026-11' };
    return [
      { call: 'POST /sessions/demo', path: '/sessions/demo', good: { account: 'zhang' } },
      {
        call: 'POST /sessions/password',
        path: '/sessions/password',
        good: { username: 'nobody', password: 'x' },
      },
      { call: 'POST /sessions/refresh', path: '/sessions/refresh', good: { refreshToken: 'x' } },
      {
        call: 'POST /me/identity',
        path: '/me/identity',
        ...own,
        good: { name: citizen.name, documentType: 'resident-id', ...claim },
        optional: ['gender', 'birthDate'],
      },
      { call: 'POST /me/consents', path: '/me/consents', ...own, good: { version: '2026-11' } },
      {
        call: 'POST /passes',
        path: '/passes',
        ...own,
        good: { devicePublicKey: publicKey, deviceName: '手机', holder: { kind: 'person' } },
        optional: ['deviceName', 'replaces'],
      },
      {
        call: 'POST /counter/terminals',
        path: '/counter/terminals',
        token: venue.cashier,
        good: { code: '1234567890', name: '终端' },
      },
      { call: 'POST /counter/scans', path: '/counter/scans', ...counter, good: { code: phone.code() } },
      {
        call: 'POST /counter/redemptions',
        path: '/counter/redemptions',
        ...counter,
        good: { scan: 'x.y', benefitId: venue.benefits['free-services'], amountFen: 1, note: '备注' },
        optional: ['amountFen', 'note'],
      },
      {
        call: 'POST /counter/redemptions/{redemptionId}/void',
        path: `/counter/redemptions/${redemptionId}/void`,
        ...counter,
        good: { reason: '扫错了' },
      },
      {
        call: 'POST /counter/redemptions/{redemptionId}/refunds',
        path: `/counter/redemptions/${redemptionId}/refunds`,
        ...counter,
        good: { paidBackFen: 1 },
      },
      {
        call: 'POST /venues/{venueId}/transitions',
        path: `/venues/${venue.venueId}/transitions`,
        token: office,
        // it is in force: there is nothing to lift
        good: { version: 0, action: 'lift', reason: '核实完毕' },
        optional: ['reason', 'checks', 'steps', 'until'],
      },
      ...joiningCalls(),
      {
        call: 'POST /venues/{venueId}/staff-invites',
        path: `/venues/${venue.venueId}/staff-invites`,
        token: venue.manager,
        good: { role: 'cashier' },
      },
      {
        call: 'POST /staff-invites/accepted',
        path: '/staff-invites/accepted',
        token: venue.cashier,
        good: { code: '1234567890' },
      },
      {
        call: 'POST /venues/{venueId}/ledger/official-copies',
        path: `/venues/${venue.venueId}/ledger/official-copies`,
        token: office,
        good: { from: '2026-01-01', to: '2026-12-31', format: 'csv', reason: '年度检查' },
        optional: ['from', 'to'],
      },
    ];
  }

  /** Calls of a venue's way in; what is wrong with the form itself is said there, not refused. */
  function joiningCalls(): BodyCall[] {
    const { venueId, manager } = venue;
    const path = (rest: string) => `/venues/${venueId}${rest}`;
    const sponsor = joined.sponsor.token;
    const id = joined.venueId;
    return [
      {
        call: 'POST /sponsors',
        path: '/sponsors',
        token: office,
        good: { name: joined.sponsor.name, kind: 'street', district: '经开区' },
      },
      {
        call: 'POST /venues/{venueId}/yearly-checks',
        path: `/venues/${id}/yearly-checks`,
        token: sponsor,
        good: { checks: ['credit-normal', 'no-violation'] },
      },
      {
        call: 'PUT /venues/{venueId}/joining',
        path: `/venues/${id}/joining`,
        token: joined.token,
        good: { contentVersion: 1, content: joined.content as unknown as Json },
      },
      {
        call: 'PUT /venues/{venueId}/files/{fileId}',
        path: path(`/files/${id}`),
        token: manager,
        good: { purpose: 'picture', name: '门面.jpg', sizeBytes: 1000, mediaType: 'image/jpeg' },
      },
      {
        call: 'POST /venues/{venueId}/commitments',
        path: path('/commitments'),
        token: manager,
        good: { signerName: '周海', signerRole: 'agent', sha256: 'a'.repeat(64) },
      },
      {
        call: 'POST /venues/{venueId}/commitment-acknowledgements',
        path: path('/commitment-acknowledgements'),
        token: operator,
        good: { commitmentId: id },
      },
      {
        call: 'POST /venues/{venueId}/announcements',
        path: path('/announcements'),
        token: manager,
        good: { contentVersion: 1 },
      },
      {
        call: 'POST /venues/{venueId}/complaints',
        path: path('/complaints'),
        token: citizen.token,
        good: { happenedOn: '2026-01-05', text: '没有打折' },
      },
      {
        call: 'POST /venues/{venueId}/complaints/{complaintId}/answer',
        path: path(`/complaints/${id}/answer`),
        token: sponsor,
        good: { upheld: true, text: '已经改正' },
      },
      {
        call: 'POST /venues/{venueId}/monthly-reports',
        path: path('/monthly-reports'),
        token: manager,
        good: { month: '2001-01' },
      },
      {
        call: 'PUT /commitment-template',
        path: '/commitment-template',
        token: office,
        good: { version: '-', text: '一\n二' },
      },
      {
        call: 'POST /venues/{venueId}/removals',
        path: path('/removals'),
        token: sponsor,
        good: { ground: 'other', reason: '其他', hearingUntil: '2099-01-01' },
      },
      {
        call: 'POST /venues/{venueId}/removals/{removalId}/statement',
        path: path(`/removals/${id}/statement`),
        token: manager,
        good: { statement: '已经整改' },
      },
      {
        call: 'POST /venues/{venueId}/removals/{removalId}/decision',
        path: path(`/removals/${id}/decision`),
        token: sponsor,
        good: { decision: 'upheld', reason: '未整改' },
      },
    ];
  }

  async function send(
    { call, path, token, terminal }: BodyCall,
    body: string | Buffer,
    type = 'application/json',
  ): Promise<{ status: number; type: string; body: Json & { errors?: { path: string; code: string }[] } }> {
    const response = await fetch(`${t.api.base}${API_PREFIX}${path}`, {
      method: call.split(' ')[0] ?? '',
      headers: {
        'content-type': type,
        [IDEMPOTENCY_HEADER]: randomUUID(),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(terminal === undefined ? {} : { [TERMINAL_HEADER]: terminal }),
      },
      body: typeof body === 'string' ? body : new Uint8Array(body),
    });
    const text = await response.text();
    const answered = response.headers.get('content-type') ?? '';
    return {
      status: response.status,
      type: answered,
      body: answered.includes('json') ? JSON.parse(text) : {},
    };
  }

  /** Either it was good after all, or it is a problem that a client can act on. */
  function expectNoHarm(answer: Awaited<ReturnType<typeof send>>, what: string): void {
    if (answer.status < 300) return;
    expect([what, answer.status < 500]).toEqual([what, true]);
    expect([what, answer.type]).toEqual([what, 'application/problem+json; charset=utf-8']);
    expect(PROBLEM_CODES).toContain(answer.body['code']);
    expect(answer.body['status']).toBe(answer.status);
    expect(JSON.stringify(answer.body).length).toBeLessThan(10_000);
  }

  it('is tried on every call that has a body', async () => {
    const withBody = (await contractEndpoints()).filter((endpoint) => endpoint.request !== undefined);
    expect(calls.map((row) => row.call).sort()).toEqual(withBody.map(nameOf).sort());
  });

  it('of unknown fields is refused with their paths', async () => {
    for (const row of calls) {
      const answer = await send(row, JSON.stringify({ ...row.good, isAdmin: true, constructor: 1 }));
      expect([row.call, answer.status]).toEqual([row.call, 422]);
      expect(answer.body.errors).toEqual(
        ['isAdmin', 'constructor'].map((path) => expect.objectContaining({ path, code: 'unknown-field' })),
      );
    }
  });

  it('of missing fields is refused with their paths, and what may be missing may', async () => {
    for (const row of calls) {
      for (const member of Object.keys(row.good)) {
        const { [member]: _, ...rest } = row.good;
        const answer = await send(row, JSON.stringify(rest));
        expectNoHarm(answer, `${row.call} without ${member}`);
        const faults = (answer.body.errors ?? []).map(({ path, code }) => `${path} ${code}`);
        if (row.optional?.includes(member)) expect(faults).toEqual([]);
        else expect([row.call, faults]).toEqual([row.call, [`${member} required`]]);
      }
    }
  });

  it('of wrong types, sizes and characters does no harm in any field', async () => {
    for (const row of calls) {
      for (const member of [...Object.keys(row.good), ...(row.optional ?? [])]) {
        for (const wrong of WRONG) {
          const answer = await send(row, JSON.stringify({ ...row.good, [member]: wrong }));
          expectNoHarm(answer, `${row.call} ${member}`);
          if (typeof wrong !== 'object' || wrong === null || answer.status !== 422) continue;
          const paths = answer.body.errors?.map(({ path }) => path.split('.')[0]);
          expect([row.call, paths]).toEqual([row.call, expect.arrayContaining([member])]);
        }
      }
    }
  });

  it('of any JSON at all does no harm', async () => {
    for (const row of calls) {
      await fc.assert(
        fc.asyncProperty(fc.json({ maxDepth: 4, noUnicodeString: false }), async (json) => {
          expectNoHarm(await send(row, json), `${row.call} ${json}`);
        }),
        { numRuns: 25 },
      );
    }
  });

  it.each([
    { name: 'nothing', body: '', status: 422 },
    { name: 'broken JSON', body: '{"code": "x"', status: 400 },
    { name: 'no JSON', body: 'code=x', status: 400 },
    { name: 'a poisoned prototype', body: '{"__proto__": {"isAdmin": true}}', status: 400 },
    { name: 'a poisoned constructor', body: '{"constructor": {"prototype": {"x": 1}}}', status: 400 },
    { name: 'null', body: 'null', status: 422 },
    { name: 'a list', body: '[]', status: 422 },
    { name: 'a number', body: '1e400', status: 422 },
    { name: 'text', body: '"x"', status: 422 },
    { name: 'deep lists', body: `${'['.repeat(50_000)}${']'.repeat(50_000)}`, status: 422 },
    { name: 'deep objects', body: `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, status: 422 },
    {
      name: 'ten thousand fields',
      body: `{${Array.from({ length: 8_000 }, (_, i) => `"f${i}":1`)}}`,
      status: 422,
    },
    { name: 'one megabyte', body: JSON.stringify({ code: 'A'.repeat(1_000_000) }), status: 413 },
    { name: 'XML', body: '<code>x</code>', type: 'application/xml', status: 415 },
  ])('that is $name answers $status everywhere', async ({ name, body, status, type }) => {
    // where every member may be missing, nothing at all is as good
    const mayBeNothing = ({ good, optional = [] }: BodyCall) =>
      ['nothing', 'null'].includes(name) && Object.keys(good).every((member) => optional.includes(member));
    for (const row of calls.filter((one) => !mayBeNothing(one))) {
      const answer = await send(row, body, type);
      expectNoHarm(answer, row.call);
      expect([row.call, answer.status]).toEqual([row.call, status]);
    }
  });

  it('of broken UTF-8 does no harm', async () => {
    for (const row of calls) {
      const [member = ''] = Object.keys(row.good);
      const broken = Buffer.concat([
        Buffer.from(`{"${member}":"`),
        Buffer.from([0xc3, 0x28, 0xff, 0xfe, 0xed, 0xa0, 0x80]),
        Buffer.from('"}'),
      ]);
      expectNoHarm(await send(row, broken), row.call);
    }
  });

  it.each([
    '/venues/%ff',
    `/venues/${'a'.repeat(201)}`,
    '/venues/%00',
    '/venues/..%2f..%2fetc%2fpasswd',
    "/venues/'%20OR%201=1",
    '/venues?cursor=%ff%fe',
    '/venues?q=%25_!%27&kind=bar',
    `/venues?q=${'a'.repeat(41)}`,
    '/venues?q=a&q=b',
    '/venues?unknown=1',
    '/venues?__proto__=1',
    '/nothing/here',
    '/passes/x',
  ])('in the address %s is a problem, too', async (path) => {
    const answer = await t.api.get(path);
    expect([path, answer.status >= 400 && answer.status < 500]).toEqual([path, true]);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(PROBLEM_CODES).toContain(answer.body.code);
  });

  it('leaves a cashier’s words as they were typed', async () => {
    const city = new City(t);
    const phone = await city.phone(await city.citizen());
    const booked = await till.use(phone.code(), venue.benefits['free-services']);
    const reason = "<b>扫错</b> 𠮷👩‍👧 '; DROP TABLE ledger_row; -- =SUM(A1)";
    const voided = await till.void(booked.body.redemptionId, reason);
    expect(voided.body.reason).toBe(reason);
    const records = await t.api.get('/me/records', { token: phone.token });
    expect(records.body.items[0].voidReason).toBe(reason);
  });
});
