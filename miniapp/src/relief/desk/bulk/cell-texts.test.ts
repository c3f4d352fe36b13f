import { BULK_COLUMNS } from '@benefit/shared/relief/bulk-column-rules';
import type { BulkRow } from '@benefit/shared/relief/bulk-contract';
import { describe, expect, it } from '@jest/globals';
import { cellAtFault, cellText, shownColumns } from './cell-texts';

const now = new Date('2026-08-12T06:00:00Z');
const person = BULK_COLUMNS.person.map(({ key, label }) => ({ key, label }));

const row = (cells: Record<string, string>, ...faults: string[]): BulkRow => ({
  line: 7,
  outcome: 'wrong',
  cells,
  errors: faults.map((path) => ({ path, code: 'required', text: '有误' })),
});

describe('shownColumns', () => {
  const keys = (...rows: BulkRow[]): string[] => shownColumns(person, rows).map(({ key }) => key);
  const always = ['name', 'documentNumber', 'category', 'deed', 'dates', 'consent'];

  it('leaves out what tells no row from another', () => {
    expect(keys(row({}))).toEqual(always);
  });

  it.each(['gender', 'documentType', 'place'])('shows %s where a row is wrong there', (path) => {
    expect(keys(row({}), row({}, path)).sort()).toEqual([...always, path].sort());
  });

  it('keeps the order of the sheet', () => {
    expect(keys(row({}, 'place', 'gender'))).toEqual([
      'name',
      'gender',
      'documentNumber',
      'category',
      'deed',
      'dates',
      'place',
      'consent',
    ]);
  });

  it('shows an enterprise by its name and code', () => {
    const enterprise = BULK_COLUMNS.enterprise.map(({ key, label }) => ({ key, label }));
    expect(shownColumns(enterprise, []).map(({ key }) => key)).toEqual([
      'name',
      'creditCode',
      'category',
      'deed',
      'dates',
    ]);
  });
});

describe('cellText', () => {
  const text = (key: string, of: BulkRow): string => {
    const column = shownColumns(person, [row({}, 'gender')]).find((one) => one.key === key);
    if (column === undefined) throw new Error(`no column ${key}`);
    return cellText(of, column, now);
  };

  it.each([
    { name: 'a name', key: 'name', row: row({ name: '刘*洋' }), expected: '刘*洋' },
    { name: 'what is missing', key: 'deed', row: row({ deed: ' ' }, 'deed'), expected: '（空）' },
    { name: 'an empty cell that may be', key: 'gender', row: row({}), expected: '' },
    {
      name: 'a clause with its name',
      key: 'category',
      row: row({ category: '一、1' }),
      expected: '一 1 防汛救灾一线',
    },
    {
      name: 'an enterprise clause',
      key: 'category',
      row: row({ category: '二1' }),
      expected: '二 1 企业和社会组织突出贡献',
    },
    {
      name: 'an unknown category as typed',
      key: 'category',
      row: row({ category: '九 9' }),
      expected: '九 9',
    },
    {
      name: 'days in words',
      key: 'dates',
      row: row({ dates: '2026-07-18至2026-07-20' }),
      expected: '7月18日 至 7月20日',
    },
    { name: 'one day', key: 'dates', row: row({ dates: '2020/7/18' }), expected: '2020年7月18日' },
    { name: 'days as typed', key: 'dates', row: row({ dates: '七月中旬' }), expected: '七月中旬' },
    {
      name: 'consent with its day',
      key: 'consent',
      row: row({ consentWay: '书面', consentDate: '2020-07-25' }),
      expected: '书面 2020年7月25日',
    },
    { name: 'consent without a day', key: 'consent', row: row({ consentWay: '口头' }), expected: '口头' },
    { name: 'no consent', key: 'consent', row: row({}, 'consentWay'), expected: '未写明' },
  ])('says $name', ({ key, row: of, expected }) => {
    expect(text(key, of)).toBe(expected);
  });

  it('is at fault with either of its columns', () => {
    const consent = shownColumns(person, []).find(({ key }) => key === 'consent');
    expect(consent && cellAtFault(row({}, 'consentDate'), consent)).toBe(true);
    expect(consent && cellAtFault(row({}, 'deed'), consent)).toBe(false);
  });
});
