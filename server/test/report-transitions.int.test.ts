import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { REPORT_ACTIONS, REPORT_STATES } from '@benefit/shared/relief/report-state-rules';
import type {
  Decision,
  ReportAction,
  ReportActor,
  ReportState,
} from '@benefit/shared/relief/report-state-rules';
import { Problem } from '../src/platform/problem.ts';
import { ReportCount, ReportEvent, ReportRow } from '../src/relief/report/report.entity.ts';
import { ReportTransitionService } from '../src/relief/report/report-transition.service.ts';
import type { Answer } from './support/api.ts';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import type { Citizen } from './support/city.ts';
import { NEEDED, Relief, good } from './support/relief.ts';
import type { TestDepartment, TestOfficer, TestReport } from './support/relief.ts';

/** product.md, States, written out once more: `from action by → to`. Whatever is not here is refused. */
const TABLE: Record<string, ReportState> = {
  'draft submit reporter': 'submitted',
  'returned submit reporter': 'submitted',
  'draft withdraw reporter': 'withdrawn',
  'submitted withdraw reporter': 'withdrawn',
  'accepted withdraw reporter': 'withdrawn',
  'not-accepted withdraw reporter': 'withdrawn',
  'returned withdraw reporter': 'withdrawn',
  'recognised withdraw reporter': 'withdrawn',
  'declined withdraw reporter': 'withdrawn',
  'appealed withdraw reporter': 'withdrawn',
  'not-accepted appeal reporter': 'appealed',
  'declined appeal reporter': 'appealed',
  'submitted accept department': 'accepted',
  'submitted not-accept department': 'not-accepted',
  'submitted return department': 'returned',
  'accepted return department': 'returned',
  'accepted recognise department': 'recognised',
  'accepted decline department': 'declined',
  'recognised confirm office': 'confirmed',
  'recognised send-back office': 'accepted',
  'appealed accept office': 'accepted',
  'appealed decline office': 'declined',
  'confirmed grant campaign': 'granted',
  'granted credit campaign': 'credited',
  'granted reject campaign': 'rejected',
};
const ACTORS: readonly ReportActor[] = ['reporter', 'department', 'office', 'campaign'];
const DECISIONS = Object.keys(NEEDED) as Decision[];

let t: TestApp;
let relief: Relief;
let transitions: ReportTransitionService;
let department: TestDepartment;
let campaignId: string;
let citizen: Citizen;
let base: TestReport;
let callers: Record<string, { token: string } | undefined>;

beforeAll(async () => {
  t = await startApp();
  relief = new Relief(t);
  transitions = t.app.get(ReportTransitionService);
  department = await relief.department();
  citizen = await relief.city.citizen();
  ({ campaignId } = await relief.campaign({ department }));
  base = await relief.submitted(citizen, campaignId);
  callers = {
    anonymous: undefined,
    reporter: citizen,
    stranger: await relief.city.citizen(),
    department: await relief.departmentOfficer(department),
    'other department': await relief.departmentOfficer(await relief.department()),
    office: await relief.officeOfficer(),
    'office of the district': await relief.officeOfficer('金水区'),
    'office elsewhere': await relief.officeOfficer('巩义市'),
  };
});
afterAll(() => t.close());

/** Puts a report into a state as if nobody had decided yet, and answers its version. */
async function putInto(reportId: string, state: ReportState): Promise<number> {
  return t.database.write(async (tx) => {
    const number = state === 'draft' ? null : base.body.number;
    await tx.orm.update(ReportRow, { id: reportId }, { state, number, appeals: 0, sentBack: 0 });
    await tx.execute(`UPDATE report_event SET action = 'put' WHERE report_id = ?`, [reportId]);
    return (await tx.orm.findOneByOrFail(ReportRow, { id: reportId })).version;
  });
}

class TakenBack extends Error {}

describe.each(ACTORS)('every action in every state by %s', (by) => {
  it.each(REPORT_STATES)('from %s', async (state) => {
    const version = await putInto(base.reportId, state);
    for (const action of REPORT_ACTIONS) {
      const outcome = await tryOnce(action, by, version);
      const to = TABLE[`${state} ${action} ${by}`];
      const expected =
        to === undefined
          ? 'not-allowed-now'
          : { state: to, version: version + 1, event: [action, state, to, version + 1] };
      expect({ action, outcome }).toEqual({ action, outcome: expected });
    }
  });

  /** What a step leads to; it is rolled back, so that each begins from the same state. */
  async function tryOnce(action: ReportAction, actor: ReportActor, version: number) {
    let outcome: unknown;
    await t.database
      .write(async (tx) => {
        const after = await transitions.apply(tx, {
          reportId: base.reportId,
          version,
          action,
          by: actor,
          actor: { accountId: await officerId(actor), unit: '某单位', label: '某人' },
        });
        const event = await tx.orm.findOneByOrFail(ReportEvent, {
          reportId: base.reportId,
          version: after.version,
        });
        outcome = {
          state: after.state,
          version: after.version,
          event: [event.action, event.fromState, event.toState, event.version],
        };
        throw new TakenBack();
      })
      .catch((error: unknown) => {
        if (error instanceof Problem) outcome = error.code;
        else if (!(error instanceof TakenBack)) throw error;
      });
    return outcome;
  }
});

const officerId = async (actor: ReportActor): Promise<string | null> => {
  if (actor === 'campaign') return null;
  return actor === 'reporter' ? citizen.accountId : (callers[actor] as TestOfficer).accountId;
};

describe('every call in every state by everybody', () => {
  const own = (action: 'submit' | 'withdraw' | 'appeal', state: ReportState): Record<string, number> => ({
    anonymous: 401,
    reporter: TABLE[`${state} ${action} reporter`] === undefined ? 409 : 200,
    stranger: 404,
    department: 403,
    'other department': 403,
    office: 403,
    'office of the district': 403,
    'office elsewhere': 403,
  });
  const decision = (action: Decision, state: ReportState): Record<string, number> => {
    const seen = (by: ReportActor): number => {
      if (state === 'draft') return 404;
      return TABLE[`${state} ${action} ${by}`] === undefined ? 409 : 200;
    };
    return {
      anonymous: 401,
      reporter: 403,
      stranger: 403,
      department: seen('department'),
      'other department': 404,
      office: seen('office'),
      'office of the district': seen('office'),
      'office elsewhere': 404,
    };
  };
  const look = (state: ReportState): Record<string, number> => {
    const seen = state === 'draft' ? 404 : 200;
    return {
      anonymous: 401,
      reporter: 200,
      stranger: 404,
      department: seen,
      'other department': 404,
      office: seen,
      'office of the district': seen,
      'office elsewhere': 404,
    };
  };
  const PATHS = { submit: 'submission', withdraw: 'withdrawal', appeal: 'appeal' } as const;

  it.each(REPORT_STATES)('in state %s', async (state) => {
    const { reportId } = base;
    const wrong: string[] = [];
    const check = async (
      call: string,
      expected: Record<string, number>,
      send: (token: string | undefined, version: number) => Promise<Answer>,
    ) => {
      for (const [caller, status] of Object.entries(expected)) {
        const answer = await send(callers[caller]?.token, await putInto(reportId, state));
        if (answer.status !== status) wrong.push(`${call} by ${caller}: ${answer.status}, not ${status}`);
      }
    };
    await check('look', look(state), (token) => t.api.get(`/reports/${reportId}`, { token }));
    for (const [action, path] of Object.entries(PATHS) as ['submit' | 'withdraw' | 'appeal', string][]) {
      await check(action, own(action, state), (token, version) => {
        const body = action === 'submit' ? { version } : {};
        return t.api.post(`/reports/${reportId}/${path}`, body, { token });
      });
    }
    for (const action of DECISIONS) {
      await check(action, decision(action, state), (token, version) =>
        t.api.post(
          `/review/reports/${reportId}/decisions`,
          { version, decision: action, ...NEEDED[action] },
          { token },
        ),
      );
    }
    expect(wrong).toEqual([]);
  });
});

describe('who may not decide', () => {
  it('refuses a report of their own, by account and by person', async () => {
    const reporter = await relief.city.citizen();
    const self = await relief.departmentOfficer(department, reporter);
    const report = await relief.submitted(reporter, campaignId);
    const answer = await relief.decide(self, report.reportId, 'accept', report.body.version);
    expect(answer).toMatchObject({ status: 403, body: { code: 'own-report' } });
    const office = await relief.officeOfficer(null, self);
    const other = await relief.departmentOfficer(department);
    const recognised = await relief.through(report, [
      [other, 'accept'],
      [other, 'recognise'],
    ]);
    const confirm = () => relief.decide(office, report.reportId, 'confirm', recognised.body.version);
    expect(await confirm()).toMatchObject({ status: 403, body: { code: 'own-report' } });
    // as of what a department reported: about the person, by no account of theirs
    await t.database.write((tx) => tx.orm.update(ReportRow, { id: report.reportId }, { accountId: null }));
    expect(await confirm()).toMatchObject({ status: 403, body: { code: 'own-report' } });
  });

  it("refuses the office's check by somebody who decided for the department", async () => {
    const officer = await relief.departmentOfficer(department);
    await relief.officeOfficer(null, officer);
    const report = await relief.through(await relief.submitted(citizen, campaignId), [
      [officer, 'accept'],
      [officer, 'recognise'],
    ]);
    const took = await relief.decide(officer, report.reportId, 'confirm', report.body.version);
    expect(took).toMatchObject({ status: 403, body: { code: 'took-part' } });
    const other = await relief.officeOfficer();
    const confirmed = await relief.decide(other, report.reportId, 'confirm', report.body.version);
    expect(confirmed).toMatchObject({ status: 200, body: { status: 'confirmed' } });
  });

  it('refuses an appeal before an officer who took part, and a second appeal', async () => {
    const [officer, office, fresh] = [
      await relief.departmentOfficer(department),
      await relief.officeOfficer(),
      await relief.officeOfficer(),
    ];
    const first = await relief.through(await relief.submitted(citizen, campaignId), [
      [officer, 'accept'],
      [officer, 'recognise'],
      [office, 'send-back'],
      [officer, 'decline'],
    ]);
    const appeal = () => t.api.post(`/reports/${first.reportId}/appeal`, { reason: '有新的证明' }, citizen);
    const appealed = good(await appeal(), 200);
    expect(appealed.body).toMatchObject({ status: 'appealed', mayAppeal: false });
    const [message] = (await t.api.get('/me/notices', citizen)).body.items;
    expect(message).toMatchObject({ title: '申诉已提交', subjectId: first.reportId });
    const { version } = appealed.body;
    expect(await relief.decide(office, first.reportId, 'accept', version)).toMatchObject({
      status: 403,
      body: { code: 'took-part' },
    });
    const upheld = good(await relief.decide(fresh, first.reportId, 'decline', version), 200);
    expect(upheld.body.status).toBe('declined');
    const again = await appeal();
    expect(again).toMatchObject({ status: 409, body: { code: 'not-allowed-now' } });
    expect((await relief.get(citizen.token, first.reportId)).body).toMatchObject({
      mayAppeal: false,
      next: null,
    });
    const [last] = (await t.api.get('/me/notices', citizen)).body.items;
    expect(last).toMatchObject({ title: '申报不予认定', text: expect.stringContaining('最终结果') });
  });
});

it('does not send back for a supplement what no account could supplement', async () => {
  const officer = await relief.departmentOfficer(department);
  const { reportId, body } = await relief.submitted(citizen, campaignId);
  await t.database.write((tx) => tx.orm.update(ReportRow, { id: reportId }, { accountId: null }));
  expect(await relief.decide(officer, reportId, 'return', body.version)).toMatchObject({
    status: 409,
    body: { code: 'not-allowed-now', detail: expect.stringContaining('部门') },
  });
});

describe('races', () => {
  it('lets one of two officers decide and tells the other what happened', async () => {
    const [one, two] = [
      await relief.departmentOfficer(department),
      await relief.departmentOfficer(department),
    ];
    const { reportId, body } = await relief.submitted(citizen, campaignId);
    const answers = await Promise.all([
      relief.decide(one, reportId, 'accept', body.version),
      relief.decide(two, reportId, 'not-accept', body.version),
    ]);
    const [lost] = answers.filter(({ status }) => status === 409);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(lost?.body).toMatchObject({
      code: 'out-of-date',
      version: body.version + 1,
      changes: [expect.stringContaining(department.name)],
    });
  });

  it('lets either the withdrawal or the decision be first, never half of each', async () => {
    const officer = await relief.departmentOfficer(department);
    for (let round = 0; round < 5; round++) {
      const { reportId, body } = await relief.submitted(citizen, campaignId);
      const [withdrawn, decided] = await Promise.all([
        t.api.post(`/reports/${reportId}/withdrawal`, {}, citizen),
        relief.decide(officer, reportId, 'accept', body.version),
      ]);
      expect(withdrawn.status).toBe(200);
      expect([200, 409]).toContain(decided.status);
      const { body: now } = await relief.get(citizen.token, reportId);
      expect(now.status).toBe('withdrawn');
      const actions = now.timeline.map(({ action }: { action: string }) => action);
      expect(actions).toEqual(
        decided.status === 200 ? ['submit', 'accept', 'withdraw'] : ['submit', 'withdraw'],
      );
    }
  });

  it('gives each of many reports of a day a number of its own', async () => {
    const reports = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const report = await relief.draft(citizen, campaignId);
        await relief.uploadAll(report);
        return report;
      }),
    );
    const submitted = await Promise.all(reports.map((report) => relief.submit(report)));
    const numbers = submitted.map(({ body }) => body.number);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const number of numbers) expect(number).toMatch(/^RB-\d{6}-\d{4}$/);
  });
});

it('counts reports where they stand, whatever happened to them', async () => {
  const officer = await relief.departmentOfficer(department);
  const office = await relief.officeOfficer();
  const other = await relief.campaign({ department });
  const ways: [TestOfficer, Decision][][] = [
    [],
    [[officer, 'accept']],
    [[officer, 'return']],
    [
      [officer, 'accept'],
      [officer, 'recognise'],
    ],
    [
      [officer, 'accept'],
      [officer, 'recognise'],
      [office, 'confirm'],
    ],
  ];
  for (const way of ways) await relief.through(await relief.submitted(citizen, other.campaignId), way);
  const withdrawn = await relief.submitted(citizen, other.campaignId);
  good(await t.api.post(`/reports/${withdrawn.reportId}/withdrawal`, {}, citizen), 200);
  await relief.draft(citizen, other.campaignId);
  const counts = await t.database.read((tx) => tx.orm.findBy(ReportCount, { campaignId: other.campaignId }));
  const standing = counts.filter(({ reports }) => reports !== 0);
  expect(Object.fromEntries(standing.map(({ state, reports }) => [state, reports]))).toEqual({
    submitted: 1,
    accepted: 1,
    returned: 1,
    recognised: 1,
    confirmed: 1,
  });
  expect(standing.every(({ departmentId }) => departmentId === department.departmentId)).toBe(true);
});
