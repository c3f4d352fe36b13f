import type { CategoryCode } from './category-rules.ts';
import type { CommendationLevel } from './category-rules.ts';

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
