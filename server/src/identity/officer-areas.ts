import type { Office } from '@benefit/shared/identity/office';

/** Where an officer decides: departments by name, offices by level and area. */
export interface OfficerAreas {
  departments: string[];
  offices: Office[];
}
