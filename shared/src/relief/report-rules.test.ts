import { describe, expect, it } from '@jest/globals';
import { changesBeyond, countedHours, daysOf, isItem, listFaults, reportFaults } from './report-rules.ts';
import type { ReportFacts } from './report-rules.ts';

const TODAY = '2026-08-11';
const piece = (evidenceId: string, change: object = {}) => ({
  evidenceId,
  fileName: `${evidenceId}.jpg`,
  source: 'album',
  mediaType: 'image/jpeg',
  sizeBytes: 1000,
  ...change,
});
const report: ReportFacts & { campaignId: string } = {
  campaignId: 'c',
  categoryCode: 'frontline',
  fields: { hours: 8 },
  deed: '转移群众',
  startedOn: '2026-07-18',
  endedOn: '2026-07-19',
  district: '金水区',
  place: '文祥路',
  declarations: { capable: true, resident: true, voluntary: true },
  evidence: [piece('e1')],
};
const donation = {
  categoryCode: 'donation',
  fields: { recipient: '红十字会', receiptNumber: 'R1', donatedOn: '2026-07-20', goods: '水' },
};

const faultsOf = (change: object): [string, string][] =>
  reportFaults({ ...report, ...change }, TODAY).map(({ path, code }) => [path, code]);

describe('reportFaults', () => {
  it.each<{ name: string; change: object; faults: [string, string][] }>([
    { name: 'a complete report', change: {}, faults: [] },
    { name: 'no hours', change: { fields: {} }, faults: [] },
    { name: 'all hours of two days', change: { fields: { hours: 48 } }, faults: [] },
    { name: 'an hour more', change: { fields: { hours: 49 } }, faults: [['fields.hours', 'too-big']] },
    { name: 'no hour', change: { fields: { hours: 0 } }, faults: [['fields.hours', 'wrong-format']] },
    {
      name: 'hours in words',
      change: { fields: { hours: '八' } },
      faults: [['fields.hours', 'wrong-format']],
    },
    {
      name: 'hours that are no number',
      change: { fields: { hours: NaN } },
      faults: [['fields.hours', 'wrong-format']],
    },
    { name: 'a deed of spaces', change: { deed: ' \n' }, faults: [['deed', 'required']] },
    { name: 'today', change: { startedOn: TODAY, endedOn: TODAY }, faults: [] },
    {
      name: 'tomorrow',
      change: { endedOn: '2026-08-12' },
      faults: [['endedOn', 'future']],
    },
    {
      name: 'a day that does not exist',
      change: { startedOn: '2026-02-30' },
      faults: [['startedOn', 'date']],
    },
    {
      name: 'an end before the start',
      change: { endedOn: '2026-07-17' },
      faults: [['endedOn', 'before-start']],
    },
    { name: 'no place in a district', change: { place: '' }, faults: [] },
    { name: 'no place elsewhere', change: { district: '市外', place: ' ' }, faults: [['place', 'required']] },
    { name: 'a place elsewhere', change: { district: '市外', place: '卫辉市' }, faults: [] },
    {
      name: 'no declaration',
      change: { declarations: { capable: false, resident: false, voluntary: false } },
      faults: [
        ['declarations.capable', 'required'],
        ['declarations.resident', 'required'],
        ['declarations.voluntary', 'required'],
      ],
    },
    { name: 'no evidence', change: { evidence: [] }, faults: [['evidence', 'required']] },
    {
      name: 'the same piece twice',
      change: { evidence: [piece('e1'), piece('e1')] },
      faults: [['evidence.1.evidenceId', 'repeated']],
    },
    {
      name: 'a field of another category',
      change: { fields: { unit: '某厂' } },
      faults: [['fields.unit', 'unknown-field']],
    },
    {
      name: 'a field that every object has',
      change: { fields: { constructor: 'x' } },
      faults: [['fields.constructor', 'unknown-field']],
    },
    {
      name: 'an enterprise’s category',
      change: { categoryCode: 'enterprise-contribution' },
      faults: [['categoryCode', 'not-a-choice']],
    },
    { name: 'no category', change: { categoryCode: '' }, faults: [['categoryCode', 'not-a-choice']] },
    { name: 'goods', change: donation, faults: [] },
    {
      name: 'money alone',
      change: { ...donation, fields: { ...donation.fields, goods: '', amountFen: 100 } },
      faults: [],
    },
    {
      name: 'neither money nor goods',
      change: { ...donation, fields: { ...donation.fields, goods: '' } },
      faults: [['fields.goods', 'required']],
    },
    {
      name: 'parts of a fen',
      change: { ...donation, fields: { ...donation.fields, amountFen: 0.5 } },
      faults: [['fields.amountFen', 'wrong-format']],
    },
    {
      name: 'a donation tomorrow',
      change: { ...donation, fields: { ...donation.fields, donatedOn: '2026-08-12' } },
      faults: [['fields.donatedOn', 'future']],
    },
    {
      name: 'a donation on no day',
      change: { ...donation, fields: { ...donation.fields, donatedOn: '昨天' } },
      faults: [['fields.donatedOn', 'date']],
    },
    {
      name: 'a credit code with a wrong check character',
      change: {
        categoryCode: 'emergency-production',
        fields: { unit: '某厂', creditCode: '91410100MA00000001', post: '厂长' },
      },
      faults: [],
    },
    {
      name: 'a credit code of other characters',
      change: {
        categoryCode: 'emergency-production',
        fields: { unit: '某厂', creditCode: '91410100MA0000000O', post: '厂长' },
      },
      faults: [['fields.creditCode', 'wrong-format']],
    },
    {
      name: 'a level that there is none of',
      change: {
        categoryCode: 'commendation',
        fields: { authority: '市政府', level: 'galaxy', certificateNumber: '1' },
      },
      faults: [['fields.level', 'not-a-choice']],
    },
    {
      name: 'fifty rare characters in a text of fifty',
      change: {
        categoryCode: 'emergency-production',
        fields: { unit: '某厂', creditCode: '91410100MA00000001', post: '𠮷'.repeat(50) },
      },
      faults: [],
    },
    {
      name: 'fifty-one',
      change: {
        categoryCode: 'emergency-production',
        fields: { unit: '某厂', creditCode: '91410100MA00000001', post: '𠮷'.repeat(51) },
      },
      faults: [['fields.post', 'too-long']],
    },
    {
      name: 'a text that is a number',
      change: { ...donation, fields: { ...donation.fields, recipient: 7 } },
      faults: [['fields.recipient', 'wrong-type']],
    },
  ])('answers to $name', ({ change, faults }) => {
    expect(faultsOf(change)).toEqual(faults);
  });

  it('says in Chinese what to do', () => {
    for (const { text } of reportFaults({ ...report, deed: '', evidence: [], place: '' }, TODAY)) {
      expect(text).toMatch(/请/);
    }
  });
});

describe('changesBeyond', () => {
  const pathsOf = (items: string[], change: object): string[] =>
    changesBeyond(report, { ...report, ...change }, items).map(({ path }) => path);

  it.each<{ name: string; items: string[]; change: object; paths: string[] }>([
    { name: 'nothing changed', items: [], change: {}, paths: [] },
    { name: 'deed, named', items: ['deed'], change: { deed: '新' }, paths: [] },
    { name: 'deed, not named', items: ['place'], change: { deed: '新' }, paths: ['deed'] },
    { name: 'a field, named', items: ['fields.hours'], change: { fields: { hours: 9 } }, paths: [] },
    { name: 'a field where all are named', items: ['fields'], change: { fields: { hours: 9 } }, paths: [] },
    { name: 'a field taken out', items: [], change: { fields: {} }, paths: ['fields.hours'] },
    {
      name: 'another field than the one named',
      items: ['fields.hours'],
      change: { fields: { hours: 8, unit: 'x' } },
      paths: ['fields.unit'],
    },
    { name: 'witness, empty as before', items: [], change: { witness: '' }, paths: [] },
    { name: 'witness, not named', items: [], change: { witness: '王' }, paths: ['witness'] },
    {
      name: 'the same declarations in another order',
      items: [],
      change: { declarations: { voluntary: true, resident: true, capable: true } },
      paths: [],
    },
    {
      name: 'position with the place',
      items: ['place'],
      change: { position: { latitude: 34, longitude: 113 } },
      paths: [],
    },
    {
      name: 'position alone',
      items: ['deed'],
      change: { position: { latitude: 34, longitude: 113 } },
      paths: ['position'],
    },
    {
      name: 'the category, whatever is named',
      items: ['fields'],
      change: { categoryCode: 'donation' },
      paths: ['categoryCode'],
    },
    {
      name: 'a piece more, closed',
      items: ['deed'],
      change: { evidence: [piece('e1'), piece('e2')] },
      paths: ['evidence.1'],
    },
    {
      name: 'a piece more, open',
      items: ['evidence'],
      change: { evidence: [piece('e1'), piece('e2')] },
      paths: [],
    },
    { name: 'a piece off, closed', items: [], change: { evidence: [] }, paths: ['evidence.e1'] },
    { name: 'a piece off, open', items: ['evidence'], change: { evidence: [] }, paths: [] },
    { name: 'a named piece replaced', items: ['e1'], change: { evidence: [piece('e2')] }, paths: [] },
    {
      name: 'a named piece and one more',
      items: ['e1'],
      change: { evidence: [piece('e1'), piece('e2')] },
      paths: [],
    },
    {
      name: 'a piece renamed',
      items: ['deed'],
      change: { evidence: [piece('e1', { fileName: '新.jpg' })] },
      paths: ['evidence.0'],
    },
    {
      name: 'a type as the bytes say it',
      items: [],
      change: { evidence: [piece('e1', { mediaType: 'image/png' })] },
      paths: [],
    },
  ])('answers to $name', ({ items, change, paths }) => {
    expect(pathsOf(items, change)).toEqual(paths);
  });
});

it.each([
  ['deed', true],
  ['evidence', true],
  ['fields.hours', true],
  ['fields.unit', false],
  ['fields.', false],
  ['e1', true],
  ['e2', false],
  ['campaignId', false],
  ['', false],
])('knows whether %p is an item', (item, expected) => {
  expect(isItem(item, report)).toBe(expected);
});

it.each([
  ['2026-07-18', '2026-07-18', 1],
  ['2026-07-18', '2026-07-20', 3],
  ['2024-02-28', '2024-03-01', 3],
  ['2026-07-20', '2026-07-18', 0],
  ['2026-07-20', 'soon', 0],
])('counts the days from %s to %s as %d', (startedOn, endedOn, days) => {
  expect(daysOf({ startedOn, endedOn })).toBe(days);
});

describe('countedHours', () => {
  it.each<{ name: string; change: object; tenths: number | null; hours: number | null }>([
    { name: 'as recognised', change: {}, tenths: 155, hours: 15.5 },
    { name: 'recognised as none', change: {}, tenths: 0, hours: 0 },
    { name: 'as stated', change: {}, tenths: null, hours: 8 },
    { name: 'eight a day', change: { fields: {} }, tenths: null, hours: 16 },
    { name: 'none where hours are nothing', change: donation, tenths: 155, hours: null },
    { name: 'none without a category', change: { categoryCode: 'x' }, tenths: null, hours: null },
  ])('counts $name', ({ change, tenths, hours }) => {
    expect(countedHours({ ...report, ...change }, tenths)).toBe(hours);
  });
});

it('names faults of the list by their place in it', () => {
  expect(listFaults([piece('a'), piece('b', { sizeBytes: 0 })]).map(({ path }) => path)).toEqual([
    'evidence.1',
  ]);
});
