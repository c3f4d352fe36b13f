import { expect, test } from '@jest/globals';
import type { MyReport } from '@benefit/shared/relief/report-contract';
import { emptyDraft } from '../../draft';
import type { Draft } from '../../draft';
import { reportRows } from './report-rows';

const draft = (reportId: string, change: Partial<Draft> = {}): Draft => ({
  ...emptyDraft(reportId, 'me', null, new Date('2026-07-22T06:00:00Z')),
  revision: 1,
  ...change,
});
const report = (reportId: string, status: MyReport['status'], number: string | null = 'RB-1'): MyReport =>
  ({ reportId, status, number, deed: '', categoryName: '' }) as MyReport;

const shown = (drafts: Draft[], reports: MyReport[]) => {
  const rows = reportRows(drafts, reports);
  return [rows.drafts.map(({ reportId }) => reportId), rows.sent.map(({ reportId }) => reportId)];
};

test('a draft of this phone and the server’s copy of it are one row', () => {
  expect(shown([draft('a')], [report('a', 'draft'), report('b', 'draft')])).toEqual([['a', 'b'], []]);
});

test('what has to be supplemented stands first, then as the server orders them', () => {
  expect(shown([], [report('a', 'submitted'), report('b', 'returned'), report('c', 'confirmed')])).toEqual([
    [],
    ['b', 'a', 'c'],
  ]);
});

test('drafts stand by when they were touched last', () => {
  const older = draft('a', { savedAt: '2026-07-20T00:00:00.000Z' });
  expect(shown([older, draft('b')], [])).toEqual([['b', 'a'], []]);
});

test('untouched drafts, supplements, drafts handed in elsewhere and given up are no drafts', () => {
  expect(
    shown(
      [draft('a', { revision: 0 }), draft('b', { items: [] }), draft('c')],
      [
        report('b', 'returned'),
        report('c', 'submitted'),
        report('d', 'withdrawn', null),
        report('e', 'withdrawn'),
      ],
    ),
  ).toEqual([[], ['b', 'c', 'e']]);
});
