import { describe, expect, it } from '@jest/globals';
import { announcementText, composeAnnouncement } from './announcement-rules.ts';
import { AUDIENCES } from './benefit-rules.ts';
import {
  COMMITMENT_VERSION,
  DEFAULT_COMMITMENT,
  DEFAULT_OPERATOR,
  commitmentTemplateFault,
  commitmentText,
} from './commitment-rules.ts';
import {
  JOINING_STEPS,
  audienceText,
  benefitFault,
  changedSteps,
  editableSteps,
  emptyJoining,
  joiningFaults,
  yearsAfter,
} from './joining-rules.ts';
import type { BenefitDraft, JoiningContent } from './joining-rules.ts';
import { ANY_TIME } from './benefit-time-rules.ts';
import { VENUE_STATUSES } from './venue-state-rules.ts';
import type { VenueStatus } from './venue-state-rules.ts';

const PERCENT = { T150: 20, T120: 15, T100: 10, excellent: 20, good: 15 };
const benefits = (): BenefitDraft[] =>
  AUDIENCES.map(({ holder, grade }, index) => ({
    ...{ benefitId: `B${index}`, holder, grade, kind: 'percentage-off', percentOff: PERCENT[grade] },
    ...{
      reducedFen: null,
      openLimit: null,
      basis: 'purchase',
      service: '',
      quota: null,
      quotaFor: 'outlet',
      times: ANY_TIME,
      terms: '特价商品除外。',
    },
    ...{ combinable: false, offlineSafe: true },
  }));

/** What a bookstore fills in that is ready to go live. */
const ready = (): JoiningContent => ({
  unit: {
    ...{ name: '明湖书店', kind: 'bookstore', creditCode: '91410100MA45F2Q86A', headName: '周海' },
    ...{ headPhone: '138 0371 0001', sponsorId: '01J0000000000000000000SPNS' },
  },
  benefits: benefits(),
  sameReason: '',
  announcement: { openEnded: true, until: '', noticeDays: 7 },
  listing: {
    ...{
      district: '经开区',
      address: '第八大街 1 号',
      servicePhone: '0371-5550-0001',
      features: '',
      more: '',
    },
    ...{
      openingTimes: [{ weekday: 1, from: '09:00', to: '21:00' }],
      closedOnHolidays: false,
      pictureIds: ['P1'],
    },
    ...{ benefitTimes: '营业时间内', position: null },
  },
});
const FACTS = { today: '2026-11-23', signed: true, sealed: true };

it('finds nothing in what is ready, and every step in what is empty', () => {
  expect(joiningFaults(ready(), FACTS)).toEqual([]);
  const faults = joiningFaults(emptyJoining(), { ...FACTS, signed: false, sealed: false });
  expect([...new Set(faults.map(({ step }) => step))]).toEqual(['unit', 'benefits', 'commitment', 'listing']);
  for (const { path, step, text } of faults) {
    expect(path.startsWith(`${step}.`)).toBe(true);
    expect(text).toMatch(/\p{Script=Han}/u);
  }
});

describe('joiningFaults', () => {
  const change = (edit: (content: JoiningContent) => void): JoiningContent => {
    const content = ready();
    edit(content);
    return content;
  };
  it.each<[string, JoiningContent, string[]]>([
    [
      'a credit code of 17',
      change(({ unit }) => (unit.creditCode = '91410100MA45F2Q86')),
      ['unit.creditCode'],
    ],
    ['no sponsor', change(({ unit }) => (unit.sponsorId = null)), ['unit.sponsorId']],
    ['a phone of letters', change(({ unit }) => (unit.headPhone = '请问前台')), ['unit.headPhone']],
    [
      'a grade without a benefit',
      change((content) => (content.benefits = benefits().filter(({ grade }) => grade !== 'good'))),
      ['benefits.enterprise.good'],
    ],
    [
      'a grade that has something for some days only',
      change(({ benefits: [first] }) => first && (first.times = { ...ANY_TIME, until: '2027-03-01' })),
      ['benefits.person.T150', 'benefits.person.T150'],
    ],
    [
      'two that count together at all outlets',
      change(({ benefits }) => {
        const [first] = benefits;
        const quota = { limit: 2, every: 1, unit: 'month' as const };
        if (first)
          for (const benefitId of ['X1', 'X2'])
            benefits.push({ ...first, benefitId, kind: 'free-loans', quota, quotaFor: 'unit' });
      }),
      ['benefits.X2'],
    ],
    [
      'less for a better grade',
      change(({ benefits: [first] }) => first && (first.percentOff = 1)),
      ['benefits.person.T150'],
    ],
    [
      'the same for neighbours without a reason',
      change(({ benefits: [first] }) => first && (first.percentOff = 15)),
      ['benefits.sameReason'],
    ],
    [
      'the same for neighbours with a reason',
      change((content) => {
        content.sameReason = '书籍统一定价';
        if (content.benefits[0]) content.benefits[0].percentOff = 15;
      }),
      [],
    ],
    [
      'a term of a day less than two years',
      change(({ announcement }) => Object.assign(announcement, { openEnded: false, until: '2028-11-22' })),
      ['announcement.until'],
    ],
    [
      'a term of two years',
      change(({ announcement }) => Object.assign(announcement, { openEnded: false, until: '2028-11-23' })),
      [],
    ],
    [
      'a notice of six days',
      change(({ announcement }) => (announcement.noticeDays = 6)),
      ['announcement.noticeDays'],
    ],
    [
      'a place in another city',
      change(({ listing }) => (listing.position = { latitude: 39.9, longitude: 116.4 })),
      ['listing.position'],
    ],
    ['no picture', change(({ listing }) => (listing.pictureIds = [])), ['listing.pictureIds']],
    ['no opening times', change(({ listing }) => (listing.openingTimes = [])), ['listing.openingTimes']],
  ])('of %s', (_name, content, paths) => {
    expect(
      joiningFaults(content, FACTS).map(({ path, step }) =>
        path.startsWith(step) ? path : `${step}.${path}`,
      ),
    ).toEqual(paths);
  });
  it.each([
    [{ signed: false }, 'commitment.signed'],
    [{ sealed: false }, 'commitment.sealed'],
  ])('of a commitment %o', (facts, path) => {
    expect(joiningFaults(ready(), { ...FACTS, ...facts }).map((fault) => fault.path)).toEqual([path]);
  });
});

it.each<[Partial<BenefitDraft>, string | null]>([
  [{}, null],
  [{ percentOff: 0 }, '优惠比例请填 1 到 100'],
  [{ percentOff: 12.5 }, '优惠比例请填 1 到 100'],
  [{ kind: 'deposit-waiver', reducedFen: 0 }, '减免金额请填 0.01 元以上'],
  [{ kind: 'free-services', service: ' ', quota: null }, '请填写免费的服务'],
  [{ kind: 'free-loans', quota: null }, '请填写次数'],
  [{ kind: 'free-loans', quota: { limit: 0, every: 1, unit: 'month' } }, '次数和周期请填整数'],
  [{ times: { ...ANY_TIME, hours: { from: '12:00', to: '09:00' } } }, '优惠时段的结束要晚于开始'],
  [{ terms: '' }, '请填写使用条件'],
])('a benefit with %o: %s', (change, text) => {
  expect(benefitFault({ ...(benefits()[0] as BenefitDraft), ...change })).toBe(text);
});

it('names the steps that changed', () => {
  const after = ready();
  after.listing.address = '第九大街';
  after.sameReason = '统一定价';
  expect(changedSteps(ready(), after)).toEqual(['benefits', 'listing']);
  expect(changedSteps(ready(), ready())).toEqual([]);
  const reordered = ready();
  reordered.benefits = reordered.benefits.map(({ benefitId, ...benefit }) => ({ ...benefit, benefitId }));
  expect(changedSteps(ready(), reordered)).toEqual([]);
});

it.each([
  ['2026-11-23', 2, '2028-11-23'],
  ['2028-02-29', 2, '2030-03-01'],
])('%s and %i years is %s', (day, years, later) => {
  expect(yearsAfter(day, years)).toBe(later);
});

it('tells each audience by its own words', () => {
  const words = AUDIENCES.map(audienceText);
  expect(new Set(words).size).toBe(AUDIENCES.length);
});

describe('the announcement', () => {
  const announced = composeAnnouncement(ready(), '2026-11-23');
  it('names everything that a benefit gives, for every audience', () => {
    const text = announcementText(announced);
    for (const percent of [
      '20%（实付 80%，即 8 折）',
      '15%（实付 85%，即 8.5 折）',
      '10%（实付 90%，即 9 折）',
    ])
      expect(text).toContain(percent);
    expect(announced.parts.slice(1, 4).map(({ lines }) => lines.length)).toEqual([3, 2, 3]);
    expect(announced.title).toBe('明湖书店关于开展“信易阅”活动的公告');
    expect(text).toContain('自 2026年11月23日起长期有效');
  });
  it('names the last day where there is one', () => {
    const content = ready();
    content.announcement = { openEnded: false, until: '2029-01-31', noticeDays: 15 };
    const text = announcementText(composeAnnouncement(content, '2026-11-23'));
    expect(text).toContain('自 2026年11月23日至 2029年1月31日');
    expect(text).toContain('提前 15 天');
  });
});

it('addresses the commitment to the operator and names the unit', () => {
  const text = commitmentText(DEFAULT_COMMITMENT, '明湖书店', DEFAULT_OPERATOR);
  expect(text.split('\n')[1]).toBe('郑州大数据发展有限公司：');
  expect(text.match(/明湖书店/g)).toHaveLength(2);
  expect(COMMITMENT_VERSION).toMatch(/^\d{4}-\d{2}$/);
});

it('takes a template that names unit and operator, and no other', () => {
  expect(commitmentTemplateFault(DEFAULT_COMMITMENT)).toBeNull();
  expect(commitmentTemplateFault(DEFAULT_COMMITMENT.replaceAll('{单位}', ''))).toMatch('{单位}');
  expect(commitmentTemplateFault(DEFAULT_COMMITMENT.replaceAll('{运营单位}', ''))).toMatch('{运营单位}');
  expect(commitmentTemplateFault('{单位}{运营单位}')).toMatch('标题');
});

it('says from when on less is given, where a change takes something away', () => {
  const text = announcementText(composeAnnouncement(ready(), '2026-11-23', '2026-11-30'));
  expect(text).toContain('自 2026年11月30日起执行');
});

it.each(VENUE_STATUSES)('says what may be written while a venue is %s', (status) => {
  const named = editableSteps(status, ['unit', 'commitment']);
  const expected: Partial<Record<VenueStatus, readonly string[]>> = {
    draft: JOINING_STEPS,
    returned: ['unit', 'commitment'],
    live: ['benefits', 'announcement', 'listing'],
    paused: ['benefits', 'announcement', 'listing'],
  };
  expect(named).toEqual(expected[status] ?? []);
});
