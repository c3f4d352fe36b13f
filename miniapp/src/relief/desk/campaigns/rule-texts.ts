import { categoryOf, commendationLevelText } from '@benefit/shared/relief/category-rules';
import type { PointRule } from '@benefit/shared/relief/points-rules';

/** The clause's own number: 一 1. */
export const clauseNumber = (categoryCode: string): string =>
  (categoryOf(categoryCode)?.clause ?? '').split(' ').slice(-2).join(' ');

export const categoryName = (categoryCode: string): string => categoryOf(categoryCode)?.name ?? categoryCode;

/** A rule in words. */
export function ruleText(rule: PointRule): string {
  switch (rule.kind) {
    case 'fixed':
      return rule.categoryCode === 'donation' ? '每人一次，与金额、数量无关' : '每人一次';
    case 'level':
      return `${[...Object.entries(rule.points)]
        .reverse()
        .map(
          ([level, points]) =>
            `${commendationLevelText[level as keyof typeof commendationLevelText]} ${points}`,
        )
        .join('、')}，取最高一次`;
    case 'hours':
      return rule.steps
        .map(({ upToHours, hoursPerPoint }, index) => {
          const span =
            upToHours === null ? '之后' : index === 0 ? `前 ${upToHours} 小时` : `到 ${upToHours} 小时`;
          return `${rule.steps.length === 1 && upToHours === null ? '' : span}每 ${hoursPerPoint} 小时 1 分`;
        })
        .join('，');
  }
}

/** What a rule pays at most. */
export function mostText(rule: PointRule): { lead: string; points: number } {
  if (rule.kind === 'fixed') return { lead: '固定', points: rule.points };
  if (rule.kind === 'hours') return { lead: '最多', points: rule.most };
  return { lead: '最多', points: Math.max(...Object.values(rule.points)) };
}
