import type { OpeningTimes } from '@benefit/shared/venue/opening-rules';
import type { SponsorKind } from '@benefit/shared/venue/joining-contract';
import { DEMO_VENUES } from './demo-accounts.ts';

export interface DemoVenue {
  name: string;
  kind: 'bookstore' | 'library';
  district: string;
  address: string;
  servicePhone: string;
  features: string;
  openingTimes: OpeningTimes;
  announcedOn: string;
  creditCode: string;
  /** GCJ-02, in degrees. */
  position: { latitude: number; longitude: number };
}

/** Made-up units that vouch for the venues of a district; the first one's officer is among the accounts. */
export const DEMO_SPONSORS: readonly { name: string; kind: SponsorKind; district: string }[] = [
  { name: '明湖街道办事处', kind: 'street', district: '经开区' },
  { name: '国际物流园区管委会', kind: 'park', district: '经开区' },
  { name: '如意湖办事处', kind: 'street', district: '郑东新区' },
  { name: '城东路街道办事处', kind: 'street', district: '管城区' },
  { name: '德化街街道办事处', kind: 'street', district: '二七区' },
  { name: '花园路街道办事处', kind: 'street', district: '金水区' },
  { name: '桐柏路街道办事处', kind: 'street', district: '中原区' },
  { name: '枫杨街道办事处', kind: 'street', district: '高新区' },
  { name: '迎宾路街道办事处', kind: 'street', district: '惠济区' },
];

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;
const daily = (from: string, to: string): OpeningTimes => WEEK.map((weekday) => ({ weekday, from, to }));
/** Libraries rest on Mondays. */
const exceptMonday = (from: string, to: string): OpeningTimes =>
  WEEK.filter((weekday) => weekday !== 1).map((weekday) => ({ weekday, from, to }));

/** Made-up venues; the first two have staff. */
export const DEMO_CITY: readonly DemoVenue[] = [
  {
    name: DEMO_VENUES.bookstore,
    kind: 'bookstore',
    district: '郑东新区',
    address: '商务外环路 18 号 1 层',
    servicePhone: '0371-5550-1801',
    features: '儿童绘本区，二楼有自习座位，周末有读书会',
    openingTimes: daily('09:00', '21:30'),
    announcedOn: '2025-03-01',
    creditCode: '91410100MA45DEM00H',
    position: { latitude: 34.7735, longitude: 113.733 },
  },
  {
    name: DEMO_VENUES.library,
    kind: 'library',
    district: '经开区',
    address: '第八大街 66 号',
    servicePhone: '0371-5550-6600',
    features: '24 小时还书箱，无障碍阅览室，盲文书刊',
    openingTimes: exceptMonday('08:30', '20:00'),
    announcedOn: '2025-01-10',
    creditCode: '12410105MA46DEM01L',
    position: { latitude: 34.7161, longitude: 113.7402 },
  },
  {
    name: '纸间书店 航海东路店',
    kind: 'bookstore',
    district: '经开区',
    address: '航海东路 1319 号',
    servicePhone: '0371-5550-1319',
    features: '旧书寄售，咖啡座',
    openingTimes: daily('10:00', '22:00'),
    announcedOn: '2025-04-18',
    creditCode: '91410103MA47DEM028',
    position: { latitude: 34.7203, longitude: 113.7498 },
  },
  {
    name: '滨河社区读书角',
    kind: 'library',
    district: '经开区',
    address: '滨河国际新城 3 号楼',
    servicePhone: '0371-5550-0303',
    features: '老花镜、放大镜免费借用',
    openingTimes: daily('09:00', '18:00'),
    announcedOn: '2025-05-06',
    creditCode: '12410104MA48DEM03H',
    position: { latitude: 34.7046, longitude: 113.7568 },
  },
  {
    name: '如意湖书房',
    kind: 'library',
    district: '郑东新区',
    address: '如意东路 7 号',
    servicePhone: '0371-5550-0707',
    features: '临湖阅览，夜间开放',
    openingTimes: daily('09:00', '23:00'),
    announcedOn: '2025-02-20',
    creditCode: '12410102MA49DEM04A',
    position: { latitude: 34.7801, longitude: 113.7281 },
  },
  {
    name: '城东路旧书店',
    kind: 'bookstore',
    district: '管城区',
    address: '城东路 102 号',
    servicePhone: '0371-5550-0102',
    features: '连环画、地方志',
    openingTimes: daily('09:30', '20:30'),
    announcedOn: '2025-06-01',
    creditCode: '91410100MA45DEM051',
    position: { latitude: 34.7462, longitude: 113.6877 },
  },
  {
    name: '二七广场图书馆',
    kind: 'library',
    district: '二七区',
    address: '德化街 27 号',
    servicePhone: '0371-5550-2727',
    features: '城市历史展，亲子阅览室',
    openingTimes: exceptMonday('09:00', '19:30'),
    announcedOn: '2025-03-15',
    creditCode: '12410105MA46DEM064',
    position: { latitude: 34.7526, longitude: 113.6633 },
  },
  {
    name: '花园路书城',
    kind: 'bookstore',
    district: '金水区',
    address: '花园路 59 号',
    servicePhone: '0371-5550-0059',
    features: '外文书、考试用书',
    openingTimes: daily('09:00', '21:00'),
    announcedOn: '2025-01-22',
    creditCode: '91410103MA47DEM07P',
    position: { latitude: 34.7803, longitude: 113.6823 },
  },
  {
    name: '紫荆山书屋',
    kind: 'bookstore',
    district: '金水区',
    address: '紫荆山路 33 号',
    servicePhone: '0371-5550-0033',
    features: '艺术类图书',
    openingTimes: daily('10:00', '21:00'),
    announcedOn: '2025-07-11',
    creditCode: '91410104MA48DEM08U',
    position: { latitude: 34.7669, longitude: 113.682 },
  },
  {
    name: '碧沙岗少儿图书馆',
    kind: 'library',
    district: '中原区',
    address: '建设西路 88 号',
    servicePhone: '0371-5550-0088',
    features: '绘本 3 万册，故事会',
    openingTimes: exceptMonday('09:00', '18:30'),
    announcedOn: '2025-06-01',
    creditCode: '12410102MA49DEM09R',
    position: { latitude: 34.7466, longitude: 113.6146 },
  },
  {
    name: '高新区科学书店',
    kind: 'bookstore',
    district: '高新区',
    address: '科学大道 100 号',
    servicePhone: '0371-5550-0100',
    features: '科技图书，创客空间',
    openingTimes: daily('09:00', '21:00'),
    announcedOn: '2025-08-08',
    creditCode: '91410100MA45DEM10J',
    position: { latitude: 34.8097, longitude: 113.5581 },
  },
  {
    name: '黄河迎宾书院',
    kind: 'library',
    district: '惠济区',
    address: '迎宾路 12 号',
    servicePhone: '0371-5550-0012',
    features: '黄河文献，户外阅读台',
    openingTimes: exceptMonday('09:00', '17:30'),
    announcedOn: '2025-09-01',
    creditCode: '12410105MA46DEM11M',
    position: { latitude: 34.8612, longitude: 113.6352 },
  },
];
