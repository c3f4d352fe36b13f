import { PAGE_SIZE } from '../platform/page.ts';
import { fieldProblem } from '../platform/problem.ts';

/** Position in a list of venues: by name, then id. */
export interface VenuePosition {
  name: string;
  id: string;
}

/** Cuts `PAGE_SIZE + 1` venues to a page: the extra one only tells that another page follows. */
export function toNamedPage<Row extends VenuePosition>(
  rows: readonly Row[],
): { page: Row[]; next: string | null } {
  const page = rows.slice(0, PAGE_SIZE);
  const last = page[page.length - 1];
  return { page, next: rows.length > PAGE_SIZE && last !== undefined ? writePosition(last) : null };
}

const writePosition = ({ name, id }: VenuePosition): string =>
  Buffer.from(`${id}${name}`).toString('base64url');

/**
 * Reads the cursor of such a list.
 *
 * @throws Problem `invalid-request` when it is none
 */
export function readPosition(cursor: string | undefined): VenuePosition | null {
  if (cursor === undefined) return null;
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!/^[0-9A-Z]{26}./u.test(text)) {
    throw fieldProblem({ path: 'cursor', code: 'wrong-format', text: '翻页位置无效，请从第一页重新查看' });
  }
  return { id: text.slice(0, 26), name: text.slice(26) };
}
