/** A credit office: its level, and its area; null means the whole city. */
export interface Office {
  level: 'city' | 'county' | 'zone';
  area: string | null;
}

export const isCityOffice = ({ level, area }: Office): boolean => level === 'city' && area === null;

/** What others read of an office: 市信用办, 经开区信用办. */
export const officeName = ({ level, area }: Office): string =>
  area === null ? (level === 'city' ? '市信用办' : '信用办') : `${area}信用办`;
