import Taro from '@tarojs/taro';

/** Every page, so that a path is written once. */
export const PAGES = {
  home: '/credit/pages/home/index',
  venues: '/venue/pages/venues/index',
  me: '/identity/pages/me/index',
  welcome: '/identity/pages/welcome/index',
  bind: '/identity/pages/bind/index',
  consent: '/identity/pages/consent/index',
  notices: '/identity/pages/notices/index',
  looks: '/identity/pages/looks/index',
  policy: '/credit/pages/policy/index',
  pass: '/pass/pages/pass/index',
  phones: '/pass/pages/phones/index',
  venue: '/venue/pages/venue/index',
  staff: '/venue/pages/staff/index',
  invite: '/venue/pages/invite/index',
  joining: '/venue/pages/joining/index',
  enterprises: '/enterprise/pages/enterprises/index',
  enterprise: '/enterprise/pages/enterprise/index',
  enterpriseApply: '/enterprise/pages/apply/index',
  agentInvite: '/enterprise/pages/agent/index',
  applications: '/venue/pages/applications/index',
  records: '/ledger/pages/records/index',
  book: '/ledger/pages/book/index',
  enrol: '/counter/pages/enrol/index',
  scan: '/counter/pages/scan/index',
  today: '/counter/pages/today/index',
  returns: '/counter/pages/returns/index',
  reports: '/relief/pages/reports/index',
  reportEdit: '/relief/pages/edit/index',
  report: '/relief/pages/report/index',
  heldReports: '/relief/pages/held/index',
  bonuses: '/relief/pages/bonuses/index',
  // The workbench stands in browsers alone.
  deskTodo: '/relief/desk/todo/index',
  deskReview: '/relief/desk/review/index',
  deskBulk: '/relief/desk/bulk/index',
  deskCampaigns: '/relief/desk/campaigns/index',
  deskSettings: '/relief/desk/settings/index',
  deskVenues: '/venue/desk/standing/index',
  deskSponsors: '/venue/desk/sponsors/index',
} as const;
export type PageName = keyof typeof PAGES;

/** Where an account starts after logging in: officers at their workbench, where there is one. */
export function firstPageOf(me: { roles: readonly string[] } | null): PageName {
  if (me === null || process.env.TARO_ENV !== 'h5') return 'home';
  const isOneOf = (...roles: string[]) => me.roles.some((role) => roles.includes(role));
  if (isOneOf('department', 'office')) return 'deskTodo';
  return isOneOf('sponsor', 'operator') ? 'deskVenues' : 'home';
}

/** Opens a page above the present one. */
export function open(page: PageName, params: Record<string, string> = {}): void {
  void Taro.navigateTo({ url: PAGES[page] + queryText(params) });
}

/** Puts a page in the place of all others: for the tabs and after logging in or out. */
export function replaceAll(page: PageName, params: Record<string, string> = {}): void {
  void Taro.reLaunch({ url: PAGES[page] + queryText(params) });
}

/** Puts a page in the place of the present one. */
export function replace(page: PageName, params: Record<string, string> = {}): void {
  void Taro.redirectTo({ url: PAGES[page] + queryText(params) });
}

/** One page back; home where the page was opened by its address and nothing lies below it. */
export function back(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else replaceAll('home');
}

export function dial(phoneNumber: string): void {
  // Rejects when the caller closes the phone's own question; that is no failure.
  void Taro.makePhoneCall({ phoneNumber, fail: () => undefined }).catch(() => undefined);
}

function queryText(params: Record<string, string>): string {
  const pairs = Object.entries(params).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
