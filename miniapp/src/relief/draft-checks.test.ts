import { describe, expect, test } from '@jest/globals';
import { emptyDraft } from './draft';
import type { Draft } from './draft';
import { creditCodeWarning, draftFaults, stepFaults, stepOf } from './draft-checks';

const TODAY = '2026-07-22';
const empty = emptyDraft('id', 'me', 'campaign', new Date('2026-07-22T06:00:00Z'));
const whole: Draft = {
  ...empty,
  categoryCode: 'frontline',
  deed: '搬沙袋',
  startedOn: '2026-07-20',
  endedOn: '2026-07-21',
  district: '经开区',
  declarations: { capable: true, resident: true, voluntary: true },
  files: [
    {
      evidenceId: 'a',
      fileName: 'a.jpg',
      sizeBytes: 5,
      mediaType: 'image/jpeg',
      source: 'album',
      poster: false,
      stored: false,
    },
  ],
};
const paths = (draft: Draft) => draftFaults(draft, TODAY).map(({ path }) => path);

describe('what is wrong with a draft', () => {
  test('nothing with a whole one', () => {
    expect(paths(whole)).toEqual([]);
  });

  test('all of an empty one, from the top of the page to its end', () => {
    expect(paths(empty)).toEqual([
      'categoryCode',
      'deed',
      'startedOn',
      'endedOn',
      'district',
      'evidence',
      'declarations.capable',
      'declarations.resident',
      'declarations.voluntary',
    ]);
    expect(draftFaults(empty, TODAY).map(({ text }) => text)).toContain('请选择开始日期');
  });

  test.each<[string, Partial<Draft>, string[]]>([
    ['a place outside the city without words', { district: '市外', place: ' ' }, ['place']],
    ['an end before the start', { startedOn: '2026-07-21', endedOn: '2026-07-20' }, ['endedOn']],
    [
      'a day that is still to come',
      { startedOn: '2026-07-23', endedOn: '2026-07-23' },
      ['startedOn', 'endedOn'],
    ],
    ['hours that are none', { fields: { hours: 'x' } }, ['fields.hours']],
    [
      'a donation of nothing',
      { categoryCode: 'donation', fields: { recipient: 'r', receiptNumber: 'n', donatedOn: TODAY } },
      ['fields.goods'],
    ],
    ['no evidence', { files: [] }, ['evidence']],
  ])('%s', (_, change, expected) => {
    expect(paths({ ...whole, ...change })).toEqual(expected);
  });

  test('each stands on its step', () => {
    expect(stepFaults(empty, 'evidence', TODAY).map(({ path }) => path)).toEqual(['evidence']);
    expect(stepFaults(empty, 'check', TODAY)).toHaveLength(3);
    expect(['fields.hours', 'evidence.0', 'declarations.capable'].map(stepOf)).toEqual([
      'deed',
      'evidence',
      'check',
    ]);
  });

  test('of a report sent back only what was named counts, and evidence always', () => {
    const returned = {
      ...whole,
      deed: '',
      endedOn: '2026-07-01',
      files: [],
      items: [{ item: 'deed', text: '' }],
    };
    expect(paths(returned)).toEqual(['deed', 'evidence']);
  });
});

test.each([
  ['', null],
  ['9141', '已填 4 位，应为 18 位'],
  ['91410100MA44X2QX4I', '含有代码里没有的字符，如 I、O、S、V、Z'],
  ['91350100M000100Y43', null],
  ['91350100M000100Y44', '校验位不对，请再核对一遍；确认无误可以继续'],
])('a credit code “%s”: %s', (text, expected) => {
  expect(creditCodeWarning(text)).toBe(expected);
});
