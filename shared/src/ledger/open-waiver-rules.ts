import type { BenefitKind } from '../venue/benefit-rules.ts';

/** How many deposits a venue may have waived for a holder at once where it names no number itself (rule 8). */
export const DEFAULT_OPEN_WAIVERS = 10;

/** Whether a use stays open until something comes back. */
export const staysOpen = (kind: BenefitKind): boolean => kind === 'deposit-waiver';

/** How many of a benefit may be open at once; null where nothing has to come back. */
export const openLimitOf = (kind: BenefitKind, named: number | null): number | null =>
  staysOpen(kind) ? (named ?? DEFAULT_OPEN_WAIVERS) : null;
