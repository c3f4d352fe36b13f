/** Where an officer decides: departments by name, offices by level and area (null: the whole city). */
export interface OfficerAreas {
  departments: string[];
  offices: { level: 'city' | 'county' | 'zone'; area: string | null }[];
}
