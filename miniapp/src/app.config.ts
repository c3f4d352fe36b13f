/** The workbench of officers wants a wide screen and a keyboard: browsers alone have it. */
const DESK_PAGES =
  process.env.TARO_ENV === 'h5'
    ? [
        'desk/todo/index',
        'desk/review/index',
        'desk/bulk/index',
        'desk/campaigns/index',
        'desk/settings/index',
      ]
    : [];
const VENUE_DESK_PAGES =
  process.env.TARO_ENV === 'h5' ? ['venue/desk/standing/index', 'venue/desk/sponsors/index'] : [];

export default defineAppConfig({
  pages: [
    'credit/pages/home/index',
    'venue/pages/venues/index',
    'identity/pages/me/index',
    'identity/pages/welcome/index',
    'identity/pages/bind/index',
    'identity/pages/consent/index',
    'identity/pages/notices/index',
    'identity/pages/looks/index',
    'credit/pages/policy/index',
    'pass/pages/pass/index',
    'pass/pages/phones/index',
    'venue/pages/venue/index',
    'venue/pages/staff/index',
    'venue/pages/invite/index',
    'venue/pages/joining/index',
    'venue/pages/applications/index',
    'ledger/pages/records/index',
    'ledger/pages/book/index',
    ...VENUE_DESK_PAGES,
  ],
  subPackages: [
    {
      root: 'enterprise',
      pages: ['pages/enterprises/index', 'pages/enterprise/index', 'pages/apply/index', 'pages/agent/index'],
    },
    {
      root: 'counter',
      pages: ['pages/enrol/index', 'pages/scan/index', 'pages/today/index', 'pages/returns/index'],
    },
    {
      root: 'relief',
      pages: [
        'pages/reports/index',
        'pages/edit/index',
        'pages/report/index',
        'pages/held/index',
        'pages/bonuses/index',
        ...DESK_PAGES,
      ],
    },
  ],
  // Only where the deed was done, only when the person presses for it.
  requiredPrivateInfos: ['getLocation'],
  permission: { 'scope.userLocation': { desc: '用于在申报里标明事项地点，不提供也能申报' } },
  window: {
    navigationStyle: 'custom',
    navigationBarTitleText: '我的信用优惠',
    navigationBarTextStyle: 'black',
  },
  darkmode: true,
});
