/** What the queue shows; empty where a filter is not set. Stands in the address, so that it can be kept and passed on. */
export interface ReviewFilter {
  campaignId: string;
  categoryCode: string;
  district: string;
  status: string;
  age: string;
  mine: string;
  unassigned: string;
  q: string;
}

const NAMES = [
  'campaignId',
  'categoryCode',
  'district',
  'status',
  'age',
  'mine',
  'unassigned',
  'q',
] as const satisfies readonly (keyof ReviewFilter)[];

/** Reads the filter from an address. */
export function filterOf(params: Partial<Record<string, string>>): ReviewFilter {
  const pairs = NAMES.map((name) => [name, decoded(params[name] ?? '')]);
  // Every name of a filter stands in NAMES.
  return Object.fromEntries(pairs) as ReviewFilter;
}

/** As it is where it is no encoding: somebody typed a lone `%`. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}

/** The filter as a query, what is not set left out. */
export function queryOf(filter: ReviewFilter, more: Record<string, string> = {}): string {
  return Object.entries({ ...filter, ...more })
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}

/** How many filters are set beyond the tab and the search. */
export const setFilters = ({ categoryCode, age, mine, unassigned }: ReviewFilter): number =>
  [categoryCode, age, mine, unassigned].filter((value) => value !== '').length;
