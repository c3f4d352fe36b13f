import type { PointTableRequest } from '@benefit/shared/relief/campaign-contract';
import { CATEGORIES } from '@benefit/shared/relief/category-rules';
import type { Category, CategoryCode } from '@benefit/shared/relief/category-rules';

/** A table while it is being written. */
export type TableDraft = Pick<PointTableRequest, 'perPersonCap' | 'rules'>;
export type Rule = PointTableRequest['rules'][number];
export type RuleKind = Rule['kind'] | 'none';
export type HoursRule = Extract<Rule, { kind: 'hours' }>;
export type HoursStep = HoursRule['steps'][number];

export const RULE_KIND_TEXT: Record<RuleKind, string> = {
  none: '不加分',
  fixed: '固定分',
  hours: '按时长',
  level: '按级别',
};

/** Most steps of a scale by hours. */
export const MOST_STEPS = 5;

/** Categories that can earn a person points, in the document's order. */
export const PERSONAL = (CATEGORIES as readonly Category[]).filter(
  ({ holder }) => holder === 'person',
) as readonly (Category & { code: CategoryCode })[];

/** Ways in which a category can pay: money is none of them (rule 14), and a donation pays the same for all. */
export function kindsOf({ code, fields }: Category): RuleKind[] {
  if (code === 'donation') return ['none', 'fixed'];
  if (fields.some(({ kind }) => kind === 'hours')) return ['none', 'fixed', 'hours'];
  return fields.some(({ key }) => key === 'level') ? ['none', 'fixed', 'level'] : ['none', 'fixed'];
}

/** A rule of a kind to begin with, or none. */
export function newRule(categoryCode: CategoryCode, kind: RuleKind): Rule | null {
  switch (kind) {
    case 'none':
      return null;
    case 'fixed':
      return { categoryCode, kind, points: 2 };
    case 'level':
      return { categoryCode, kind, points: { national: 6, province: 5, city: 4, county: 3 } };
    case 'hours':
      return { categoryCode, kind, most: 5, steps: [{ upToHours: 40, hoursPerPoint: 8 }] };
  }
}

/** The points that a first table is offered with: modest, for the office to change. */
export const FIRST_TABLE: TableDraft = {
  perPersonCap: 10,
  rules: PERSONAL.flatMap((category) => newRule(category.code, kindsOf(category).at(-1) ?? 'none') ?? []),
};

/** The rules with one category's put in, or taken out where it is null, in the document's order. */
export function withRule(rules: readonly Rule[], categoryCode: CategoryCode, rule: Rule | null): Rule[] {
  const others = rules.filter((one) => one.categoryCode !== categoryCode);
  const place = (one: Rule): number => PERSONAL.findIndex(({ code }) => code === one.categoryCode);
  return [...others, ...(rule === null ? [] : [rule])].sort((a, b) => place(a) - place(b));
}

/** One step more: after a step without end it takes that end, else hours go on at half the pay. */
export function withStep(steps: readonly HoursStep[]): HoursStep[] {
  const last = steps[steps.length - 1] ?? { upToHours: null, hoursPerPoint: 4 };
  if (last.upToHours !== null) return [...steps, { upToHours: null, hoursPerPoint: last.hoursPerPoint * 2 }];
  const before = steps[steps.length - 2]?.upToHours ?? 0;
  return [
    ...steps.slice(0, -1),
    { ...last, upToHours: before + 40 },
    { upToHours: null, hoursPerPoint: last.hoursPerPoint * 2 },
  ];
}
