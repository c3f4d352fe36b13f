import { uploadBulk } from '@benefit/shared/relief/bulk-contract';
import { sendBytes, sheetOf } from './bulk-desk.ts';
import type { Answer } from './api.ts';
import { RELIEF_CALLERS } from './relief-sides.ts';
import type { ReliefCaller, ReliefSides, Thing, ThingKind, Whose } from './relief-sides.ts';

/** A status; for 401 and 403 the problem's code; or what `seen` says of an answer that is good. */
type Outcome = number | string;
type Expected = Partial<Record<ReliefCaller, Outcome>>;

/** A call of the flood relief and who is let through; see `relief-access.int.test.ts`. */
export interface ReliefRow {
  call: string;
  about?: ThingKind;
  whose?: Whose;
  query?: (sides: ReliefSides, thing: Thing) => string;
  body?: (sides: ReliefSides, thing: Thing) => object;
  /** How it is called where the body is no JSON. */
  send?: (sides: ReliefSides, path: string, token: string | undefined) => Promise<Answer>;
  /** What an answer of the 200s gave away, where that depends on who asks. */
  seen?: (body: Answer['body'], thing: Thing) => Outcome;
  /** True where several may call it and the first one's call changes the thing: each gets one of their own. */
  each?: true;
  /** Outcomes of those who are let through; the others get `role-required`, nobody in particular `session-required`. */
  expected: Expected;
}

const everybody = (outcome: Outcome): Expected =>
  Object.fromEntries(RELIEF_CALLERS.map((caller) => [caller, outcome]));
const citizen = (outcome: Outcome): Expected => ({ citizen: outcome });
const city = (outcome: Outcome): Expected => ({ office: outcome });
const department = (outcome: Outcome): Expected => ({ department: outcome });
const officers = (outcome: Outcome): Expected => ({ department: outcome, office: outcome, zone: outcome });
/** Of a report outside the department and the district: the city's office alone sees it. */
const cityOnly = (outcome: Outcome, elsewhere: Outcome = 404): Expected => ({
  ...officers(elsewhere),
  office: outcome,
});

const HIDDEN = 'not in it';
const listed =
  (key: string) =>
  ({ items }: Answer['body'], { ids }: Thing): Outcome =>
    items.some((item: Record<string, string>) => item[key] === ids[key]) ? 200 : HIDDEN;
const named = (body: string, { ids }: Thing): Outcome => (body.includes(ids['number'] ?? '') ? 200 : HIDDEN);
const firstResult = ({ results }: Answer['body']): Outcome =>
  results[0].ok === true ? 200 : results[0].code;

const byNumber = (_: ReliefSides, { ids }: Thing): string => `q=${ids['number'] ?? ''}`;
const asCsv = (_: ReliefSides, { ids }: Thing): string => `q=${ids['number'] ?? ''}&format=csv`;
const accept = (_: ReliefSides, { version }: Thing) => ({ version, decision: 'accept' });
const confirm = (_: ReliefSides, { version }: Thing) => ({ version, decision: 'confirm' });
const acceptMany = (_: ReliefSides, { ids, version }: Thing) => ({
  reports: [{ reportId: ids['reportId'], version }],
  decision: 'accept',
});
const changed = (_: ReliefSides, { content, version }: Thing) => ({
  ...content,
  deed: '随社区转移五户老人。',
  version,
});
const begun = ({ relief }: ReliefSides, { ids }: Thing) => {
  const { version: _, ...content } = relief.content(ids['campaignId'] ?? '', []);
  return content;
};
const handOn = ({ thirdDepartment }: ReliefSides, { version }: Thing) => ({
  version,
  departmentId: thirdDepartment.departmentId,
  reason: '转请办理',
});
const template = () => ({ decision: 'return', title: '看不清', text: '请重拍', clause: null });
const pointTable = { perPersonCap: 10, rules: [{ categoryCode: 'donation', kind: 'fixed', points: 2 }] };
const ending = ({ today }: ReliefSides) => ({
  document: { authority: '指挥部', number: '1号', date: today },
});

/** Every call of the flood relief. */
export const RELIEF_ROWS: readonly ReliefRow[] = [
  { call: 'GET /files/{token}', about: 'draft', expected: everybody(200) },
  { call: 'GET /files/{token}', about: 'made-up address', expected: everybody(404) },

  { call: 'GET /campaigns', expected: everybody(200) },
  { call: 'GET /campaigns/{campaignId}', about: 'campaign', expected: officers(200) },
  {
    call: 'POST /campaigns',
    body: ({ today }) => ({ title: '专项', basis: '文件', startsOn: today, pointTable }),
    expected: city(201),
  },
  {
    call: 'POST /campaigns/{campaignId}/point-tables',
    about: 'campaign',
    body: () => pointTable,
    expected: city(201),
  },
  {
    call: 'PUT /campaigns/{campaignId}/routes',
    about: 'campaign',
    body: () => ({ routes: [] }),
    expected: city(200),
  },
  { call: 'POST /campaigns/{campaignId}/end', about: 'campaign', body: ending, expected: city(200) },
  {
    call: 'POST /campaigns/{campaignId}/archive',
    about: 'ended campaign',
    body: ({ today }) => ({ publishedOn: today }),
    expected: city(200),
  },
  { call: 'GET /campaigns/{campaignId}/grant-preview', about: 'campaign', expected: city(200) },
  { call: 'POST /campaigns/{campaignId}/grants', about: 'ended campaign', expected: city(200) },
  { call: 'GET /departments', expected: officers(200) },
  { call: 'GET /me/bonuses', about: 'granted', seen: listed('reportId'), expected: citizen(200) },
  {
    call: 'GET /me/bonuses',
    about: 'granted',
    whose: 'other',
    seen: listed('reportId'),
    expected: citizen(HIDDEN),
  },

  { call: 'POST /evidence-challenges', expected: citizen(201) },
  { call: 'PUT /reports/{reportId}', body: begun, expected: citizen(201) },
  { call: 'PUT /reports/{reportId}', about: 'draft', body: changed, expected: citizen(200) },
  { call: 'PUT /reports/{reportId}', about: 'draft', whose: 'other', body: changed, expected: citizen(404) },
  {
    call: 'POST /reports/{reportId}/submission',
    about: 'draft',
    body: (_, { version }) => ({ version }),
    expected: citizen(200),
  },
  {
    call: 'POST /reports/{reportId}/submission',
    about: 'draft',
    whose: 'other',
    body: (_, { version }) => ({ version }),
    expected: citizen(404),
  },
  {
    call: 'POST /reports/{reportId}/withdrawal',
    about: 'submitted',
    body: () => ({}),
    expected: citizen(200),
  },
  {
    call: 'POST /reports/{reportId}/withdrawal',
    about: 'submitted',
    whose: 'other',
    body: () => ({}),
    expected: citizen(404),
  },
  { call: 'POST /reports/{reportId}/appeal', about: 'declined', body: () => ({}), expected: citizen(200) },
  {
    call: 'POST /reports/{reportId}/appeal',
    about: 'declined',
    whose: 'other',
    body: () => ({}),
    expected: citizen(404),
  },
  { call: 'GET /reports/{reportId}', about: 'submitted', expected: { citizen: 200, ...officers(200) } },
  {
    call: 'GET /reports/{reportId}',
    about: 'submitted',
    whose: 'other',
    expected: { citizen: 404, ...cityOnly(200) },
  },
  // what was never handed in is the citizen's alone
  { call: 'GET /reports/{reportId}', about: 'draft', expected: { citizen: 200, ...officers(404) } },
  {
    call: 'GET /reports/{reportId}',
    about: 'draft',
    whose: 'other',
    expected: { citizen: 404, ...officers(404) },
  },
  { call: 'GET /me/reports', about: 'draft', seen: listed('reportId'), expected: citizen(200) },
  {
    call: 'GET /me/reports',
    about: 'draft',
    whose: 'other',
    seen: listed('reportId'),
    expected: citizen(HIDDEN),
  },

  {
    call: 'GET /review/reports',
    about: 'submitted',
    query: byNumber,
    seen: listed('reportId'),
    expected: officers(200),
  },
  {
    call: 'GET /review/reports',
    about: 'submitted',
    whose: 'other',
    query: byNumber,
    seen: listed('reportId'),
    expected: cityOnly(200, HIDDEN),
  },
  { call: 'GET /review/export', about: 'submitted', query: asCsv, seen: named, expected: officers(200) },
  {
    call: 'GET /review/export',
    about: 'submitted',
    whose: 'other',
    query: asCsv,
    seen: named,
    expected: cityOnly(200, HIDDEN),
  },
  { call: 'GET /review/summary', expected: officers(200) },
  { call: 'GET /review/reports/{reportId}', about: 'submitted', expected: officers(200) },
  { call: 'GET /review/reports/{reportId}', about: 'draft', expected: officers(404) },
  { call: 'GET /review/reports/{reportId}', about: 'submitted', whose: 'other', expected: cityOnly(200) },
  { call: 'POST /review/reports/{reportId}/claim', about: 'submitted', expected: officers(200) },
  {
    call: 'POST /review/reports/{reportId}/claim',
    about: 'submitted',
    whose: 'other',
    expected: cityOnly(200),
  },
  { call: 'DELETE /review/reports/{reportId}/claim', about: 'submitted', expected: officers(204) },
  {
    call: 'DELETE /review/reports/{reportId}/claim',
    about: 'submitted',
    whose: 'other',
    expected: cityOnly(204),
  },
  // the department's turn is not the office's, nor the office's the department's
  {
    call: 'POST /review/reports/{reportId}/decisions',
    about: 'submitted',
    body: accept,
    each: true,
    expected: { ...officers(409), department: 200 },
  },
  {
    call: 'POST /review/reports/{reportId}/decisions',
    about: 'recognised',
    body: confirm,
    each: true,
    expected: { ...officers(200), department: 409 },
  },
  {
    call: 'POST /review/reports/{reportId}/decisions',
    about: 'submitted',
    whose: 'other',
    body: accept,
    each: true,
    expected: cityOnly(409),
  },
  {
    call: 'POST /review/reports/{reportId}/decisions',
    about: 'recognised',
    whose: 'other',
    body: confirm,
    each: true,
    expected: cityOnly(200),
  },
  {
    call: 'POST /review/decisions',
    about: 'submitted',
    body: acceptMany,
    seen: firstResult,
    each: true,
    expected: { ...officers('not-allowed-now'), department: 200 },
  },
  {
    call: 'POST /review/decisions',
    about: 'submitted',
    whose: 'other',
    body: acceptMany,
    seen: firstResult,
    each: true,
    expected: cityOnly('not-allowed-now', 'not-found'),
  },
  {
    call: 'POST /review/reports/{reportId}/hand-on',
    about: 'submitted',
    body: handOn,
    each: true,
    expected: officers(200),
  },
  {
    call: 'POST /review/reports/{reportId}/hand-on',
    about: 'submitted',
    whose: 'other',
    body: handOn,
    each: true,
    expected: cityOnly(200),
  },
  {
    call: 'POST /review/reports/{reportId}/comments',
    about: 'submitted',
    body: () => ({ text: '请看第一张照片' }),
    expected: officers(201),
  },
  {
    call: 'POST /review/reports/{reportId}/comments',
    about: 'submitted',
    whose: 'other',
    body: () => ({ text: '请看第一张照片' }),
    expected: cityOnly(201),
  },
  {
    call: 'POST /review/reports/{reportId}/reveal',
    about: 'submitted',
    body: () => ({ reason: '核对身份' }),
    expected: officers(200),
  },
  {
    call: 'POST /review/reports/{reportId}/reveal',
    about: 'submitted',
    whose: 'other',
    body: () => ({ reason: '核对身份' }),
    expected: cityOnly(200),
  },
  { call: 'GET /review/reason-templates', expected: officers(200) },
  {
    call: 'PUT /review/reason-templates/{templateId}',
    about: 'template',
    body: template,
    expected: city(200),
  },
  { call: 'DELETE /review/reason-templates/{templateId}', about: 'template', expected: city(204) },
  { call: 'GET /review/settings', expected: officers(200) },
  {
    call: 'PUT /review/settings',
    body: () => ({ departmentDays: 5, officeDays: 5, overrides: [] }),
    expected: city(200),
  },

  { call: 'GET /bulk-reports/template', query: () => 'holder=person', expected: officers(200) },
  {
    call: 'POST /bulk-reports',
    query: (_, { ids }) =>
      new URLSearchParams({
        campaignId: ids['campaignId'] ?? '',
        holder: 'person',
        fileName: '汇总表.xlsx',
      }).toString(),
    send: async (sides, path, token) =>
      sendBytes(sides.t.api, path, {
        bytes: await sheetOf([sides.row()]),
        token,
        type: uploadBulk.consumes,
      }),
    expected: department(201),
  },
  {
    call: 'GET /bulk-reports',
    about: 'checked sheet',
    seen: listed('bulkReportId'),
    expected: officers(200),
  },
  {
    call: 'GET /bulk-reports',
    about: 'checked sheet',
    whose: 'other',
    seen: listed('bulkReportId'),
    expected: cityOnly(200, HIDDEN),
  },
  { call: 'GET /bulk-reports/{bulkReportId}', about: 'checked sheet', expected: officers(200) },
  {
    call: 'GET /bulk-reports/{bulkReportId}',
    about: 'checked sheet',
    whose: 'other',
    expected: cityOnly(200),
  },
  { call: 'GET /bulk-reports/{bulkReportId}/rows', about: 'checked sheet', expected: officers(200) },
  {
    call: 'GET /bulk-reports/{bulkReportId}/rows',
    about: 'checked sheet',
    whose: 'other',
    expected: cityOnly(200),
  },
  { call: 'GET /bulk-reports/{bulkReportId}/outcome', about: 'committed sheet', expected: officers(200) },
  {
    call: 'GET /bulk-reports/{bulkReportId}/outcome',
    about: 'committed sheet',
    whose: 'other',
    expected: cityOnly(200),
  },
  { call: 'POST /bulk-reports/{bulkReportId}/commit', about: 'checked sheet', expected: department(200) },
  {
    call: 'POST /bulk-reports/{bulkReportId}/commit',
    about: 'checked sheet',
    whose: 'other',
    expected: department(404),
  },
  { call: 'DELETE /bulk-reports/{bulkReportId}', about: 'checked sheet', expected: department(204) },
  {
    call: 'DELETE /bulk-reports/{bulkReportId}',
    about: 'checked sheet',
    whose: 'other',
    expected: department(404),
  },
  { call: 'GET /me/held-reports', about: 'held row', seen: listed('heldId'), expected: citizen(200) },
  {
    call: 'GET /me/held-reports',
    about: 'held row',
    whose: 'other',
    seen: listed('heldId'),
    expected: citizen(HIDDEN),
  },
  {
    call: 'POST /me/held-reports/{heldId}/answer',
    about: 'held row',
    body: () => ({ agree: true }),
    expected: citizen(200),
  },
  {
    call: 'POST /me/held-reports/{heldId}/answer',
    about: 'held row',
    whose: 'other',
    body: () => ({ agree: true }),
    expected: citizen(404),
  },
];
