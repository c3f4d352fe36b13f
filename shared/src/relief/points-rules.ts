import { COMMENDATION_LEVELS, categoryOf, commendationLevelText } from './category-rules.ts';
import type { CategoryCode, CommendationLevel } from './category-rules.ts';

/**
 * How a category earns points: a fixed number once a person; so many for hours, fewer the longer it
 * goes on; or by the level of a commendation, the highest once. Nothing pays by money given
 * (rule 14): there is no kind for it, and none can be saved.
 */
export type PointRule =
  | { categoryCode: CategoryCode; kind: 'fixed'; points: number }
  | {
      categoryCode: CategoryCode;
      kind: 'hours';
      /** One point for each `hoursPerPoint` up to `upToHours` (null: without end), ascending. */
      steps: readonly { upToHours: number | null; hoursPerPoint: number }[];
      /** Most points that one person gets of this category. */
      most: number;
    }
  | { categoryCode: CategoryCode; kind: 'level'; points: Record<CommendationLevel, number> };

/** One version of a campaign's points; a bonus keeps the version that made it (rule 21). */
export interface PointTable {
  version: number;
  /** ISO instant from which it decides. */
  effectiveFrom: string;
  /** Most points that one person gets in the whole campaign. */
  perPersonCap: number;
  rules: readonly PointRule[];
}

/** A confirmed deed as the points need it. */
export interface CountedDeed {
  reportId: string;
  categoryCode: CategoryCode;
  categoryName: string;
  /** Hours that count; null where the category is not reckoned by hours. */
  hours: number | null;
  /** Of a commendation. */
  level: CommendationLevel | null;
}

/** Points that stand already: of earlier rounds, by the same campaign. */
export interface StandingPoints {
  total: number;
  byCategory: Partial<Record<CategoryCode, number>>;
}

/** What one deed adds, and in words why. */
export interface DeedPoints {
  reportId: string;
  points: number;
  /** Points that a limit of the category or the cap per person takes away. */
  cappedBy: number;
  /** `+3，受灾群众帮扶、卫生防疫一线，26 小时，规则第 2 版`. */
  text: string;
}

/** Points of one deed by the table, before any cap: what its category pays for it alone. */
export function pointsOf(table: Pick<PointTable, 'rules'>, deed: Omit<CountedDeed, 'reportId'>): number {
  const rule = table.rules.find(({ categoryCode }) => categoryCode === deed.categoryCode);
  if (rule === undefined) return 0;
  if (rule.kind === 'fixed') return rule.points;
  if (rule.kind === 'level') return deed.level === null ? 0 : rule.points[deed.level];
  return Math.min(rule.most, pointsForHours(rule.steps, deed.hours ?? 0));
}

/** One point for each full `hoursPerPoint` within each step; hours that are left over in a step are lost. */
function pointsForHours(
  steps: readonly { upToHours: number | null; hoursPerPoint: number }[],
  hours: number,
): number {
  let points = 0;
  let from = 0;
  for (const { upToHours, hoursPerPoint } of steps) {
    const until = upToHours ?? Infinity;
    if (hours <= from) break;
    points += Math.floor((Math.min(hours, until) - from) / hoursPerPoint);
    from = until;
  }
  return points;
}

/** Most points that a person gets of a category in the whole campaign: fixed ones once, the highest level once. */
function categoryLimit(rule: PointRule): number {
  if (rule.kind === 'fixed') return rule.points;
  return rule.kind === 'hours' ? rule.most : Math.max(...Object.values(rule.points));
}

/**
 * The points of one person's deeds in a round, in the order given. What stands from earlier rounds
 * counts towards the limit of each category and the cap per person, so that a deed adds only what is
 * still open; a level adds what it is above the one that stands.
 */
export function roundPoints(
  table: PointTable,
  deeds: readonly CountedDeed[],
  standing: StandingPoints,
): DeedPoints[] {
  const byCategory = { ...standing.byCategory };
  let total = standing.total;
  return deeds.map((deed) => {
    const alone = pointsOf(table, deed);
    const rule = table.rules.find(({ categoryCode }) => categoryCode === deed.categoryCode);
    const had = byCategory[deed.categoryCode] ?? 0;
    const limit = rule === undefined ? 0 : categoryLimit(rule);
    const wanted =
      rule?.kind === 'level' ? Math.max(0, alone - had) : Math.min(alone, Math.max(0, limit - had));
    const points = Math.max(0, Math.min(wanted, table.perPersonCap - total));
    byCategory[deed.categoryCode] = had + points;
    total += points;
    return {
      reportId: deed.reportId,
      points,
      cappedBy: alone - points,
      text: explanation(table, deed, points, alone),
    };
  });
}

function explanation(table: PointTable, deed: CountedDeed, points: number, alone: number): string {
  const parts = [`+${points}`, deed.categoryName];
  if (deed.hours !== null) parts.push(`${deed.hours} 小时`);
  if (deed.level !== null) parts.push(commendationLevelText[deed.level]);
  parts.push(`规则第 ${table.version} 版`);
  if (points < alone) parts.push(`原计 ${alone} 分，按上限计 ${points} 分`);
  return parts.join('，');
}

/** Something that keeps a table from being saved: where, and in words. */
export interface PointTableFault {
  path: string;
  code: string;
  text: string;
}

/** 一 5 and rule 14: a donation counts once a person, whatever was given. */
const MONEY = '按捐款金额或数量给分的加分表不能保存：捐款捐物只能是固定分，每人一次';

/**
 * What keeps a point table from being saved; empty when nothing does. A table that pays by money
 * given cannot be said in `PointRule`, and a donation's rule of any other kind is refused in words.
 */
export function pointTableFaults(table: Pick<PointTable, 'perPersonCap' | 'rules'>): PointTableFault[] {
  const faults: PointTableFault[] = [];
  if (table.perPersonCap < 1)
    faults.push({ path: 'perPersonCap', code: 'too-small', text: '每人合计上限至少 1 分' });
  table.rules.forEach((rule, index) => {
    const path = `rules.${index}`;
    const first = table.rules.findIndex(({ categoryCode }) => categoryCode === rule.categoryCode);
    if (first < index)
      faults.push({ path: `${path}.categoryCode`, code: 'repeated', text: '同一类别只能有一条规则' });
    faults.push(...ruleFaults(rule, path));
  });
  return faults;
}

function ruleFaults(rule: PointRule, path: string): PointTableFault[] {
  const category = categoryOf(rule.categoryCode);
  if (category?.holder !== 'person') {
    return [{ path: `${path}.categoryCode`, code: 'not-a-choice', text: '只有个人类别可以加分' }];
  }
  if (rule.categoryCode === 'donation' && rule.kind !== 'fixed') {
    return [{ path: `${path}.kind`, code: 'pays-by-money', text: MONEY }];
  }
  if (rule.kind === 'level') {
    const values = COMMENDATION_LEVELS.map((level) => rule.points[level]);
    const falling = values.every((value, index) => index === 0 || value <= (values[index - 1] ?? 0));
    const has = category.fields.some(({ key }) => key === 'level');
    return [
      ...(has ? [] : [{ path: `${path}.kind`, code: 'not-a-choice', text: '只有表彰可以按级别给分' }]),
      ...(falling
        ? []
        : [{ path: `${path}.points`, code: 'not-falling', text: '级别低的分值不能高于级别高的' }]),
    ];
  }
  if (rule.kind === 'fixed') return [];
  const hasHours = category.fields.some(({ kind }) => kind === 'hours');
  return [
    ...(hasHours
      ? []
      : [{ path: `${path}.kind`, code: 'not-a-choice', text: '这个类别没有时长，不能按时长给分' }]),
    ...stepFaults(rule.steps, path),
  ];
}

/** Steps go up in hours, only the last is without end, and later hours never pay better (递减). */
function stepFaults(
  steps: readonly { upToHours: number | null; hoursPerPoint: number }[],
  path: string,
): PointTableFault[] {
  return steps.flatMap(({ upToHours, hoursPerPoint }, index) => {
    const before = steps[index - 1];
    const at = `${path}.steps.${index}`;
    if (before === undefined) return [];
    if (before.upToHours === null || (upToHours !== null && upToHours <= before.upToHours)) {
      return [
        {
          path: `${at}.upToHours`,
          code: 'not-ascending',
          text: '各档的小时数应从小到大，只有最后一档可以不封顶',
        },
      ];
    }
    return hoursPerPoint < before.hoursPerPoint
      ? [{ path: `${at}.hoursPerPoint`, code: 'not-diminishing', text: '后面一档不能比前面一档更容易得分' }]
      : [];
  });
}
