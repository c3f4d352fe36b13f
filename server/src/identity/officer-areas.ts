import type { Office } from '@benefit/shared/identity/office';

/** Where an officer decides: departments and sponsors by name, offices by level and area. */
export interface OfficerAreas {
  departments: string[];
  sponsors: string[];
  offices: Office[];
  /** Whether the account is a clerk of the operator, who sees every venue's commitment. */
  operator: boolean;
}
