import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  DECISIONS,
  REPORT_STATES,
  decisionsIn,
  transitionFor,
} from '@benefit/shared/relief/report-state-rules';
import type { Decision, ReportState } from '@benefit/shared/relief/report-state-rules';
import { Account } from '../src/identity/account.entity.ts';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import type { Citizen } from './support/city.ts';
import type { TestOfficer } from './support/relief.ts';
import { ReviewCases } from './support/review-cases.ts';

let t: TestApp;
let cases: ReviewCases;
let office: TestOfficer;
beforeAll(async () => {
  t = await startApp();
  cases = await ReviewCases.make(t);
  office = await cases.relief.officeOfficer();
});
afterAll(() => t.close());

/** Status and code of an answer, in one. */
const told = ({
  status,
  body,
}: {
  status: number;
  body: { code?: string };
}): [number, string | undefined] => [status, body.code];

/** How a report comes to a state; the appeal is the reporter's. */
const WAYS: Partial<Record<ReportState, readonly Decision[]>> = {
  submitted: [],
  accepted: ['accept'],
  returned: ['return'],
  'not-accepted': ['not-accept'],
  declined: ['accept', 'decline'],
  recognised: ['accept', 'recognise'],
  confirmed: ['accept', 'recognise', 'confirm'],
};

async function reportIn(state: ReportState): Promise<string> {
  const way = WAYS[state === 'appealed' ? 'not-accepted' : state];
  const { reportId } = await cases.submitted();
  // the check by somebody else, so that whoever tries next took no part
  const checker = await cases.relief.officeOfficer();
  await cases.through(
    reportId,
    (way ?? []).map((decision) => [decision === 'confirm' ? checker : cases.officer, decision]),
  );
  if (state === 'appealed') {
    await t.api.post(`/reports/${reportId}/appeal`, { reason: '请再看' }, { token: cases.citizen.token });
  }
  return reportId;
}

describe('a decision', () => {
  const STATES = REPORT_STATES.filter((state) => state === 'appealed' || state in WAYS);
  const ROWS = STATES.flatMap((state) =>
    (['department', 'office'] as const).map((by) => ({ state, by, may: decisionsIn(state, by) })),
  );

  it.each(ROWS)('on a report that is $state is the $by’s to take: $may', async ({ state, by, may }) => {
    for (const decision of DECISIONS) {
      const reportId = await reportIn(state);
      const answer = await cases.decide(by === 'department' ? cases.officer : office, reportId, decision);
      const expected = may.includes(decision) ? [200, undefined] : [409, 'not-allowed-now'];
      expect([decision, ...told(answer)]).toEqual([decision, ...expected]);
      if (answer.status === 200) {
        const to = transitionFor(state, decision, by)?.to;
        expect([answer.body.status, answer.body.version]).toEqual([to, (await cases.row(reportId)).version]);
      }
    }
  });

  it('is told to the reporter with who, why and by which clause', async () => {
    const { reportId, citizen } = await cases.after([[cases.officer, 'not-accept']]);
    const seen = await t.api.get(`/reports/${reportId}`, { token: citizen.token });
    expect(seen.body.timeline.at(-1)).toMatchObject({
      action: 'not-accept',
      by: cases.department.name,
      reason: '不属于本专项',
      clause: '郑信用办〔2021〕23号 一',
      status: 'not-accepted',
    });
    const notices = await t.api.get('/me/notices', { token: citizen.token });
    expect(notices.body.items[0]).toMatchObject({
      kind: 'report',
      subjectId: reportId,
      title: '申报不予受理',
    });
  });

  it('of an officer with both roles is that of the one whose move it is', async () => {
    const both = await cases.relief.departmentOfficer(cases.department);
    await cases.relief.officeOfficer(null, both);
    const { reportId } = await cases.submitted();
    const accepted = await cases.decide(both, reportId, 'accept');
    expect(accepted.body.timeline.at(-1).by).toContain(cases.department.name);
    const other = await cases.after([
      [cases.officer, 'accept'],
      [cases.officer, 'recognise'],
    ]);
    const confirmed = await cases.decide(both, other.reportId, 'confirm');
    expect(confirmed.body.timeline.at(-1).by).toContain('市信用办');
  });

  it('keeps the hours that the department recognised, in tenths', async () => {
    const { reportId } = await cases.after([[cases.officer, 'accept']]);
    expect((await cases.decide(cases.officer, reportId, 'recognise', { hours: 12.5 })).status).toBe(200);
    expect((await cases.row(reportId)).hoursTenths).toBe(125);
    const seen = await t.api.get(`/review/reports/${reportId}`, { token: office.token });
    expect(seen.body.hours).toBe(12.5);
  });

  it('outside the area is on a report that does not exist', async () => {
    const elsewhere = await cases.relief.officeOfficer('巩义市');
    const other = await cases.relief.departmentOfficer(await cases.relief.department());
    const { reportId } = await cases.submitted();
    for (const officer of [elsewhere, other]) {
      expect(told(await cases.decide(officer, reportId, 'accept'))).toEqual([404, 'not-found']);
      const seen = await t.api.get(`/review/reports/${reportId}`, { token: officer.token });
      expect(told(seen)).toEqual([404, 'not-found']);
    }
    const nowhere = await t.api.get('/review/reports/01ARZ3NDEKTSV4RRFFQ69G5FAV', { token: office.token });
    expect(told(nowhere)).toEqual([404, 'not-found']);
  });

  it('on a draft is on a report that does not exist', async () => {
    const draft = await cases.relief.draft(cases.citizen, cases.campaignId);
    expect(told(await cases.decide(office, draft.reportId, 'accept'))).toEqual([404, 'not-found']);
  });
});

describe('what a decision has to say', () => {
  const REASON = { reason: '说明' };
  const CLAUSE = { clause: '郑信用办〔2021〕23号 四 1' };
  it.each<{ state: ReportState; decision: Decision; words: object; paths: string[] }>([
    { state: 'submitted', decision: 'not-accept', words: {}, paths: ['reason', 'clause'] },
    { state: 'submitted', decision: 'not-accept', words: REASON, paths: ['clause'] },
    { state: 'submitted', decision: 'not-accept', words: { ...CLAUSE, reason: ' ' }, paths: ['reason'] },
    { state: 'accepted', decision: 'decline', words: REASON, paths: ['clause'] },
    { state: 'submitted', decision: 'return', words: REASON, paths: ['items'] },
    { state: 'submitted', decision: 'return', words: { ...REASON, items: [] }, paths: ['items'] },
    { state: 'submitted', decision: 'return', words: { ...REASON, items: ['colour'] }, paths: ['items.0'] },
    {
      state: 'accepted',
      decision: 'return',
      words: { ...REASON, items: ['deed', { item: 'fields.unit' }] },
      paths: ['items.1.item'],
    },
    {
      state: 'accepted',
      decision: 'return',
      words: { ...REASON, items: ['01ARZ3NDEKTSV4RRFFQ69G5FAV'] },
      paths: ['items.0'],
    },
    { state: 'recognised', decision: 'send-back', words: {}, paths: ['reason'] },
    { state: 'submitted', decision: 'accept', words: { hours: 3 }, paths: ['hours'] },
    { state: 'accepted', decision: 'recognise', words: { hours: -1 }, paths: ['hours'] },
    { state: 'accepted', decision: 'recognise', words: { colour: 'red' }, paths: ['colour'] },
    { state: 'submitted', decision: 'approve' as Decision, words: {}, paths: ['decision'] },
  ])('$decision with $words lacks $paths', async ({ state, decision, words, paths }) => {
    const reportId = await reportIn(state);
    const { version } = await cases.row(reportId);
    const { token } = state === 'recognised' ? office : cases.officer;
    const body = { version, decision, ...words };
    const answer = await t.api.post(`/review/reports/${reportId}/decisions`, body, { token });
    expect(told(answer)).toEqual([422, 'invalid-request']);
    expect(answer.body.errors.map(({ path }: { path: string }) => path)).toEqual(paths);
    expect((await cases.row(reportId)).version).toBe(version);
  });

  it('opens the named items and no others', async () => {
    const { reportId, citizen } = await cases.after([[cases.officer, 'return']]);
    const seen = await t.api.get(`/reports/${reportId}`, { token: citizen.token });
    expect(seen.body.items).toEqual([{ item: 'deed', text: '请写清具体时间' }]);
  });
});

describe('a conflict', () => {
  /** A citizen who holds both roles as well. */
  async function citizenWithRoles(): Promise<Citizen> {
    const citizen = await cases.relief.city.citizen();
    await cases.relief.departmentOfficer(cases.department, citizen);
    await cases.relief.officeOfficer(null, citizen);
    return citizen;
  }

  it.each(['submitted', 'accepted', 'recognised'] as const)(
    'own report that is %s: refused',
    async (state) => {
      const citizen = await citizenWithRoles();
      const { reportId } = await cases.submitted({ citizen });
      await cases.through(
        reportId,
        (WAYS[state] ?? []).map((decision) => [cases.officer, decision]),
      );
      for (const decision of DECISIONS) {
        expect([decision, ...told(await cases.decide(citizen, reportId, decision))]).toEqual([
          decision,
          403,
          'own-report',
        ]);
      }
      const seen = await t.api.get(`/review/reports/${reportId}`, { token: citizen.token });
      expect(seen.body).toMatchObject({ decisions: [], mayHandOn: false, conflict: { code: 'own-report' } });
    },
  );

  it('own report under another account of the same person: refused', async () => {
    const officer = await citizenWithRoles();
    const { reportId } = await cases.submitted();
    await t.database.write(async (tx) => {
      const { personId } = await tx.orm.findOneByOrFail(Account, { id: officer.accountId });
      await tx.execute('UPDATE report SET person_id = ? WHERE id = ?', [personId, reportId]);
    });
    expect(told(await cases.decide(officer, reportId, 'accept'))).toEqual([403, 'own-report']);
  });

  /** Who did what before, and whether the same person may take the office's step then. */
  it.each<{ before: Decision[]; appealed?: true; then: Decision[]; code: string | undefined }>([
    { before: ['accept'], then: ['confirm', 'send-back'], code: 'took-part' },
    { before: ['recognise'], then: ['confirm', 'send-back'], code: 'took-part' },
    { before: ['accept', 'recognise'], then: ['confirm', 'send-back'], code: 'took-part' },
    { before: ['return'], then: ['confirm', 'send-back'], code: 'took-part' },
    { before: ['send-back'], then: ['confirm', 'send-back'], code: 'took-part' },
    { before: [], then: ['confirm', 'send-back'], code: undefined },
    { before: ['not-accept'], appealed: true, then: ['accept', 'decline'], code: 'took-part' },
    { before: [], appealed: true, then: ['accept', 'decline'], code: undefined },
  ])('of $before before: $then is $code', async ({ before, appealed, then, code }) => {
    for (const decision of then) {
      const both = await cases.relief.departmentOfficer(cases.department);
      await cases.relief.officeOfficer(null, both);
      const by = (step: Decision): TestOfficer => (before.includes(step) ? both : cases.officer);
      const { reportId, citizen } = await cases.submitted();
      if (before.includes('return')) {
        await cases.through(reportId, [[both, 'return']]);
        await cases.resubmit(reportId);
      }
      if (appealed) {
        await cases.through(reportId, [[by('not-accept'), 'not-accept']]);
        await t.api.post(`/reports/${reportId}/appeal`, {}, { token: citizen.token });
      } else {
        const rounds = before.includes('send-back') ? 2 : 1;
        await cases.through(reportId, [[by('accept'), 'accept']]);
        for (let round = 1; round <= rounds; round++) {
          await cases.through(reportId, [[by('recognise'), 'recognise']]);
          if (round < rounds) await cases.through(reportId, [[both, 'send-back']]);
        }
      }
      const answer = await cases.decide(both, reportId, decision);
      expect([decision, ...told(answer)]).toEqual([decision, code === undefined ? 200 : 403, code]);
    }
  });

  it('is none between accepting and recognising', async () => {
    const { reportId } = await cases.after([[cases.officer, 'accept']]);
    expect((await cases.decide(cases.officer, reportId, 'recognise')).status).toBe(200);
  });
});

describe('sending back', () => {
  it('is allowed three times, and then no more', async () => {
    const { reportId } = await cases.after([[cases.officer, 'accept']]);
    for (let time = 1; time <= 4; time++) {
      await cases.through(reportId, [[cases.officer, 'recognise']]);
      const checker = await cases.relief.officeOfficer();
      const seen = await t.api.get(`/review/reports/${reportId}`, { token: checker.token });
      expect(seen.body.decisions).toEqual(time <= 3 ? ['confirm', 'send-back'] : ['confirm']);
      const answer = await cases.decide(checker, reportId, 'send-back');
      expect(told(answer)).toEqual(time <= 3 ? [200, undefined] : [409, 'not-allowed-now']);
      if (time === 4) expect((await cases.decide(checker, reportId, 'confirm')).status).toBe(200);
    }
  });
});

describe('two officers at once', () => {
  it.each([
    ['accept', 'not-accept'],
    ['accept', 'return'],
    ['accept', 'accept'],
  ] as const)('%s and %s: one is taken, the other is told what happened', async (one, other) => {
    const colleague = await cases.relief.departmentOfficer(cases.department);
    const { reportId } = await cases.submitted();
    const answers = await Promise.all([
      cases.decide(cases.officer, reportId, one),
      cases.decide(colleague, reportId, other),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const late = answers.find(({ status }) => status === 409);
    const { version, state } = await cases.row(reportId);
    expect(version).toBe(3);
    expect(late?.body).toMatchObject({ code: 'out-of-date', version: 3 });
    expect(late?.body.changes).toHaveLength(1);
    expect(answers.find(({ status }) => status === 200)?.body.status).toBe(state);
  });

  it('on many reports crosswise all end, and the counts agree with the reports', async () => {
    const crowd = await ReviewCases.make(t);
    const officers = [crowd.officer, await crowd.relief.departmentOfficer(crowd.department)];
    const made = await Promise.all(Array.from({ length: 12 }, () => crowd.submitted()));
    const tries = officers.flatMap((officer, index) =>
      (index === 0 ? made : [...made].reverse()).map(({ reportId }) =>
        crowd.decide(officer, reportId, index === 0 ? 'accept' : 'not-accept'),
      ),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(12);
    expect(statuses.every((status) => status === 200 || status === 409)).toBe(true);
    const { body } = await crowd.queue(crowd.officer);
    const states = await Promise.all(made.map(async ({ reportId }) => (await crowd.row(reportId)).state));
    expect(body.counts.byStatus.accepted ?? 0).toBe(states.filter((state) => state === 'accepted').length);
    expect(body.counts.byStatus['not-accepted'] ?? 0).toBe(
      states.filter((state) => state === 'not-accepted').length,
    );
  });
});

describe('the same decision on several', () => {
  it('is taken where it can be, and says of each other why not', async () => {
    const own = await cases.relief.city.citizen();
    await cases.relief.departmentOfficer(cases.department, own);
    const good = await cases.submitted();
    const stale = await cases.submitted();
    const accepted = await cases.after([[cases.officer, 'accept']]);
    const mine = await cases.submitted({ citizen: own });
    const foreign = await cases.submitted({ department: await cases.relief.department() });
    const reports = [
      { reportId: good.reportId, version: 2 },
      { reportId: stale.reportId, version: 1 },
      { reportId: accepted.reportId, version: 3 },
      { reportId: mine.reportId, version: 2 },
      { reportId: foreign.reportId, version: 2 },
      { reportId: good.reportId, version: 2 },
    ];
    const answer = await t.api.post(
      '/review/decisions',
      { reports, decision: 'accept' },
      { token: own.token },
    );
    expect(answer.status).toBe(200);
    const results = answer.body.results as { reportId: string; ok: boolean; code?: string; text?: string }[];
    expect(results.map(({ reportId, ok, code }) => [reportId, ok, code])).toEqual([
      [good.reportId, true, undefined],
      [stale.reportId, false, 'out-of-date'],
      [accepted.reportId, false, 'not-allowed-now'],
      [mine.reportId, false, 'own-report'],
      [foreign.reportId, false, 'not-found'],
      [good.reportId, false, 'out-of-date'],
    ]);
    for (const { ok, text } of results) expect(text === undefined).toBe(ok);
    expect((await cases.row(good.reportId)).state).toBe('accepted');
    expect((await cases.row(stale.reportId)).state).toBe('submitted');
  });

  it('says by field what it lacks, of each', async () => {
    const made = [await cases.submitted(), await cases.submitted()];
    const answer = await t.api.post(
      '/review/decisions',
      {
        reports: made.map(({ reportId }) => ({ reportId, version: 2 })),
        decision: 'not-accept',
        reason: '说明',
      },
      { token: cases.officer.token },
    );
    for (const result of answer.body.results) {
      expect(result).toMatchObject({ ok: false, code: 'invalid-request', errors: [{ path: 'clause' }] });
    }
  });

  it.each([
    { reports: [], decision: 'accept' },
    {
      reports: Array.from({ length: 101 }, () => ({ reportId: '01ARZ3NDEKTSV4RRFFQ69G5FAV', version: 1 })),
      decision: 'accept',
    },
    { reports: [{ reportId: '01ARZ3NDEKTSV4RRFFQ69G5FAV', version: 1 }], decision: 'return' },
  ])('refuses a list that is none (%#)', async (body) => {
    const answer = await t.api.post('/review/decisions', body, { token: cases.officer.token });
    expect(told(answer)).toEqual([422, 'invalid-request']);
  });
});
