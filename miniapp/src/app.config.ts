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
    'ledger/pages/records/index',
  ],
  subPackages: [{ root: 'counter', pages: ['pages/enrol/index', 'pages/scan/index', 'pages/today/index'] }],
  window: {
    navigationStyle: 'custom',
    navigationBarTitleText: '我的信用优惠',
    navigationBarTextStyle: 'black',
  },
  darkmode: true,
});
