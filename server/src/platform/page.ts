import { fieldProblem } from './problem.ts';

/** Rows of a page. */
export const PAGE_SIZE = 50;

/**
 * Reads the cursor of a list that is ordered by id: the last id of the page before.
 *
 * @throws Problem `invalid-request` when it is none
 */
export function cursorId(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  if (!/^[0-9A-Z]{26}$/.test(cursor)) {
    throw fieldProblem({ path: 'cursor', code: 'wrong-format', text: '翻页位置无效，请从第一页重新查看' });
  }
  return cursor;
}

/** Cuts `PAGE_SIZE + 1` rows to a page: the extra row only tells that another page follows. */
export function toPage<Row extends { id: string }, Item>(
  rows: readonly Row[],
  toItem: (row: Row) => Item,
): { items: Item[]; next: string | null } {
  const page = rows.slice(0, PAGE_SIZE);
  const last = page[page.length - 1];
  return { items: page.map(toItem), next: rows.length > PAGE_SIZE && last !== undefined ? last.id : null };
}
