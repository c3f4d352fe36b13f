import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { API_PREFIX } from '@benefit/shared/endpoint';
import { ROLES } from '@benefit/shared/identity/role';
import type { Role } from '@benefit/shared/identity/role';
import { shanghaiDate } from '@benefit/shared/shanghai-time';
import { DEFAULT_COMMITMENT } from '@benefit/shared/venue/commitment-rules';
import { SPONSOR_CHECKS } from '@benefit/shared/venue/joining-rules';
import type { JoiningContent } from '@benefit/shared/venue/joining-rules';
import { DEMO_PASSWORD } from '../src/demo/demo-accounts.ts';
import { GRANTED_ROLES } from '../src/identity/role-grant.entity.ts';
import type { CallOptions } from './support/api.ts';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import { City } from './support/city.ts';
import type { Citizen, TestVenue } from './support/city.ts';
import { contractEndpoints, nameOf } from './support/endpoints.ts';
import { Enterprises } from './support/enterprises.ts';
import type { TestEnterprise } from './support/enterprises.ts';
import { Joinings } from './support/joining.ts';
import type { TestSponsor } from './support/joining.ts';
import { Phone } from './support/phone.ts';
import { RELIEF_ROWS } from './support/relief-access.ts';
import type { Till } from './support/till.ts';

type Caller = 'anonymous' | Role;
const CALLERS: readonly Caller[] = ['anonymous', ...ROLES];
type StaffRole = 'cashier' | 'manager';
const STAFF = ['cashier', 'manager'] as const;

/** A citizen with a phone, and a venue with a till and a redemption for each of its staff. */
interface Side {
  citizen: Citizen;
  phone: Phone;
  venue: TestVenue;
  tills: Record<StaffRole, Till>;
  redemptions: Record<StaffRole, string>;
  /** The cashier's, in the venue's list. */
  staffId: string;
  /** What the venue has filled in, and a picture that it announced. */
  content: JoiningContent;
  fileId: string;
  /** The citizen's, which has applied to the venue. */
  enterprise: TestEnterprise & { agentId: string; identityFileId: string; applicationId: string };
}

/** Whose a resource is, for the citizen and the staff who call. */
type Whose = 'own' | 'other';
type Sides = Record<Whose, Side>;
type Expected = Partial<Record<Caller, number>>;

interface Row {
  call: string;
  whose?: Whose;
  /** What a call that wants one is asked with. */
  query?: string;
  /** What goes with the call, beside token, terminal and the ids in its path. */
  send?: (sides: Sides, caller: StaffRole | 'citizen') => Promise<CallOptions> | CallOptions;
  /** True where the call ends something that other rows need: it gets a side of its own. */
  ends?: true;
  /** Statuses of those who are let through; anybody else gets 403, and nobody in particular 401. */
  expected: Expected;
}

const everybody = (status: number): Expected => Object.fromEntries(CALLERS.map((caller) => [caller, status]));
const signedIn = (status: number): Expected => ({ ...everybody(status), anonymous: 401 });
/** Those who check venues and watch over them. */
const watching = (status: number): Expected => ({ sponsor: status, office: status, operator: status });
const staff = (status: number): Expected => ({ cashier: status, manager: status });

const PICTURE = { purpose: 'picture', name: '门面.jpg', sizeBytes: 1000, mediaType: 'image/jpeg' };
const SIGNATURE = { body: { signerName: '周海', signerRole: 'agent', sha256: 'a'.repeat(64) } };

describe('access', () => {
  let sponsor: TestSponsor;
  let joinings: Joinings;
  let enterprises: Enterprises;
  let t: TestApp;
  let city: City;
  let shared: Sides;
  let officers: Partial<Record<Caller, string>>;

  beforeAll(async () => {
    t = await startApp();
    city = new City(t);
    joinings = new Joinings(t);
    enterprises = new Enterprises(t, city);
    sponsor = await joinings.sponsor();
    shared = { own: await side(), other: await side() };
    officers = await newOfficers();
  });
  afterAll(() => t.close());

  const ROWS: Row[] = [
    { call: 'GET /system', expected: everybody(200) },
    { call: 'GET /pass-keys', expected: everybody(200) },
    { call: 'GET /venues', expected: everybody(200) },
    { call: 'GET /venue-places', expected: everybody(200) },
    { call: 'GET /map-tiles', query: '?layer=vec&z=12&x=3341&y=1627', expected: everybody(200) },
    { call: 'GET /venues/{venueId}', whose: 'other', expected: everybody(200) },
    { call: 'GET /demo/accounts', expected: everybody(200) },
    { call: 'GET /demo/registry-person', expected: { citizen: 200 } },
    { call: 'POST /demo/terminal-codes', expected: staff(201) },
    {
      call: 'POST /sessions/demo',
      send: ({ own }) => ({ body: { account: own.citizen.username } }),
      expected: everybody(201),
    },
    {
      call: 'POST /sessions/password',
      send: () => ({ body: { username: 'cashier', password: DEMO_PASSWORD } }),
      expected: everybody(201),
    },
    {
      call: 'POST /sessions/refresh',
      send: () => ({ body: { refreshToken: 'nobody-has-this' } }),
      expected: everybody(401),
    },
    { call: 'DELETE /sessions/current', ends: true, expected: signedIn(204) },

    { call: 'GET /me', expected: signedIn(200) },
    {
      call: 'POST /me/identity',
      send: ({ own }) => ({ body: claimOf(own.citizen) }),
      expected: { citizen: 200 },
    },
    {
      call: 'POST /me/identity',
      whose: 'other',
      send: ({ other }) => ({ body: claimOf(other.citizen) }),
      expected: { citizen: 409 },
    },
    { call: 'POST /me/consents', send: () => ({ body: { version: '2026-11' } }), expected: { citizen: 201 } },
    { call: 'DELETE /me/consents/current', ends: true, expected: { citizen: 204 } },
    { call: 'GET /me/notices', expected: { citizen: 200 } },
    { call: 'POST /me/notices/read', expected: { citizen: 204 } },
    { call: 'GET /me/looks', expected: { citizen: 200 } },
    { call: 'GET /me/records', expected: { citizen: 200 } },
    { call: 'GET /me/passes', expected: { citizen: 200 } },

    { call: 'POST /passes', send: ({ own }) => ({ body: keyOf(own.phone) }), expected: { citizen: 201 } },
    {
      call: 'POST /passes',
      whose: 'other',
      send: ({ own, other }) => ({ body: { ...keyOf(own.phone), replaces: other.phone.passId } }),
      expected: { citizen: 404 },
    },
    { call: 'DELETE /passes/{passId}', ends: true, expected: { citizen: 204 } },
    { call: 'DELETE /passes/{passId}', whose: 'other', expected: { citizen: 404 } },
    { call: 'GET /venues/{venueId}/my-benefits', whose: 'other', expected: { citizen: 200 } },

    { call: 'GET /me/enterprises', expected: { citizen: 200 } },
    {
      call: 'POST /enterprises',
      send: ({ own }) => ({ body: { creditCode: own.enterprise.creditCode } }),
      expected: { citizen: 201 },
    },
    {
      call: 'POST /enterprises',
      whose: 'other',
      send: ({ other }) => ({ body: { creditCode: other.enterprise.creditCode } }),
      expected: { citizen: 403 },
    },
    {
      call: 'POST /passes',
      whose: 'other',
      send: ({ own, other: { enterprise } }) => ({
        body: {
          ...keyOf(own.phone),
          holder: { kind: 'enterprise', enterpriseId: enterprise.enterpriseId },
        },
      }),
      expected: { citizen: 404 },
    },
    ...(['own', 'other'] as const).flatMap((whose): Row[] => {
      const to = (status: number): Expected => ({ citizen: whose === 'own' ? status : 404 });
      const enterprise = '/enterprises/{enterpriseId}';
      return [
        {
          ...{ call: `PUT ${enterprise}/files/{fileId}`, whose, expected: to(200) },
          send: () => ({ body: { ...PICTURE, purpose: 'licence' } }),
        },
        { call: `POST ${enterprise}/score-consent`, whose, expected: to(204) },
        { call: `DELETE ${enterprise}/score-consent`, whose, expected: to(204) },
        { call: `POST ${enterprise}/agent-invites`, whose, expected: to(201) },
        { call: `GET ${enterprise}/records`, whose, expected: to(200) },
        { call: `GET ${enterprise}/applications`, whose, expected: to(200) },
        // the identity document of the side went with its first application; no other venue is asked
        {
          ...{ call: `POST ${enterprise}/applications`, whose, expected: to(409) },
          send: ({ own, other }) => ({
            body: {
              venueId: (whose === 'own' ? own : other).venue.venueId,
              ...{ all: false, identityFileId: (whose === 'own' ? own : other).enterprise.identityFileId },
            },
          }),
        },
        { call: `DELETE ${enterprise}/agents/{agentId}`, whose, ends: true, expected: to(204) },
      ];
    }),
    {
      call: 'POST /agent-invites/accepted',
      send: () => ({ body: { code: '0000000000' } }),
      expected: { citizen: 422 },
    },
    { call: 'GET /venues/{venueId}/applications', expected: { manager: 200 } },
    { call: 'GET /venues/{venueId}/applications', whose: 'other', expected: { manager: 404 } },
    { call: 'GET /venues/{venueId}/applications/{applicationId}', expected: { manager: 200 } },
    {
      call: 'GET /venues/{venueId}/applications/{applicationId}',
      whose: 'other',
      expected: { manager: 404 },
    },
    {
      call: 'POST /venues/{venueId}/applications/{applicationId}/answer',
      ends: true,
      send: () => ({ body: { accepted: false, reason: '材料不清楚' } }),
      expected: { manager: 200 },
    },
    {
      call: 'POST /venues/{venueId}/applications/{applicationId}/answer',
      whose: 'other',
      send: () => ({ body: { accepted: false, reason: '材料不清楚' } }),
      expected: { manager: 404 },
    },

    { call: 'GET /venue-standings', expected: watching(200) },
    { call: 'GET /venues/{venueId}/standing', expected: { manager: 200, ...watching(200) } },
    {
      call: 'GET /venues/{venueId}/standing',
      whose: 'other',
      expected: { manager: 404, ...watching(200) },
    },
    {
      call: 'POST /venues/{venueId}/transitions',
      ends: true,
      send: () => ({ body: { version: 0, action: 'suspend', reason: '核实投诉' } }),
      expected: { manager: 409, sponsor: 409, office: 200 },
    },
    {
      call: 'POST /venues/{venueId}/yearly-checks',
      send: () => ({ body: { checks: SPONSOR_CHECKS } }),
      expected: { sponsor: 201 },
    },
    { call: 'GET /sponsors', expected: signedIn(200) },
    {
      call: 'POST /sponsors',
      send: () => ({ body: { name: randomUUID().slice(0, 30), kind: 'street', district: '经开区' } }),
      expected: { office: 201 },
    },
    { call: 'GET /venues/{venueId}/joining', expected: { manager: 200, ...watching(200) } },
    { call: 'GET /venues/{venueId}/joining', whose: 'other', expected: { manager: 404, ...watching(200) } },
    {
      call: 'PUT /venues/{venueId}/joining',
      ends: true,
      send: ({ own }) => ({ body: { contentVersion: 1, content: own.content } }),
      expected: { ...signedIn(404), manager: 200 },
    },
    {
      call: 'PUT /venues/{venueId}/files/{fileId}',
      send: () => ({ body: PICTURE }),
      expected: { manager: 200 },
    },
    {
      call: 'PUT /venues/{venueId}/files/{fileId}',
      whose: 'other',
      send: () => ({ body: PICTURE }),
      expected: { manager: 404 },
    },
    { call: 'DELETE /venues/{venueId}/files/{fileId}', ends: true, expected: { manager: 204 } },
    { call: 'DELETE /venues/{venueId}/files/{fileId}', whose: 'other', expected: { manager: 404 } },
    // a venue in force has signed already
    { call: 'POST /venues/{venueId}/commitments', send: () => SIGNATURE, expected: { manager: 409 } },
    {
      call: 'POST /venues/{venueId}/commitments',
      whose: 'other',
      send: () => SIGNATURE,
      expected: { manager: 404 },
    },
    { call: 'GET /venues/{venueId}/commitment-copy', expected: { manager: 200, ...watching(200) } },
    {
      call: 'GET /venues/{venueId}/commitment-copy',
      whose: 'other',
      expected: { manager: 404, ...watching(200) },
    },
    {
      call: 'POST /venues/{venueId}/commitment-acknowledgements',
      send: ({ own }) => ({ body: { commitmentId: own.fileId } }),
      expected: { operator: 404 },
    },
    // what the side filled in is not whole: who may, gets as far as that
    {
      call: 'POST /venues/{venueId}/announcements',
      send: () => ({ body: { contentVersion: 1 } }),
      expected: { manager: 422 },
    },
    {
      call: 'POST /venues/{venueId}/announcements',
      whose: 'other',
      send: () => ({ body: { contentVersion: 1 } }),
      expected: { manager: 404 },
    },
    { call: 'DELETE /venues/{venueId}/announcements/pending', expected: { manager: 409 } },
    {
      call: 'DELETE /venues/{venueId}/announcements/pending',
      whose: 'other',
      expected: { manager: 404 },
    },
    { call: 'GET /venues/{venueId}/announcement', expected: everybody(404) },
    {
      call: 'GET /venues/{venueId}/poster',
      query: '?size=A4&format=pdf',
      expected: { manager: 409 },
    },
    {
      call: 'GET /venues/{venueId}/poster',
      query: '?size=A4&format=pdf',
      whose: 'other',
      expected: { manager: 404 },
    },
    {
      call: 'POST /venues/{venueId}/complaints',
      whose: 'other',
      send: () => ({ body: { happenedOn: '2026-01-05', text: '没有打折' } }),
      expected: { citizen: 201 },
    },
    { call: 'GET /venues/{venueId}/my-complaints', whose: 'other', expected: { citizen: 200 } },
    { call: 'GET /venues/{venueId}/complaints', expected: { sponsor: 200, office: 200 } },
    {
      call: 'POST /venues/{venueId}/complaints/{complaintId}/answer',
      send: () => ({ body: { upheld: true, text: '已经改正' } }),
      expected: { sponsor: 404 },
    },
    { call: 'GET /venues/{venueId}/monthly-reports', expected: { manager: 200, ...watching(200) } },
    {
      call: 'GET /venues/{venueId}/monthly-reports',
      whose: 'other',
      expected: { manager: 404, ...watching(200) },
    },
    {
      call: 'POST /venues/{venueId}/monthly-reports',
      send: () => ({ body: { month: '2001-01' } }),
      expected: { manager: 409 },
    },
    {
      call: 'POST /venues/{venueId}/monthly-reports',
      whose: 'other',
      send: () => ({ body: { month: '2001-01' } }),
      expected: { manager: 404 },
    },
    { call: 'GET /commitment-template', expected: { office: 200 } },
    {
      call: 'PUT /commitment-template',
      send: () => ({ body: { version: '-', text: DEFAULT_COMMITMENT } }),
      expected: { office: 409 },
    },
    {
      call: 'POST /venues/{venueId}/removals',
      ends: true,
      send: () => ({ body: removalNow() }),
      expected: { sponsor: 201 },
    },
    {
      call: 'POST /venues/{venueId}/removals/{removalId}/statement',
      send: () => ({ body: { statement: '已经整改' } }),
      expected: { manager: 404 },
    },
    {
      call: 'POST /venues/{venueId}/removals/{removalId}/decision',
      send: () => ({ body: { decision: 'upheld', reason: '未整改' } }),
      expected: { sponsor: 404 },
    },

    { call: 'GET /venues/{venueId}/ledger', expected: { manager: 200, office: 200 } },
    { call: 'GET /venues/{venueId}/ledger', whose: 'other', expected: { manager: 404, office: 200 } },
    { call: 'GET /venues/{venueId}/ledger/totals', expected: { manager: 200, office: 200 } },
    { call: 'GET /venues/{venueId}/ledger/totals', whose: 'other', expected: { manager: 404, office: 200 } },
    {
      call: 'GET /venues/{venueId}/ledger/export',
      query: '?format=csv',
      expected: { manager: 200, office: 200 },
    },
    {
      call: 'GET /venues/{venueId}/ledger/export',
      query: '?format=csv',
      whose: 'other',
      expected: { manager: 404, office: 200 },
    },
    {
      call: 'POST /venues/{venueId}/ledger/official-copies',
      send: () => ({ body: { format: 'csv', reason: '年度检查' } }),
      expected: { office: 200 },
    },

    { call: 'GET /venues/{venueId}/staff', expected: { manager: 200 } },
    { call: 'GET /venues/{venueId}/staff', whose: 'other', expected: { manager: 404 } },
    {
      call: 'POST /venues/{venueId}/staff-invites',
      send: () => ({ body: { role: 'cashier' } }),
      expected: { manager: 201 },
    },
    {
      call: 'POST /venues/{venueId}/staff-invites',
      whose: 'other',
      send: () => ({ body: { role: 'cashier' } }),
      expected: { manager: 404 },
    },
    {
      call: 'POST /staff-invites/accepted',
      send: () => ({ body: { code: '0000000000' } }),
      expected: signedIn(422),
    },
    { call: 'DELETE /venues/{venueId}/staff/{staffId}', ends: true, expected: { manager: 204 } },
    { call: 'DELETE /venues/{venueId}/staff/{staffId}', whose: 'other', expected: { manager: 404 } },

    { call: 'POST /venues/{venueId}/terminal-codes', expected: { manager: 201 } },
    { call: 'POST /venues/{venueId}/terminal-codes', whose: 'other', expected: { manager: 404 } },
    { call: 'GET /venues/{venueId}/terminals', expected: { manager: 200 } },
    { call: 'GET /venues/{venueId}/terminals', whose: 'other', expected: { manager: 404 } },
    { call: 'DELETE /venues/{venueId}/terminals/{terminalId}', ends: true, expected: { manager: 204 } },
    { call: 'DELETE /venues/{venueId}/terminals/{terminalId}', whose: 'other', expected: { manager: 404 } },
    {
      call: 'POST /counter/terminals',
      send: async ({ own }) => ({ body: await enrolmentAt(own) }),
      expected: staff(201),
    },
    {
      call: 'POST /counter/terminals',
      whose: 'other',
      send: async ({ other }) => ({ body: await enrolmentAt(other) }),
      expected: staff(422),
    },

    { call: 'GET /counter/terminal', expected: staff(200) },
    { call: 'GET /counter/terminal', whose: 'other', expected: staff(403) },
    { call: 'GET /counter/open-waivers', expected: staff(200) },
    { call: 'GET /counter/open-waivers', whose: 'other', expected: staff(403) },
    // what the side used has no price: who may, gets as far as that
    {
      call: 'POST /counter/redemptions/{redemptionId}/refunds',
      send: () => ({ body: { paidBackFen: 1 }, key: randomUUID() }),
      expected: staff(409),
    },
    {
      call: 'POST /counter/redemptions/{redemptionId}/refunds',
      whose: 'other',
      send: ({ own }, caller) => ({
        body: { paidBackFen: 1 },
        key: randomUUID(),
        terminal: tillOf(own, caller).terminal,
      }),
      expected: staff(404),
    },
    // what the side used has nothing that comes back: who may, gets as far as that
    { call: 'POST /counter/redemptions/{redemptionId}/return', expected: staff(409) },
    {
      call: 'POST /counter/redemptions/{redemptionId}/return',
      whose: 'other',
      send: ({ own }, caller) => ({ terminal: tillOf(own, caller).terminal }),
      expected: staff(404),
    },
    { call: 'GET /counter/today', expected: staff(200) },
    { call: 'GET /counter/today', whose: 'other', expected: staff(403) },
    {
      call: 'POST /counter/scans',
      send: ({ own }) => ({ body: { code: own.phone.code() } }),
      expected: staff(200),
    },
    {
      call: 'POST /counter/scans',
      whose: 'other',
      send: ({ own }) => ({ body: { code: own.phone.code() } }),
      expected: staff(403),
    },
    {
      call: 'POST /counter/redemptions',
      send: ({ own }, caller) => redemptionAt(own, caller),
      expected: staff(201),
    },
    {
      call: 'POST /counter/redemptions',
      whose: 'other',
      send: ({ other }, caller) => redemptionAt(other, caller),
      expected: staff(403),
    },
    {
      call: 'POST /counter/redemptions/{redemptionId}/void',
      send: () => ({ body: { reason: '扫错了' } }),
      expected: staff(200),
    },
    {
      call: 'POST /counter/redemptions/{redemptionId}/void',
      whose: 'other',
      // at the own till: another venue's row is as if it were not there
      send: ({ own }, caller) => ({ body: { reason: '扫错了' }, terminal: tillOf(own, caller).terminal }),
      expected: staff(404),
    },
  ];

  it('is said for every route there is, and for no other', async () => {
    const { paths } = (await t.api.get('/api/openapi.json')).body as { paths: Record<string, object> };
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(API_PREFIX, '')}`),
    );
    // those of the flood relief are walked in relief-access.int.test.ts
    const named = [...new Set([...ROWS, ...RELIEF_ROWS].map((row) => row.call))].sort();
    expect(named).toEqual(routes.sort());
    expect(named).toEqual((await contractEndpoints()).map(nameOf).sort());
  });

  it.each(
    ROWS.map((row) => ({ ...row, name: `${row.call}${row.whose === 'other' ? " of another's" : ''}` })),
  )('to $name is for those it is for', async ({ call, whose = 'own', query = '', send, ends, expected }) => {
    const sides = ends === true ? { ...shared, own: await side() } : shared;
    const { citizen, venue } = sides.own;
    const tokens: Partial<Record<Caller, string>> = {
      ...(ends === true ? await newOfficers() : officers),
      citizen: citizen.token,
      cashier: venue.cashier,
      manager: venue.manager,
    };
    const answered: Partial<Record<Caller, number>> = {};
    for (const caller of CALLERS) {
      const as = caller === 'cashier' || caller === 'manager' ? caller : 'citizen';
      const [method = '', path = ''] = pathOf(call, sides[whose], as).split(' ');
      const { terminal } = tillOf(sides[whose], as);
      const options = { token: tokens[caller], terminal, ...(await send?.(sides, as)) };
      answered[caller] = (await t.api.call(method, path + query, options)).status;
    }
    const refused = Object.fromEntries(CALLERS.map((caller) => [caller, caller === 'anonymous' ? 401 : 403]));
    expect(answered).toEqual({ ...refused, ...expected });
  });

  it('to a counter needs a terminal as well as the role', async () => {
    const { venue } = await side();
    for (const { method, path } of (await contractEndpoints()).filter((endpoint) => endpoint.terminal)) {
      const answer = await t.api.call(method, path.replace(/\{\w+\}/g, venue.venueId), {
        token: venue.manager,
        key: randomUUID(),
        body: method === 'POST' ? {} : undefined,
      });
      expect([path, answer.status, answer.body.code]).toEqual([path, 403, 'terminal-required']);
    }
  });

  async function newOfficers(): Promise<Partial<Record<Caller, string>>> {
    const tokens: Partial<Record<Caller, string>> = {};
    for (const role of GRANTED_ROLES) tokens[role] = await city.officer(role);
    return { ...tokens, sponsor: await joinings.logInAgain(sponsor) };
  }

  async function side(): Promise<Side> {
    const venue = await city.venue();
    const citizen = await city.citizen();
    const phone = await city.phone(citizen);
    const tills = { cashier: await city.till(venue), manager: await city.till(venue, venue.manager) };
    const redemptions = { cashier: '', manager: '' };
    for (const role of STAFF) {
      const code = (await city.phone(citizen)).code();
      const booked = await tills[role].use(code, venue.benefits['free-services']);
      redemptions[role] = booked.body.redemptionId;
    }
    const { items } = (await t.api.get(`/venues/${venue.venueId}/staff`, { token: venue.manager })).body;
    const { staffId } = items.find((one: { role: string }) => one.role === 'cashier');
    const content = await joinings.adopt(venue, sponsor);
    const fileId = joinings.newId();
    const path = `/venues/${venue.venueId}/files/${fileId}`;
    await t.api.call('PUT', path, { token: venue.manager, body: PICTURE });
    const enterprise = await applyingOf(citizen, venue);
    return { citizen, phone, venue, tills, redemptions, staffId, content, fileId, enterprise };
  }

  async function applyingOf(citizen: Citizen, { venueId }: TestVenue): Promise<Side['enterprise']> {
    const enterprise = await enterprises.enterprise({ representative: citizen });
    const { agentId } = await enterprises.agent(enterprise);
    const identityFileId = await enterprises.upload(citizen, enterprise.enterpriseId, 'identity');
    const { body } = await enterprises.apply(enterprise, { venueId, all: false, identityFileId });
    return { ...enterprise, agentId, identityFileId, applicationId: body.items[0].applicationId };
  }

  const tillOf = ({ tills }: Side, as: StaffRole | 'citizen'): Till =>
    tills[as === 'manager' ? 'manager' : 'cashier'];

  const pathOf = (call: string, side: Side, as: StaffRole | 'citizen'): string =>
    call
      .replace('{venueId}', side.venue.venueId)
      .replace('{enterpriseId}', side.enterprise.enterpriseId)
      .replace('{agentId}', side.enterprise.agentId)
      .replace('{applicationId}', side.enterprise.applicationId)
      .replace('{passId}', side.phone.passId)
      .replace('{staffId}', side.staffId)
      .replace('{fileId}', side.fileId)
      .replace('{removalId}', side.fileId)
      .replace('{complaintId}', side.fileId)
      .replace('{terminalId}', tillOf(side, as).terminalId)
      .replace('{redemptionId}', side.redemptions[as === 'manager' ? 'manager' : 'cashier']);

  const removalNow = () => {
    const hearingUntil = shanghaiDate(new Date(t.clock.now().getTime() + 5 * 24 * 3600_000));
    return { ground: 'accident', reason: '消防检查不合格', hearingUntil };
  };

  const keyOf = ({ token }: Phone) => ({
    devicePublicKey: new Phone(t.api, t.clock, token).publicKey,
    holder: { kind: 'person' },
  });

  const claimOf = ({ name, documentNumber }: Citizen) => ({
    name,
    documentNumber,
    documentType: 'resident-id',
    city: '郑州',
    consentVersion: '2026-11',
  });

  async function enrolmentAt({ venue }: Side): Promise<{ code: string; name: string }> {
    const path = `/venues/${venue.venueId}/terminal-codes`;
    const { code } = (await t.api.post(path, undefined, { token: venue.manager })).body;
    return { code, name: '新终端' };
  }

  /** A redemption that would be good at the terminal of this side. */
  async function redemptionAt(side: Side, as: StaffRole | 'citizen'): Promise<CallOptions> {
    const code = (await city.phone(side.citizen)).code();
    const { scan } = (await tillOf(side, as).scan(code)).body;
    return { body: { scan, benefitId: side.venue.benefits['free-services'] }, key: randomUUID() };
  }
});
