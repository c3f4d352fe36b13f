import type { Department } from '@benefit/shared/relief/campaign-contract';
import { CATEGORY_CODES } from '@benefit/shared/relief/category-rules';
import { expect, it } from '@jest/globals';
import { departmentTexts } from './department-texts';

const [A, B, C] = ['01KQ000000000000000000000A', '01KQ000000000000000000000B', '01KQ000000000000000000000C'];
const departments: Department[] = [
  { departmentId: A, name: '市应急管理局', district: null },
  { departmentId: B, name: '市卫生健康委员会', district: null },
  { departmentId: C, name: '经开区应急管理局', district: '经开区' },
];

it('says in clauses what comes to each department', () => {
  const routes = [
    ...CATEGORY_CODES.map((categoryCode) => ({ categoryCode, district: null, departmentId: A })),
    { categoryCode: 'victim-aid' as const, district: null, departmentId: B },
    { categoryCode: 'victim-aid' as const, district: '金水区' as const, departmentId: B },
    { categoryCode: 'commendation' as const, district: '经开区' as const, departmentId: C },
    { categoryCode: 'frontline' as const, district: '经开区' as const, departmentId: C },
    { categoryCode: 'frontline' as const, district: '中牟县' as const, departmentId: C },
  ];
  expect(departmentTexts(routes, departments)).toEqual([
    { name: '市应急管理局', what: '全部类别' },
    { name: '市卫生健康委员会', what: '一 2' },
    { name: '经开区应急管理局', what: '一 1（经开区、中牟县）、一 7（经开区）' },
  ]);
});

it('leaves out departments to which nothing comes', () => {
  expect(departmentTexts([], departments)).toEqual([]);
});
