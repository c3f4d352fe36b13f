import { apiOrigin } from './api-address';
import { PAGES } from './navigation';
import type { PageName } from './navigation';

/** The address of a page as any phone's camera can open it, also from WeChat, whose pages have none. */
export function webAddress(page: PageName, params: Record<string, string>): string {
  const origin = apiOrigin === '' ? window.location.origin : apiOrigin;
  const pairs = Object.entries(params).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${origin}${PAGES[page]}?${pairs.join('&')}`;
}
