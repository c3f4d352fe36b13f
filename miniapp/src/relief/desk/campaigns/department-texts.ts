import type { CampaignDetail, Department } from '@benefit/shared/relief/campaign-contract';
import { CATEGORIES } from '@benefit/shared/relief/category-rules';
import { clauseNumber } from './rule-texts';

/** Each department with what comes to it: `一 1、一 3（经开区）`; `全部类别` where it is all of them. */
export function departmentTexts(
  routes: CampaignDetail['routes'],
  departments: readonly Department[],
): { name: string; what: string }[] {
  return departments.flatMap(({ departmentId, name }) => {
    const mine = routes.filter((route) => route.departmentId === departmentId);
    if (mine.length === 0) return [];
    const everywhere = mine.filter(({ district }) => district === null);
    if (everywhere.length === CATEGORIES.length) return [{ name, what: '全部类别' }];
    const texts = CATEGORIES.flatMap(({ code }) => {
      const here = mine.filter(({ categoryCode }) => categoryCode === code);
      if (here.length === 0) return [];
      if (here.some(({ district }) => district === null)) return [clauseNumber(code)];
      return [`${clauseNumber(code)}（${here.map(({ district }) => district).join('、')}）`];
    });
    return [{ name, what: texts.join('、') }];
  });
}
