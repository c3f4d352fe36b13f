import { describe, expect, it } from '@jest/globals';
import { csvCell, previewCsv } from './preview-csv';

describe('csvCell', () => {
  it.each([
    ['王*芳', '王*芳'],
    [3, '3'],
    [-3, '-3'],
    ['一,二', '"一,二"'],
    ['他说"好"', '"他说""好"""'],
    ['两\n行', '"两\n行"'],
    ['=1+1', "'=1+1"],
    ['+3，捐款捐物', "'+3，捐款捐物"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', '"\'\r=1"'],
    ['a=1', 'a=1'],
  ])('writes %j as %j', (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });
});

describe('previewCsv', () => {
  it('has a line for each report under its person', () => {
    const reason = {
      reportId: '01KQ0000000000000000000000',
      categoryName: '捐款捐物',
      points: 2,
      text: '+2',
    };
    const text = previewCsv({
      round: 1,
      asOf: '2026-08-20T00:00:00.000Z',
      tableVersion: 2,
      people: 1,
      reports: 2,
      points: 4,
      cappedPeople: 0,
      cappedPoints: 0,
      items: [
        {
          personId: '01KQ0000000000000000000001',
          maskedName: '王*芳',
          maskedNumber: '4101**********3327',
          points: 4,
          cappedBy: 0,
          reasons: [
            { ...reason, number: 'RB-260811-0417' },
            { ...reason, number: 'RB-260811-0418' },
          ],
        },
      ],
      waiting: { checking: 0, unbound: 0, appealed: 0 },
    });
    expect(text.split('\r\n')).toEqual([
      '\ufeff轮次,姓名,证件号码,申报编号,类别,分值,为什么加,规则版本',
      "1,王*芳,4101**********3327,RB-260811-0417,捐款捐物,2,'+2,2",
      "1,王*芳,4101**********3327,RB-260811-0418,捐款捐物,2,'+2,2",
      '',
    ]);
  });
});
