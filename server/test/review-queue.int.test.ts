import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { QueueItem } from '@benefit/shared/relief/review-contract';
import { startApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';
import type { Citizen } from './support/city.ts';
import type { TestDepartment, TestOfficer } from './support/relief.ts';
import { ReviewCases } from './support/review-cases.ts';
import type { CaseParts, TestCase } from './support/review-cases.ts';

/** A Monday morning in Shanghai; no holiday is near. */
const MONDAY = new Date('2026-08-17T01:00:00.000Z');
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let t: TestApp;
beforeAll(async () => {
  t = await startApp({}, MONDAY);
});
afterAll(() => t.close());

const numbersOf = (items: QueueItem[]): (string | null)[] => items.map(({ number }) => number);

describe('the queue', () => {
  let cases: ReviewCases;
  let second: TestDepartment;
  let officers: Record<
    'department' | 'other' | 'both' | 'city' | 'zone' | 'local' | 'elsewhere',
    TestOfficer
  >;
  const made: Record<string, TestCase> = {};
  let stranger: Citizen;

  beforeAll(async () => {
    t.clock.set(MONDAY);
    cases = await ReviewCases.make(t);
    const { relief, officer } = cases;
    second = await relief.department();
    stranger = await relief.city.citizen();
    const both = await relief.departmentOfficer(cases.department);
    const local = await relief.departmentOfficer(cases.department);
    officers = {
      department: officer,
      other: await relief.departmentOfficer(second),
      both: await relief.officeOfficer(null, both),
      city: await relief.officeOfficer(),
      zone: await relief.officeOfficer('经开区'),
      // of a department and of a district's office: some reports are theirs twice
      local: await relief.officeOfficer('经开区', local),
      elsewhere: await relief.officeOfficer('巩义市'),
    };
    const add = async (name: string, parts: CaseParts, steps: Parameters<ReviewCases['after']>[0] = []) => {
      made[name] = await cases.after(steps, parts);
      t.clock.advance(60_000);
    };
    await add('new', { district: '经开区' });
    await add('accepted', { categoryCode: 'public-order' }, [[officer, 'accept']]);
    await add('recognised', { district: '经开区' }, [
      [officer, 'accept'],
      [officer, 'recognise'],
    ]);
    await add('returned', {}, [[officer, 'return']]);
    await add('nobodys', { department: null, district: '经开区' });
    await add('theirs', { department: second, citizen: stranger });
    await add('confirmed', {}, [
      [officer, 'accept'],
      [officer, 'recognise'],
      [officers.city, 'confirm'],
    ]);
    await add('withdrawn', {});
    const withdrawn = made['withdrawn'];
    await t.api.post(`/reports/${withdrawn?.reportId}/withdrawal`, {}, { token: cases.citizen.token });
  });

  const ROWS: { who: keyof typeof officers; query: Record<string, string>; finds: string[] }[] = [
    { who: 'department', query: {}, finds: ['new', 'accepted'] },
    { who: 'other', query: {}, finds: ['theirs'] },
    { who: 'city', query: {}, finds: ['nobodys', 'recognised'] },
    { who: 'both', query: {}, finds: ['new', 'accepted', 'nobodys', 'recognised'] },
    { who: 'zone', query: {}, finds: ['nobodys', 'recognised'] },
    { who: 'elsewhere', query: {}, finds: [] },
    { who: 'department', query: { status: 'returned' }, finds: ['returned'] },
    { who: 'department', query: { status: 'recognised,confirmed' }, finds: ['recognised', 'confirmed'] },
    { who: 'zone', query: { status: 'submitted' }, finds: ['new', 'nobodys'] },
    { who: 'city', query: { status: 'submitted' }, finds: ['new', 'nobodys', 'theirs'] },
    { who: 'both', query: { status: 'submitted' }, finds: ['new', 'nobodys', 'theirs'] },
    { who: 'local', query: {}, finds: ['new', 'accepted', 'nobodys', 'recognised'] },
    { who: 'local', query: { status: 'submitted' }, finds: ['new', 'nobodys'] },
    { who: 'local', query: { status: 'submitted', age: 'due-soon' }, finds: [] },
    { who: 'city', query: { unassigned: 'true' }, finds: ['nobodys'] },
    { who: 'zone', query: { unassigned: 'true', status: 'submitted' }, finds: ['nobodys'] },
    { who: 'department', query: { unassigned: 'true' }, finds: [] },
    { who: 'department', query: { unassigned: 'false', mine: 'false' }, finds: ['new', 'accepted'] },
    { who: 'department', query: { district: '经开区' }, finds: ['new'] },
    { who: 'city', query: { district: '经开区', status: 'submitted' }, finds: ['new', 'nobodys'] },
    { who: 'zone', query: { district: '金水区', status: 'submitted' }, finds: [] },
    { who: 'department', query: { categoryCode: 'public-order' }, finds: ['accepted'] },
    { who: 'department', query: { categoryCode: 'donation' }, finds: [] },
    { who: 'elsewhere', query: { status: 'submitted,accepted,recognised,confirmed' }, finds: [] },
  ];

  it.each(ROWS)('shows the $who officer with $query: $finds', async ({ who, query, finds }) => {
    const { status, body } = await cases.queue(officers[who], query);
    expect(status).toBe(200);
    const found = Object.keys(made).filter((name) =>
      numbersOf(body.items).includes(made[name]?.number ?? ''),
    );
    expect(found.sort()).toEqual([...finds].sort());
    expect(body.items).toHaveLength(finds.length);
  });

  it.each(ROWS)('counts for the $who officer with $query what the list shows', async ({ who, query }) => {
    const { body } = await cases.queue(officers[who], query);
    const { byStatus } = body.counts as { byStatus: Record<string, number> };
    for (const [status, count] of Object.entries(byStatus)) {
      const listed = await cases.queue(officers[who], { ...query, status });
      expect([status, listed.body.items.length]).toEqual([status, count]);
    }
    const asked = (query['status'] ?? '').split(',');
    const sum = asked.reduce((total, status) => total + (byStatus[status] ?? 0), 0);
    if (query['status'] !== undefined) expect(sum).toBe(body.items.length);
  });

  it.each([
    ['a number', () => made['confirmed']?.number ?? '', ['confirmed']],
    ['a number in small letters', () => made['confirmed']?.number.toLowerCase() ?? '', ['confirmed']],
    ['a full name', () => stranger.name, ['theirs']],
    ['a document', () => stranger.documentNumber, ['theirs']],
    ['half a name', () => stranger.name.slice(0, 2), []],
    ['a number withdrawn', () => made['withdrawn']?.number ?? '', []],
  ] as const)('finds by %s wherever it stands', async (_, q, finds) => {
    const { body } = await cases.queue(officers.city, { q: q() });
    expect(numbersOf(body.items)).toEqual(finds.map((name) => made[name]?.number));
    const counted = Object.values(body.counts.byStatus as Record<string, number>);
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(finds.length);
    const others = await cases.queue(officers.elsewhere, { q: q() });
    expect(others.body.items).toEqual([]);
  });

  it('tells of a report what a list needs, and masks the name', async () => {
    const { body } = await cases.queue(officers.department);
    const { name } = cases.citizen;
    const item = (body.items as QueueItem[]).find(({ number }) => number === made['new']?.number);
    expect(item).toMatchObject({
      status: 'submitted',
      version: 2,
      maskedName: `${name.slice(0, 1)}*${name.slice(-1)}`,
      categoryName: '防汛救灾一线',
      deed: '随社区转移三户老人。',
      district: '经开区',
      department: cases.department.name,
      origin: 'self',
      claim: null,
      clock: { limitDays: 5, daysLeft: 5, paused: false },
    });
    expect(JSON.stringify(body)).not.toContain(name);
    expect(JSON.stringify(body)).not.toContain(cases.citizen.documentNumber);
  });

  it.each([
    ['status', 'nonsense'],
    ['status', 'draft'],
    ['status', 'submitted,withdrawn'],
    ['cursor', 'nonsense'],
    ['cursor', Buffer.from('1.x').toString('base64url')],
    ['age', 'old'],
    ['categoryCode', 'x'],
    ['district', '洛阳市'],
    ['colour', 'red'],
  ])('refuses %s=%s by field', async (path, value) => {
    const { status, body } = await cases.queue(officers.department, { [path]: value });
    expect([status, body.code, body.errors?.[0]?.path]).toEqual([422, 'invalid-request', path]);
  });
});

describe('pages of the queue', () => {
  it('follow each other without a gap or a double, the most urgent first', async () => {
    t.clock.set(MONDAY);
    const cases = await ReviewCases.make(t);
    for (let index = 0; index < 60; index++) {
      await cases.submitted({ department: index % 3 === 0 ? null : cases.department });
      if (index % 4 === 0) t.clock.advance(DAY_MS);
    }
    // with both roles, whose lanes are merged; a session lasts an hour, so this one is of the end
    const both = await cases.relief.departmentOfficer(cases.department);
    await cases.relief.officeOfficer(null, both);
    const first = await cases.queue(both);
    const second = await cases.queue(both, { cursor: first.body.next });
    expect([first.body.items.length, second.body.items.length, second.body.next]).toEqual([50, 10, null]);
    const items = [...first.body.items, ...second.body.items] as QueueItem[];
    expect(new Set(numbersOf(items)).size).toBe(60);
    const due = items.map(({ clock }) => clock.dueAt ?? '');
    expect(due).toEqual([...due].sort());
  });
});

describe('what is urgent', () => {
  let cases: ReviewCases;
  const token = { overdue: '', soon: '', ample: '' };

  beforeEach(async () => {
    t.clock.set(MONDAY);
    cases = await ReviewCases.make(t);
    token.overdue = (await cases.submitted({ district: '惠济区' })).number; // due Monday 24, 17:30
    t.clock.set(new Date(MONDAY.getTime() + 3 * DAY_MS));
    token.soon = (await cases.submitted({ district: '惠济区' })).number; // due Thursday 27
    t.clock.set(new Date(MONDAY.getTime() + 7 * DAY_MS));
    token.ample = (await cases.submitted({ district: '惠济区' })).number; // due Monday 31
  });

  it.each([
    { at: '2026-08-24T09:30:00.000Z', overdue: [], soon: ['overdue'] },
    { at: '2026-08-24T09:30:00.001Z', overdue: ['overdue'], soon: [] },
    { at: '2026-08-26T02:00:00.000Z', overdue: ['overdue'], soon: ['soon'] },
    { at: '2026-08-27T02:00:00.000Z', overdue: ['overdue'], soon: ['soon'] },
    { at: '2026-08-28T02:00:00.000Z', overdue: ['overdue', 'soon'], soon: ['ample'] },
  ] as const)('at $at is overdue $overdue and due soon $soon', async ({ at, overdue, soon }) => {
    t.clock.stop(new Date(at));
    // with the office of the same district, so that each report is theirs twice and counts once
    const officer = await cases.relief.departmentOfficer(cases.department);
    await cases.relief.officeOfficer('惠济区', officer);
    const late = await cases.queue(officer, { age: 'overdue' });
    expect(numbersOf(late.body.items)).toEqual(overdue.map((name) => token[name]));
    expect(late.body.counts).toMatchObject({
      byStatus: overdue.length === 0 ? {} : { submitted: overdue.length },
      total: 3,
      overdue: overdue.length,
    });
    for (const item of late.body.items as QueueItem[]) expect(item.clock.daysLeft).toBeLessThan(0);
    const returned = await cases.after([[officer, 'return']], { district: '惠济区' });
    const all = await cases.queue(officer, { age: 'overdue', status: 'submitted,returned,confirmed' });
    expect(numbersOf(all.body.items)).toEqual(overdue.map((name) => token[name]));
    expect(numbersOf(all.body.items)).not.toContain(returned.number);
    const near = await cases.queue(officer, { age: 'due-soon' });
    expect(numbersOf(near.body.items)).toEqual(soon.map((name) => token[name]));
  });
});
