import { firstPageOf, replaceAll } from './navigation';
import type { PageName } from './navigation';

let wanted: { page: PageName; params: Record<string, string> } | null = null;

/** Remembers where somebody was going who has to log in first: a page that was opened from outside. */
export function wantAfterLogin(page: PageName, params: Record<string, string>): void {
  wanted = { page, params };
}

/** Goes there, or to the account's first page. */
export function goAfterLogin(me: { roles: readonly string[] } | null): void {
  const to = wanted;
  wanted = null;
  if (to) replaceAll(to.page, to.params);
  else replaceAll(firstPageOf(me));
}
