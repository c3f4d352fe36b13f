import { describe, expect, it } from '@jest/globals';
import { readHeading } from './bulk-column-rules.ts';
import type { SheetCell, SheetRow } from './bulk-row-reader-rules.ts';
import { checkRows } from './bulk-rules.ts';
import type { BulkSheetTerms } from './bulk-rules.ts';

const TERMS: BulkSheetTerms = {
  holder: 'person',
  today: '2026-08-11',
  campaignStartsOn: '2026-07-17',
  district: null,
};
const PERSON: Record<string, string> = {
  name: '张三丰',
  gender: '男',
  documentType: '居民身份证',
  documentNumber: '11010519491231002X',
  category: '一 3',
  deed: '防汛值守 3 天',
  dates: '2026-07-18至2026-07-20',
  place: '金水区花园路',
  consentWay: '书面',
  consentDate: '2026-07-23',
};
// the number that GB 11643-1999 prints as its example belongs to a woman
const GIRL = { ...PERSON, gender: '女' };
const ENTERPRISE: Record<string, string> = {
  name: '郑州测试物资有限公司',
  creditCode: '91350100M000100Y43',
  category: '二 1',
  deed: '供应沙袋 2000 条',
  dates: '2026-07-18',
};

const cell = (text: string): SheetCell => ({ text, number: null, fault: null });
const row = (line: number, values: Record<string, string | SheetCell>): SheetRow => ({
  line,
  cells: Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typeof value === 'string' ? cell(value) : value]),
  ),
});
const check = (values: Record<string, string | SheetCell>, terms: Partial<BulkSheetTerms> = {}) => {
  const [checked] = checkRows([row(7, values)], { ...TERMS, ...terms });
  if (checked === undefined) throw new Error('One row in, one row out');
  return checked;
};

describe('checkRows on persons', () => {
  it('takes a row that has everything', () => {
    expect(check(GIRL)).toEqual({
      line: 7,
      outcome: 'ready',
      cells: { ...GIRL, name: '张*丰', documentNumber: '1101**********002X' },
      errors: [],
      deed: {
        name: '张三丰',
        gender: 'female',
        documentType: 'resident-id',
        documentNumber: '11010519491231002X',
        creditCode: '',
        categoryCode: 'public-order',
        fields: {},
        deed: '防汛值守 3 天',
        startedOn: '2026-07-18',
        endedOn: '2026-07-20',
        district: '金水区',
        place: '花园路',
        consent: { way: '书面', on: '2026-07-23' },
      },
    });
  });

  it.each<[string, Record<string, string | SheetCell>, string, string, string]>([
    ['no name', { name: '' }, 'name', 'required', '姓名为空（四 3 要求填写）'],
    [
      'a name of marks',
      { name: '张三<b>' },
      'name',
      'characters',
      '姓名只能包含汉字、字母和间隔号“·”，请与证件保持一致',
    ],
    ['no gender', { gender: '' }, 'gender', 'required', '性别为空（四 3 要求填写），可填：男、女'],
    ['another gender', { gender: '不详' }, 'gender', 'not-a-choice', '性别只能填：男、女'],
    [
      'a gender that is not the number’s',
      { gender: '男' },
      'gender',
      'differs',
      '填写的性别与证件号码不一致，请核对',
    ],
    ['no number', { documentNumber: ' ' }, 'documentNumber', 'required', '证件号码为空（四 3 要求填写）'],
    [
      'a wrong check digit',
      { documentNumber: '110105194912310021' },
      'documentNumber',
      'check-digit',
      '身份证号第 18 位校验不对',
    ],
    [
      'a number too short',
      { documentNumber: '1101051949123100' },
      'documentNumber',
      'length',
      '居民身份证号码应为 18 位，请检查是否多输或漏输',
    ],
    [
      'a number that lost digits',
      { documentNumber: { text: '1.1010519491231E+17', number: 1.1010519491231e17, fault: null } },
      'documentNumber',
      'number-cell',
      '证件号码存成了数字，末几位已丢失，请把这一列改成文本格式后重填',
    ],
    [
      'a formula',
      { documentNumber: { text: '11010519491231002X', number: null, fault: 'formula' } },
      'documentNumber',
      'formula',
      '证件号码是公式，请复制后“粘贴为数值”再上传',
    ],
    [
      'merged cells',
      { deed: { text: '值守', number: null, fault: 'merged' } },
      'deed',
      'merged',
      '具体事项是合并单元格，请取消合并，逐行填写',
    ],
    ['no category', { category: '' }, 'category', 'required', '类别为空，可填：一 1 至一 7'],
    ['no deed', { deed: '' }, 'deed', 'required', '具体事项为空（四 3 要求填写）'],
    ['a deed too long', { deed: '守'.repeat(1001) }, 'deed', 'too-long', '具体事项最多 1000 个字'],
    [
      'a commendation without its level',
      { category: '一 7', deed: '先进个人' },
      'deed',
      'level-missing',
      '一 7 请在具体事项里写明表彰级别：国家级、省级、市级或区县级',
    ],
    [
      'the end before the start',
      { dates: '2026-07-26至2026-07-20' },
      'dates',
      'order',
      '结束日期早于开始日期',
    ],
    ['a day to come', { dates: '2026-09-30' }, 'dates', 'future', '日期在今天之后'],
    [
      'a day before the campaign',
      { dates: '2026-07-16' },
      'dates',
      'too-early',
      '日期在专项开始（2026-07-17）之前',
    ],
    ['no day', { dates: '' }, 'dates', 'required', '日期为空，请写成 2026-07-18至2026-07-20'],
    ['a refusal', { consentWay: '不同意' }, 'consentWay', 'refused', '本人不同意的不能报送，请删除这一行'],
    ['consent to come', { consentDate: '2026-08-12' }, 'consentDate', 'future', '同意日期在今天之后'],
  ])('refuses %s', (_, change, path, code, text) => {
    const checked = check({ ...GIRL, ...change });
    expect(checked.errors).toEqual([{ path, code, text }]);
    expect([checked.outcome, checked.deed]).toEqual(['wrong', null]);
  });

  it.each([
    ['neither', { consentWay: '', consentDate: '' }, 'consentWay', '没有同意方式和日期，等本人在手机上同意'],
    [
      'no day',
      { consentWay: '口头', consentDate: '' },
      'consentDate',
      '口头同意没有日期，等本人在手机上同意',
    ],
    ['no way', { consentWay: '' }, 'consentWay', '有同意日期，没有同意方式，等本人在手机上同意'],
  ])('holds a row whose consent has %s', (_, change, path, text) => {
    const checked = check({ ...GIRL, ...change });
    expect(checked).toMatchObject({ outcome: 'held', errors: [{ path, code: 'consent-missing', text }] });
    expect(checked.deed?.consent).toBeNull();
  });

  it('names every fault of a row at once, and nothing of consent beside them', () => {
    const checked = check({ ...GIRL, category: '', deed: '', consentWay: '', consentDate: '' });
    expect(checked.errors.map(({ path }) => path)).toEqual(['category', 'deed']);
  });

  it('takes a passport, though the sheet has no birth date', () => {
    const checked = check({ ...PERSON, documentType: '护照', documentNumber: 'e１2345678' });
    expect(checked).toMatchObject({ outcome: 'ready', deed: { documentNumber: 'E12345678' } });
    const bad = check({ ...PERSON, documentType: '护照', documentNumber: 'ABC' });
    expect(bad.errors).toMatchObject([{ path: 'documentNumber', code: 'format' }]);
  });

  it('finds the level of a commendation', () => {
    expect(check({ ...GIRL, category: '一 7', deed: '获省级先进个人' }).deed?.fields).toEqual({
      level: 'province',
    });
  });

  it('never shows what a formula pretends to have said', () => {
    const cells = check({ ...GIRL, name: { text: '张三丰', number: null, fault: 'formula' } }).cells;
    expect(cells['name']).toBe('（公式）');
  });

  it('refuses the same deed further down, but not below a row that is wrong itself', () => {
    const rows = [
      row(2, { ...GIRL, category: '' }),
      row(3, GIRL),
      row(4, { ...GIRL, name: '李四', dates: '2026-07-18至20日' }),
      row(5, { ...GIRL, dates: '2026-07-18至2026-07-21' }),
    ];
    const checked = checkRows(rows, TERMS);
    expect(checked.map(({ outcome }) => outcome)).toEqual(['wrong', 'ready', 'wrong', 'ready']);
    expect(checked[2]?.errors).toEqual([
      { path: '', code: 'double', text: '与第 3 行重复：同一人、同一类别、同一日期' },
    ]);
  });
});

describe('checkRows on enterprises', () => {
  const terms = { holder: 'enterprise' } as const;

  it('takes a row that has everything', () => {
    expect(check(ENTERPRISE, terms)).toMatchObject({
      outcome: 'ready',
      cells: ENTERPRISE,
      deed: { creditCode: '91350100M000100Y43', documentType: null, district: '全市', consent: null },
    });
    expect(check(ENTERPRISE, { ...terms, district: '经开区' }).deed?.district).toBe('经开区');
  });

  it('warns of a wrong check character and takes the row', () => {
    const checked = check({ ...ENTERPRISE, creditCode: '91350100M000100Y44' }, terms);
    expect(checked).toMatchObject({ outcome: 'ready', errors: [{ code: 'check-character' }] });
  });

  it.each([
    [{ name: '' }, 'name', 'required'],
    [{ creditCode: '' }, 'creditCode', 'required'],
    [{ creditCode: '9135' }, 'creditCode', 'length'],
    [{ creditCode: '91350100M000100YI3' }, 'creditCode', 'characters'],
    [{ category: '一 1' }, 'category', 'not-a-choice'],
  ])('refuses %p', (change, path, code) => {
    expect(check({ ...ENTERPRISE, ...change }, terms)).toMatchObject({
      outcome: 'wrong',
      errors: [{ path, code }],
    });
  });

  it('knows two deeds of one day apart by their words', () => {
    const rows = [row(2, ENTERPRISE), row(3, { ...ENTERPRISE, deed: '捐赠雨衣' }), row(4, ENTERPRISE)];
    const checked = checkRows(rows, { ...TERMS, ...terms });
    expect(checked.map(({ outcome }) => outcome)).toEqual(['ready', 'ready', 'wrong']);
  });
});

describe('readHeading', () => {
  const heading = (...texts: string[]) => new Map(texts.map((text, index) => [index + 1, text]));

  it('finds columns in any order, with stars, notes and other words', () => {
    const reading = readHeading(
      heading('序号', '日期（填一天或几天）', ' 统一社会\n信用代码', '* 单位名称', '类别', '具体事项'),
      'enterprise',
    );
    expect(reading.ok && Object.fromEntries(reading.columns)).toEqual({
      2: 'dates',
      3: 'creditCode',
      4: 'name',
      5: 'category',
      6: 'deed',
    });
  });

  it('names what is missing and what is there twice', () => {
    expect(readHeading(heading('名称', '类别', '类别', '具体事项'), 'enterprise')).toMatchObject({
      ok: false,
      missing: ['统一社会信用代码', '日期'],
      doubled: ['类别'],
    });
  });
});
